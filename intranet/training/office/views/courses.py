"""Own courses, and one of them: what is said of it, and what it is made of."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.access.decisions import decide
from intranet.acknowledgement.difference import differences
from intranet.directives.meanwhile import see_newest
from intranet.training.errors import TrainingRefused, WrittenMeanwhile
from intranet.training.models import Course, Lesson
from intranet.training.office.forms.courses import (
    CourseForm,
    ModuleForm,
    StartForm,
    entered_of,
    initial_of,
    lines_of,
)
from intranet.training.office.queries import offices_of, outline, own_courses, state_of
from intranet.training.office.views.found import course_or_404, lesson_or_404, page_number, part_or_404
from intranet.training.services import (
    CourseFields,
    LessonFields,
    add_lesson,
    add_module,
    create_course,
    delete_course,
    delete_part,
    leave_out,
    move,
    rename_module,
    seen_of,
    update_course,
    withdraw,
)

SCREEN = "training:office:course"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Courses of one's own units with where each stands."""
    person: Any = request.user
    units = list(offices_of(person))
    if not units:
        raise Http404
    page = own_courses(person, page_number(request))
    rows = [(course, *state_of(course)) for course in page.object_list]
    return render(request, "intranet/training/office/list.html", {"page": page, "rows": rows, "units": units})


def start(request: HttpRequest) -> HttpResponse:
    """A new course: its title and its unit; the rest follows."""
    units = offices_of(request.user)  # type: ignore[arg-type]
    if not units:
        raise Http404
    form = StartForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        entered = CourseFields(form.cleaned_data["title"])
        course = create_course(form.cleaned_data["unit"], request.user, entered)  # type: ignore[arg-type]
        return redirect(SCREEN, public_id=course.public_id)
    return render(request, "intranet/training/office/start.html", {"form": form})


@require_GET
def screen(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The outline of a course, and the doors to everything about it."""
    course = course_or_404(request, public_id)
    words, tone = state_of(course)
    context = {
        "course": course,
        "title": course.draft_title,
        "state": words,
        "tone": tone,
        "modules": outline(course),
        "may_delete": bool(decide(request.user, "delete", course, request)),
        "may_withdraw": bool(decide(request.user, "withdraw", course, request)),
    }
    return render(request, "intranet/training/office/course.html", context)


def describe(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What is said of a course, and who may see it."""
    course = course_or_404(request, public_id)
    typed = request.POST if request.method == "POST" else None
    form = CourseForm(typed, course=course, initial=initial_of(course))
    context: dict[str, Any] = {"course": course, "form": form}
    if request.method == "POST" and form.is_valid():
        person: Any = request.user
        try:
            update_course(course.pk, person, form.entered(), seen=form.cleaned_data["seen"])
        except WrittenMeanwhile as refused:
            context["theirs"] = _beside_saved(course, form)
            form.add_error(None, refused.problems)
        except TrainingRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The course is saved."))
            return redirect(SCREEN, public_id=public_id)
    return render(request, "intranet/training/office/describe.html", context)


def _beside_saved(course: Course, form: CourseForm) -> Any:
    course = Course.objects.select_related("owner_unit").get(pk=course.pk)
    mine, saved = lines_of(form.entered(), form), lines_of(entered_of(course), form)
    see_newest(form, seen_of(course))
    return differences("\n".join(mine), "\n".join(saved))


def new_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A module at the end of the course."""
    course = course_or_404(request, public_id)
    form = ModuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_module(course.pk, request.user, form.cleaned_data["title"])  # type: ignore[arg-type]
        return redirect(SCREEN, public_id=public_id)
    return render(request, "intranet/training/office/module.html", {"course": course, "form": form, "is_new": True})


def module(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """A module is called otherwise."""
    course, part = part_or_404(request, public_id, item)
    if isinstance(part, Lesson):
        raise Http404
    form = ModuleForm(request.POST or None, initial={"title": part.title, "seen": part.title})
    context: dict[str, Any] = {"course": course, "form": form, "module": part}
    if request.method == "POST" and form.is_valid():
        typed, person = form.cleaned_data, request.user
        try:
            rename_module(part.pk, person, typed["title"], seen=typed["seen"])  # type: ignore[arg-type]
        except WrittenMeanwhile as refused:
            part.refresh_from_db()
            context["theirs"] = differences(typed["title"], part.title)
            see_newest(form, part.title)
            form.add_error(None, refused.problems)
        else:
            return redirect(SCREEN, public_id=public_id)
    return render(request, "intranet/training/office/module.html", context)


def new_lesson(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """A lesson at the end of a module; its text follows."""
    course, part = part_or_404(request, public_id, item)
    if isinstance(part, Lesson):
        raise Http404
    form = ModuleForm(request.POST or None)
    form.fields["title"].label = _("Title of the lesson")
    if request.method == "POST" and form.is_valid():
        made = add_lesson(part.pk, request.user, LessonFields(form.cleaned_data["title"]))  # type: ignore[arg-type]
        return redirect("training:office:lesson", public_id=public_id, item=made.public_id)
    context = {"course": course, "form": form, "module": part}
    return render(request, "intranet/training/office/new_lesson.html", context)


@require_POST
def move_part(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """A module or lesson goes one place up or down."""
    _course, part = part_or_404(request, public_id, item)
    move(part.pk, request.user, up=request.POST.get("way") == "up")  # type: ignore[arg-type]
    return _back_to(public_id, item)


@require_POST
def remove_part(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """A module or lesson that was never published goes."""
    _course, part = part_or_404(request, public_id, item)
    try:
        delete_part(part.pk, request.user)  # type: ignore[arg-type]
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
        return _back_to(public_id, item)
    messages.success(request, _("It is deleted."))
    return redirect(SCREEN, public_id=public_id)


@require_POST
def set_left_out(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """A lesson is no part of what is published next, or is again."""
    _course, lesson = lesson_or_404(request, public_id, item)
    left_out = request.POST.get("left-out") == "1"
    leave_out(lesson.pk, request.user, left_out=left_out)  # type: ignore[arg-type]
    done = _("The lesson is left out once the course is published again. What people did in it stays.")
    messages.success(request, done if left_out else _("The lesson is part of the course again."))
    return _back_to(public_id, item)


@require_POST
def take_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A published course is withdrawn."""
    course = course_or_404(request, public_id, "withdraw")
    withdraw(course.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("The course is withdrawn. Results and certificates stay."))
    return redirect(SCREEN, public_id=public_id)


@require_POST
def throw_away(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A course that was never published goes."""
    course = course_or_404(request, public_id, "delete")
    delete_course(course.pk, request.user)  # type: ignore[arg-type]
    messages.success(request, _("The draft is thrown away."))
    return redirect("training:office:list")


def _back_to(public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    answer = redirect(SCREEN, public_id=public_id)
    answer["Location"] += f"#{item}"
    return answer
