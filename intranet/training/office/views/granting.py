"""One attempt more for somebody who has used up theirs."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.training.errors import TrainingRefused
from intranet.training.models import Attempt, Course, Enrolment
from intranet.training.office.forms.granting import GrantForm
from intranet.training.office.views.found import course_or_404
from intranet.training.queries.used_up import used_up
from intranet.training.services import grant_attempt


def grant(request: HttpRequest, public_id: uuid.UUID, run: int, item: uuid.UUID) -> HttpResponse:
    """Who it is, when they tried, and the reason; how they did is theirs to know. Nobody gives themselves one."""
    course = course_or_404(request, public_id)
    learner = _run_or_404(request, course, run)
    found = used_up(enrolment=learner, item=item).first()
    if found is None:
        messages.info(request, _("Nothing to give here: an attempt is left, or the lesson is done."))
        return redirect("training:office:follow", public_id)
    form = GrantForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _grant(request, learner, item, form):
        messages.success(request, _("%(who)s may try once more, and is told so.") % {"who": learner.person})
        return redirect("training:office:follow", public_id)
    attempts = Attempt.objects.filter(enrolment=learner, item__key=item).defer("drawn", "answers")
    context = {"course": course, "run": learner, "found": found, "form": form, "attempts": attempts}
    return render(request, "intranet/training/office/grant.html", context)


def _run_or_404(request: HttpRequest, course: Course, key: int) -> Enrolment:
    rows = Enrolment.objects.filter(course=course).exclude(person=request.user.pk)
    found = rows.select_related("person", "unit").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def _grant(request: HttpRequest, learner: Enrolment, item: uuid.UUID, form: GrantForm) -> bool:
    person: Any = request.user
    try:
        grant_attempt(learner.pk, item, person, form.cleaned_data["reason"])
    except TrainingRefused as refused:
        form.add_error("reason", refused.problems)
        return False
    return True
