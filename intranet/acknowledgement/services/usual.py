"""Remembering a rule for the next text of its kind."""

from typing import Any

from django.utils import timezone

from intranet.acknowledgement.models import UsualAudience
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person, Unit

KEPT = ("units", "alone", "role", "people", "without", "span", "manner", "lead")
"""Fields of the form that are remembered: not a day, and not the questions."""


def remember(office: Unit, key: str, typed: Any, by: Person) -> UsualAudience:
    """Keep what was ``typed`` (a form's data) as the office's usual audience for texts of the kind ``key``."""
    fields = {name: typed.getlist(name) if name == "units" else typed.get(name, "") for name in KEPT}
    with write_transaction():
        usual, _made = UsualAudience.objects.update_or_create(
            office=office, key=key[:300], defaults={"fields": fields, "at": timezone.now(), "by": by}
        )
        record("audience.remembered", actor=by, subject=usual, details={"office": office.pk})
    return usual


def usual_fields(office: Unit, key: str) -> dict[str, Any]:
    """What was remembered, as a form's first values; empty where nothing was. One query."""
    found = UsualAudience.objects.filter(office=office, key=key[:300]).values_list("fields", flat=True).first()
    return dict(found) if found else {}
