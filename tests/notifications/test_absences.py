"""Who did not say it themselves is told that they are away, or back."""

from datetime import timedelta

from intranet.notifications.models import Notice
from intranet.people.rules import today
from intranet.people.services.absences import end_absence, record_absence
from tests.factories.province import Province


def _told() -> list[tuple[str, str]]:
    return list(Notice.objects.filter(kind="absence-recorded").values_list("person__username", "url").order_by("pk"))


def test_absence_that_the_head_records_and_ends_is_told_to_the_person(province: Province) -> None:
    absence = record_absence(province.cadre, starts=today(), ends=today() + timedelta(days=5), by=province.head)
    end_absence(absence, on=today() + timedelta(days=1), by=province.clerk)

    address = f"/can-bo/{province.cadre.pk}/"
    assert _told() == [("cadre", address), ("cadre", address)]


def test_own_absence_is_told_to_nobody(province: Province) -> None:
    record_absence(province.cadre, starts=today(), ends=today(), by=province.cadre)

    assert _told() == []
