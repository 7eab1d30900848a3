"""Single duties, and those of one document."""

import uuid
from typing import Any

from django.db.models import Prefetch

from intranet.access.tokens import who
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyPerson, DutyUnit
from intranet.duties.policy import circles, concerns
from intranet.people.models import Person
from intranet.prepared import prepared

PARTIES = (
    Prefetch("units", DutyUnit.objects.select_related("unit").order_by("role", "pk")),
    Prefetch("people", DutyPerson.objects.select_related("person").order_by("pk")),
)


def with_public_id(public_id: uuid.UUID) -> Duty | None:
    """The duty of an address with its document and everybody who takes part, whoever asks. Three queries."""
    related = ("directive", "office", "lead", "reply", "created_by", "closed_by")
    return Duty.objects.select_related(*related).prefetch_related(*PARTIES).filter(public_id=public_id).first()


def of_directive(directive: Directive, reader: Person) -> list[Duty]:
    """The duties of a document that concern ``reader``, who may read it (the caller has asked), with their lead unit.
    One query.
    """
    asking = who(reader)
    return _of_directive(directive.pk, *circles(asking)) if asking else []


@prepared
def _of_directive(directive: Any, person: Any, units: Any, offices: Any) -> Any:
    found = Duty.objects.filter(concerns(person, units, offices), directive=directive).select_related("lead")
    return found.order_by("pk")[:200]
