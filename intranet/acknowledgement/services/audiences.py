"""Setting the rule that says who is asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from intranet.acknowledgement.models import Audience, AudienceTerm, Manner, Question, Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.services.delivery import ask_cells
from intranet.acknowledgement.services.gates import set_gates
from intranet.acknowledgement.subjects import label_of
from intranet.calendars.queries import working_calendar
from intranet.people.models import Person, Unit
from intranet.people.rules import today


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the rule, as a form gives it; ``kind`` is a ``TermKind``."""

    kind: str
    unit: Unit | None = None
    role: str = ""
    person: Person | None = None
    is_exception: bool = False

    def line(self, audience: Audience | None = None) -> AudienceTerm:
        """The row, not saved."""
        given = {"kind": self.kind, "unit": self.unit, "role": self.role, "person": self.person}
        return AudienceTerm(audience=audience, is_exception=self.is_exception, **given)

    def as_data(self) -> dict[str, Any]:
        """Plain values, to be kept."""
        unit, person = self.unit.pk if self.unit else None, self.person.pk if self.person else None
        given = {"kind": str(self.kind), "role": str(self.role), "is_exception": self.is_exception}
        return given | {"unit": unit, "person": person}


@dataclass(frozen=True, slots=True)
class Asking:
    """How people are asked: the last day on time, what an acknowledgement takes, until when it is asked for at all, and
    who is told last of those who are late. ``questions`` are (text, answers, place of the right one from 0), one to
    five where the manner is ``check``. ``comes_first`` keeps every other page shut until then.
    """

    due: date | None = None
    manner: str = Manner.READ
    expires_on: date | None = None
    lead_unit: Unit | None = None
    questions: Sequence[tuple[str, Sequence[str], int]] = ()
    comes_first: bool = False


def set_audience(subject: Model, terms: Iterable[Term], asking: Asking) -> Audience:
    """Replace the rule of ``subject``. Call inside a write transaction; opens and closes nothing by itself."""
    audience, _made = Audience.objects.update_or_create(
        subject_model=label_of(subject),
        subject_id=subject.pk,
        defaults={
            "due": asking.due,
            "working_days": _working_days(asking.due),
            "manner": asking.manner,
            "expires_on": asking.expires_on,
            "lead_unit": asking.lead_unit,
            "comes_first": asking.comes_first,
        },
    )
    set_terms(audience, terms)
    audience.questions.all().delete()
    Question.objects.bulk_create(
        Question(audience=audience, position=n, text=text, answers=list(answers), right=right)
        for n, (text, answers, right) in enumerate(asking.questions, start=1)
    )
    return audience


def set_terms(audience: Audience, terms: Iterable[Term]) -> None:
    """Replace the lines of the rule alone. As ``set_audience``."""
    audience.terms.all().delete()
    AudienceTerm.objects.bulk_create(term.line(audience) for term in terms)


def _working_days(due: date | None) -> int | None:
    """What those who join later get: as many working days as those had who were asked today, one at least."""
    return max(1, working_calendar(today(), due).working_days_between(today(), due)) if due else None


def ask_about(audience: Audience, version: Version) -> None:
    """From now on the rule asks about ``version`` (a transcription: about what it transcribes). Call inside the write
    transaction that opens the first assignments. Party cells that the rule names are asked as units here.
    """
    audience.version, audience.ended_at = asking(version), None
    audience.save(update_fields=["version", "ended_at"])
    set_gates()
    ask_cells(audience)
