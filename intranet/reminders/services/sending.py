"""Writing down what is sent, and sending it, in one transaction."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.subjects import notice_kind
from intranet.audit.services import record
from intranet.notifications.services import notify_many
from intranet.people.models import Person
from intranet.people.rules import local_date
from intranet.reminders.models import LEVELS, Reminder, Round, Step

KINDS = {
    Step.SOON: "reading-due-soon",
    Step.DUE: "reading-due",
    Step.OVERDUE: "reading-overdue",
    Step.HEAD: "unit-overdue",
    Step.LEAD: "lead-overdue",
    Step.BY_HAND: "reading-overdue",
}
"""Kinds of notices."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One step of one version at one moment; ``url`` is where the notice leads. ``kind`` is that of the notice, where
    it is not the one of the step: then the caller writes the audit log in words of its own.
    """

    version: Version
    subject: Any
    step: Step
    at: datetime
    url: str
    by: Person | None = None
    kind: str = ""

    @property
    def key(self) -> str:
        """One notice a person, step and day: who is told of many gets one."""
        return f"{self.version.pk}:{self.step}:{local_date(self.at)}"


def locked(found: QuerySet[Assignment], most: int) -> list[Assignment]:
    """Up to ``most`` of ``found`` in order, locked before they are looked at again: what another worker has sent, or
    somebody has acknowledged meanwhile, is no longer among them.
    """
    keys = list(found.order_by("pk").values_list("pk", flat=True)[:most])
    rows = Assignment.objects.filter(pk__in=keys).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    return list(found.filter(pk__in=keys).order_by("pk"))


def send(sending: Sending, told: Mapping[Assignment, Collection[int]]) -> int:
    """Tell the people (by id, the first is the addressee) of each assignment; returns how many assignments. Call inside
    the write transaction that has locked them.
    """
    if not told:
        return 0
    _log(sending, told)
    _count(sending, told)
    people = {person for each in told.values() for person in each}
    notify_many(
        Person.objects.filter(pk__in=sorted(people)),
        kind=sending.kind or notice_kind(sending.version.subject_model, KINDS[sending.step]),
        key=sending.key,
        subject=sending.subject,
        number=sending.version.number,
        url=sending.url,
    )
    if sending.kind:
        return len(told)
    details = {"version": sending.version.pk, "step": str(sending.step), "people": len(told), "told": len(people)}
    action = "reading.urged" if sending.by else "reading.reminded"
    record(action, actor=sending.by, subject=sending.version, label=sending.version.number, details=details)
    return len(told)


def _log(sending: Sending, told: Mapping[Assignment, Collection[int]]) -> None:
    sent_on = local_date(sending.at)
    Reminder.objects.bulk_create(
        (
            Reminder(
                assignment=each,
                step=sending.step,
                day=each.due if each.due and sending.step != Step.BY_HAND else sent_on,
                level=LEVELS[sending.step],
                at=sending.at,
                by=sending.by,
                addressee_id=next(iter(people)),
            )
            for each, people in told.items()
        ),
        batch_size=500,
    )


def _count(sending: Sending, told: Iterable[Assignment]) -> None:
    """In the order of units, so that two workers never wait for each other."""
    for unit, people in sorted(Counter(each.unit_id for each in told).items()):
        of_day: dict[str, Any] = {"version": sending.version, "unit_id": unit, "day": local_date(sending.at)}
        Round.objects.get_or_create(**of_day)
        Round.objects.filter(**of_day).update(people=F("people") + people)
