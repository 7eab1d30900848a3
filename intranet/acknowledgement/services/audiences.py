"""Setting the rule that says who is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from intranet.acknowledgement.models import Audience, AudienceTerm
from intranet.acknowledgement.subjects import label_of
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the rule, as a form gives it; ``kind`` is a ``TermKind``."""

    kind: str
    unit: Unit | None = None
    role: str = ""
    person: Person | None = None
    is_exception: bool = False


def set_audience(subject: Model, terms: Iterable[Term], *, due: date | None) -> Audience:
    """Replace the rule of ``subject``. Call inside a write transaction; opens and closes nothing by itself."""
    audience, _made = Audience.objects.update_or_create(
        subject_model=label_of(subject), subject_id=subject.pk, defaults={"due": due}
    )
    audience.terms.all().delete()
    AudienceTerm.objects.bulk_create(
        AudienceTerm(
            audience=audience, kind=t.kind, unit=t.unit, role=t.role, person=t.person, is_exception=t.is_exception
        )
        for t in terms
    )
    return audience
