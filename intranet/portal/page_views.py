"""What one does with any page: mark it, report what is wrong with it; and settling what was reported."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.decisions import allowed_or_404
from intranet.directives.rules import is_number
from intranet.portal.bookmarks import bookmarks_of, drop, keep, subject_of
from intranet.portal.models import PageProblem
from intranet.portal.page_forms import ProblemForm, SettleForm
from intranet.portal.page_owners import open_problems, pages_named, path_of, subject_at
from intranet.portal.problems import TooMany, report, settle
from intranet.portal.views import back_to


@require_http_methods(["GET", "HEAD", "POST"])
def bookmarks(request: HttpRequest) -> HttpResponse:
    """What the person has marked; a form marks or unmarks what it shows. What they may not read is not there."""
    person: Any = request.user
    if request.method != "POST":
        return render(request, "intranet/portal/bookmarks.html", {"bookmarks": bookmarks_of(person)})
    named = subject_of(request.POST.get("subject", ""))
    if named is None:
        raise Http404
    model, key = named
    if request.POST.get("keep") == "1":
        keep(person, allowed_or_404(request, model._default_manager.filter(pk=key).first()))
        messages.success(request, _("It is marked; you find it on “My work”."))
    else:
        drop(person, model, key)
        messages.success(request, _("The mark is taken off."))
    return redirect(back_to(request))


@require_http_methods(["GET", "HEAD", "POST"])
def report_problem(request: HttpRequest) -> HttpResponse:
    """What is wrong with the page that the address names; it goes to the page's owner."""
    person: Any = request.user
    path = path_of(request.POST.get("page", "") or request.GET.get("trang", ""))
    form = ProblemForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            report(path, form.cleaned_data["kind"], form.cleaned_data["text"], person)
        except TooMany as refused:
            form.add_error(None, str(refused.message))
        else:
            messages.success(request, _("Thank you. Whoever looks after the page is told."))
            return redirect("portal:reported")
    context = {"form": form, "path": path, "subject": subject_at(path, person)}
    return render(request, "intranet/portal/report_problem.html", context)


@require_safe
def problems(request: HttpRequest) -> HttpResponse:
    """What was reported about pages that the person looks after, and is not settled."""
    asked = request.GET.get("page", "1")
    number = int(asked) if is_number(asked) and len(asked) < 7 else 1
    found = Paginator(open_problems(request.user), 20).get_page(number)  # type: ignore[arg-type]
    context = {"page": found, "problems": pages_named(found.object_list)}
    return render(request, "intranet/portal/problems.html", context)


@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """What the person has reported, and what was done about it."""
    mine = PageProblem.objects.filter(by=request.user.pk).order_by("-pk")[:50]
    return render(request, "intranet/portal/reported.html", {"problems": mine})


@require_POST
def settle_problem(request: HttpRequest, problem_id: int) -> HttpResponse:
    """The problem is dealt with; anybody else's does not exist."""
    form = SettleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("The answer has at most 300 characters."))
        return redirect("portal:problems")
    try:
        settle(problem_id, request.user, form.cleaned_data["answer"])  # type: ignore[arg-type]
    except PageProblem.DoesNotExist as missing:
        raise Http404 from missing
    messages.success(request, _("It is settled; who reported it is told."))
    return redirect("portal:problems")
