"""Publishing a course: what is missing, what the change is, and who is asked; counted and shown before it is done."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.access.readers import describe
from intranet.acknowledgement.preview import preview
from intranet.directives.meanwhile import see_newest
from intranet.training.errors import TrainingRefused, WrittenMeanwhile
from intranet.training.models import Course
from intranet.training.office.forms.publishing import PublishForm
from intranet.training.office.keeping import forget_choice, keep_choice, kept_choice
from intranet.training.office.views.found import course_or_404
from intranet.training.services import PublishOrder, publish
from intranet.training.services.asking import live_audience
from intranet.training.services.publishing import Draft, mark_of, newest, optional_tests, problems_in
from intranet.training.services.reach import as_tree


def make_public(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Nothing is published before it was on the screen how many people are asked, and how many of them may not see the
    course. What was chosen is kept until it is published or taken back, whatever page is looked at meanwhile.
    """
    course = course_or_404(request, public_id, "publish")
    if "forget" in request.POST:
        forget_choice(request, course)
        return redirect("training:office:publish", public_id=public_id)
    draft = newest(course)
    first = {"seen": mark_of(draft)}
    if request.method == "POST":
        keep_choice(request, course)
    typed = request.POST if request.method == "POST" else kept_choice(request, course, first)
    form = PublishForm(typed, course=course, audience=live_audience(course), initial=first)
    is_unseen = False
    if request.method == "POST" and form.is_valid() and "publish" in request.POST:
        is_unseen = form.asks_anew and request.POST.get("choice") != form.shown
        if not is_unseen and form.check_readers() and _publish(request, course, form, draft):
            forget_choice(request, course)
            return redirect("training:office:course", public_id=public_id)
    context = _page(course, draft, form) | {"is_unseen": is_unseen}
    return render(request, "intranet/training/office/publish.html", context)


def _publish(request: HttpRequest, course: Course, form: PublishForm, draft: Draft) -> bool:
    person: Any = request.user
    try:
        publish(course.pk, person, form.order(), seen=form.cleaned_data["seen"])
    except WrittenMeanwhile:
        see_newest(form, mark_of(draft))
        words = _("Somebody changed the course since this page was shown. Look through it, then publish it.")
        form.add_error(None, words)
        return False
    except TrainingRefused as refused:
        form.add_error(None, refused.problems)
        return False
    messages.success(request, _("The course is published."))
    return True


def _page(course: Course, draft: Draft, form: PublishForm) -> dict[str, Any]:
    form.is_bound and form.is_valid()
    named = form.named()
    lacking = [] if form.is_bound and form.non_field_errors() else problems_in(draft, PublishOrder(note="–"))
    return {
        "course": course,
        "title": draft.course.title,
        "form": form,
        "asked": preview(named) if named else None,
        "unseen": form.unseen(),
        "let_in": "; ".join(describe(form.let_in())),
        "choice": form.shown if form.is_bound and named else "",
        "is_kept": form.is_bound,
        "lacking": list(lacking),
        "optional": optional_tests(draft),
        "lessons": len(draft.lessons),
        "readers": as_tree(form.readers, form.by_pk.values()),
    }
