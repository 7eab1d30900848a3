"""Training classes for tests, planned by the trainer of the department."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from intranet.acknowledgement.services import Term
from intranet.attendance.models import Status
from intranet.attendance.services import SessionFields, count_heads, record_attendance
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.training.models import TrainingClass
from intranet.training.sessions.services import ClassFields, close, invite, plan
from tests.factories.province import Province


def planned(province: Province, *, days: int = 0, title: str = "Lớp về sổ văn bản", **session: Any) -> TrainingClass:
    """A class of the department so many days ahead; nobody is invited."""
    on = today() + timedelta(days=days)
    fields = SessionFields(on, **({"place": "Hội trường", "wide": True} | session))
    return plan(province.department, ClassFields(title, on), fields, by=province.trainer)


def announced(province: Province, *units: Unit, days: int = 0, **given: Any) -> TrainingClass:
    """The same, people of these units with all below them invited."""
    made = planned(province, days=days, **given)
    invite(made.pk, [Term("under", unit=unit) for unit in units], province.trainer)
    return TrainingClass.objects.select_related("session").get(pk=made.pk)


def written(province: Province, found: TrainingClass, there: Mapping[Person, str], **counted: int) -> TrainingClass:
    """Its list written down, all others invited absent; ``counted`` are heads by the name of a unit of the province."""
    invited = found.held.invitations.values_list("person_id", flat=True)
    statuses = dict.fromkeys(invited, Status.ABSENT) | {person.pk: status for person, status in there.items()}
    found.held.refresh_from_db()
    record_attendance(found.held.pk, statuses, province.trainer, seen=found.held.recordings)
    for unit, count in counted.items():
        count_heads(found.held.pk, getattr(province, unit), count, province.trainer)
    return TrainingClass.objects.select_related("session__unit").get(pk=found.pk)


def closed(province: Province, found: TrainingClass) -> TrainingClass:
    """The lists closed as they stand."""
    found.held.refresh_from_db()
    close(found.pk, "Đã học đủ nội dung.", province.trainer, seen=found.held.recordings)
    return TrainingClass.objects.select_related("session__unit").get(pk=found.pk)
