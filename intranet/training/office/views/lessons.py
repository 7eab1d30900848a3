"""A lesson on its desk, and as learners will see it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.training.errors import WrittenMeanwhile
from intranet.training.office.desk import Desk, desk_of
from intranet.training.office.picking import ENTER, is_filtering
from intranet.training.office.previews import preview_of
from intranet.training.office.views.found import lesson_or_404


def edit(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """The newest text. A button that moves, adds or removes a block saves nothing; what was typed stays."""
    course, lesson = lesson_or_404(request, public_id, item)
    desk, theirs = desk_of(course, lesson), []
    if request.method != "POST":
        desk.lay_saved()
    elif request.POST.get("do", ENTER) != ENTER or is_filtering(request.POST):
        desk.lay_arranged(request.POST)
    else:
        desk.lay_typed(request.POST)
        if desk.is_valid():
            try:
                return _save(request, desk)
            except WrittenMeanwhile as refused:
                theirs = desk.beside_saved()
                desk.form.add_error(None, refused.problems)
    return render(request, "intranet/training/office/lesson.html", desk.context() | {"theirs": theirs})


def _save(request: HttpRequest, desk: Desk) -> HttpResponse:
    person: Any = request.user
    desk.save(person)
    messages.success(request, _("The lesson is saved. Learners do not see it before the course is published."))
    if desk.is_optional:
        words = _("Its test need not be passed for the lesson to count as done. See “When it counts as done”.")
        messages.warning(request, words)
    to = "training:office:preview" if "preview" in request.POST else "training:office:lesson"
    return redirect(to, public_id=desk.course.public_id, item=desk.lesson.public_id)


def preview(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """What is saved, as learners will see it; a question in the text can be tried, and nothing of it is kept."""
    course, lesson = lesson_or_404(request, public_id, item)
    person: Any = request.user
    shown = preview_of(course, lesson, person, request.POST)
    return render(request, "intranet/training/office/preview.html", shown)
