"""Everything typed on the page of a session is taken, whichever of its buttons was pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest

from intranet.attendance.errors import StillTyped
from intranet.attendance.models import Session
from intranet.attendance.steps import StepForm
from intranet.files.errors import FileRefused
from intranet.people.models import Person

ONLY_TYPED = "typed"
"""What the Enter key presses: no step of its own, so that it never writes down a list that nobody ticked."""
TICK_ALL = "all"
"""Ticks everybody on the page, with what is typed elsewhere kept; the list itself is not written down yet."""
ENDS = ("close", "call-off")
"""Steps after which nothing more is written; they wait until all the rest is kept."""


@dataclass(slots=True)
class Taken:
    """Steps that were done, and the forms of those that were not, by step, as they were typed."""

    done: list[str] = field(default_factory=list)
    refused: dict[str, StepForm] = field(default_factory=dict)


Kinds = Mapping[str, type[StepForm]]


def take_all(
    request: HttpRequest,
    session: Session,
    pressed: str,
    open_steps: tuple[str, ...],
    by: Person,
    kinds: Kinds,
) -> Taken:
    """Take the step that was pressed and every other one in which something is typed, each for itself: one that is
    refused holds up no other, except the end of the session. ``kinds`` are the forms by step.
    """
    forms = _typed(request, session, pressed, open_steps, by, kinds)
    if pressed == "call-off" and len(forms) > 1:
        forms[pressed].is_valid()
        forms[pressed].refuse_for(StillTyped())
        return Taken(refused=forms)
    taken = Taken()
    if pressed == TICK_ALL and "record" in open_steps:
        taken.refused["record"] = _unwritten(request, session, by, kinds)
        forms.pop("record", None)
    for step, form in forms.items():
        if step in ENDS and taken.refused:
            continue
        if _is_taken(form):
            taken.done.append(step)
        else:
            taken.refused[step] = form
    return taken


def _typed(
    request: HttpRequest, session: Session, pressed: str, open_steps: tuple[str, ...], by: Person, kinds: Kinds
) -> dict[str, StepForm]:
    forms: dict[str, StepForm] = {}
    for step, kind in kinds.items():
        form = kind(request.POST, request.FILES, session=session, by=by)
        if step == pressed or (step in open_steps and form.is_typed(pressed)):
            forms[step] = form
    return forms


def _unwritten(request: HttpRequest, session: Session, by: Person, kinds: Kinds) -> StepForm:
    form = kinds["record"](request.POST, session=session, by=by)
    form.is_valid()
    return form


def _is_taken(form: StepForm) -> bool:
    try:
        return form.taken()
    except FileRefused as refused:
        form.refuse(refused.message, doubt=refused.doubt)
        return False


def tell_what_has_no_place(request: HttpRequest, refused: Mapping[str, StepForm], open_steps: tuple[str, ...]) -> None:
    """Why steps were refused whose forms the page no longer shows."""
    for step, form in refused.items():
        if step not in open_steps:
            messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
