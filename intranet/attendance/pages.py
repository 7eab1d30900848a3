"""What the page of every session shows of its lists."""

from collections.abc import Collection, Iterator, Mapping

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.attendance.errors import ChangedMeanwhile
from intranet.attendance.models import Headcount, Session, SessionState, Status
from intranet.attendance.queries import Line, turnout_of
from intranet.attendance.steps import StepForm

TONES = {SessionState.CLOSED: "done", SessionState.HELD: "due", SessionState.PLANNED: "info"}


def ticks_of(lines: list[Line], refused: StepForm | None) -> Mapping[str, Collection[int]]:
    """Who is ticked as having been there, and as late: as it was typed, or as it is written down; where nothing is,
    who said that they would come.
    """
    if refused is not None and not refused.has_error(NON_FIELD_ERRORS, ChangedMeanwhile.__name__):
        return {"ticked": refused.cleaned_data.get("there", ()), "late": refused.cleaned_data.get("late", ())}
    late = {line.person_id for line in lines if line.status == Status.LATE}
    return {"ticked": {line.person_id for line in lines if line.is_there or line.is_expected}, "late": late}


def place_and_hours(session: Session) -> Iterator[tuple[str, str]]:
    """How, where, by whom and for how long; labels with words."""
    yield pgettext("session", "Form"), capfirst(session.get_form_display())
    yield pgettext("session", "Place"), session.place
    yield _("Presenters"), session.presenters
    yield pgettext("session", "Hours"), hours_of(session)


def hours_of(session: Session) -> str:
    """How many hours it takes, as they are written here."""
    return f"{session.hours.normalize():f}".replace(".", ",") if session.hours else ""


def turnout_figures(session: Session) -> list[tuple[str, str]]:
    """What the lists add up to. Two queries."""
    sums = turnout_of(session)
    return [
        (_("Attendances (lượt)"), str(sums.attendances)),
        (_("Persons by name"), str(sums.persons)),
        (_("Counted without a name"), str(sums.counted)),
    ]


def counted_at(session: Session) -> list[Headcount]:
    """Counts without a name, by unit. One query."""
    return list(session.headcounts.select_related("unit").order_by("unit__path"))
