"""Certificates: on paper for whoever holds one, and the page that says whether one is valid."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intranet.access.decisions import decide
from intranet.people.rules import today
from intranet.people.sources import source_of
from intranet.printing.answers import PDF, file_answer
from intranet.printing.award import award_pdf
from intranet.training.filenames import name_of
from intranet.training.models import Certificate
from intranet.training.paper import award_of
from intranet.training.services import checking


@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The certificate as PDF, for its holder and for who follows the course."""
    rows = Certificate.objects.select_related("enrolment__course", "unit")
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404
    is_own = found.enrolment.person_id == request.user.pk
    if not is_own and not decide(request.user, "follow", found.enrolment.course, request):
        raise Http404
    name = name_of(f"giay-chung-nhan-{found.number}-{found.year}", found.title, kind="pdf")
    return file_answer(award_pdf(award_of(found)), PDF, name, saved=False)


@login_not_required
@never_cache
@require_safe
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a certificate is valid, for anybody who holds the paper. Codes that lead nowhere are counted, and too
    many of them close the door for a while, whatever is asked then.
    """
    source = source_of(request)
    if wait := checking.seconds_left(source):
        answer = render(request, "intranet/training/check_wait.html", status=429)
        answer["Retry-After"] = str(wait)
        return answer
    found = Certificate.objects.select_related("unit").filter(code=code).first()
    if found is None:
        checking.erred(source)
        return render(request, "intranet/training/check_none.html", status=404)
    context = {"certificate": found, "is_valid": found.is_valid_on(today())}
    return render(request, "intranet/training/check.html", context)
