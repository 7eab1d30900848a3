"""What runs by itself: reminders once each, whatever interrupts them; and what the health checks say."""

from datetime import timedelta

import pytest

from intranet.contracts import today
from intranet.notifications.models import Notice
from plugins.circulation import tasks
from plugins.circulation.health import registers
from plugins.circulation.leaving import erase, export
from plugins.circulation.models import Copy, Item, ItemState
from plugins.circulation.services.copies import give_back, hand_over
from plugins.circulation.services.recalls import close, recall
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, room

NAMES = ("cadre", "deputy", "clerk")


@grounded
def house(province: Province) -> Room:
    """Three copies on loan that are due today."""
    house = room(province)
    hand_over(house.item, [province.people[name] for name in NAMES], province.head, due=today())
    return house


def _told() -> list[str]:
    told = Notice.objects.filter(kind="circulation-loan-due").order_by("pk")
    return list(told.values_list("person__username", flat=True))


@pytest.mark.parametrize(("days", "told"), [(2, 0), (1, 3), (0, 3), (-5, 3)])
def test_loan_is_told_from_the_day_before_on_and_once_a_day(house: Room, days: int, told: int) -> None:
    Copy.objects.update(due=today() + timedelta(days=days))

    tasks.remind()
    tasks.remind()

    assert len(_told()) == told


@pytest.mark.parametrize(("ago", "told"), [(1, 0), (6, 0), (7, 3)])
def test_overdue_loan_is_told_again_after_a_week(house: Room, ago: int, told: int) -> None:
    Copy.objects.update(due=today() - timedelta(days=20), reminded_on=today() - timedelta(days=ago))

    tasks.remind()

    assert len(_told()) == told


def test_reminding_goes_on_where_it_stopped(house: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those told this week take no place of those who were not."""
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    Copy.objects.update(due=today() - timedelta(days=3))

    for _time in range(5):
        tasks.remind()

    assert _told() == list(NAMES)


def test_copy_that_is_back_is_not_asked_for(house: Room) -> None:
    give_back(Copy.objects.get(holder=house.province.cadre), house.province.head)

    tasks.remind()

    assert _told() == ["deputy", "clerk"]


def test_health_says_what_is_wrong_with_the_registers(house: Room) -> None:
    states = [registers().state]
    called = recall(house.item, "sai", house.province.head)
    states.append(registers().state)
    Item.objects.update(state=ItemState.CLOSED)
    states.append(registers().state)
    Item.objects.update(state=ItemState.RECALLED)
    for copy in Copy.objects.all():
        give_back(copy, house.province.head)
    close(called, house.province.head)
    states.append(registers().state)
    Copy.objects.filter(number=3).update(number=4)
    states.append(registers().state)

    assert states == ["ok", "attention", "broken", "ok", "broken"]


def test_report_of_a_person_is_about_them_alone(house: Room) -> None:
    person = house.province.cadre

    rows = list(export(person))

    assert [(row["what"], row["person"]) for row in rows] == [
        ("place", person.pk),
        ("clearance", person.pk),
        ("copy", person.pk),
    ]
    assert house.item.title not in str(rows)


def test_report_of_everybody_holds_every_place_clearance_and_copy(house: Room) -> None:
    kinds = [row["what"] for row in export(None)]

    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"place": 5, "clearance": 5, "copy": 3}


def test_erasing_leaves_no_sealed_file_and_happens_twice(house: Room, settings: object) -> None:
    tasks.sealed_files.keep([b"x"], folder="circulation")

    erase()
    erase()

    left = [path for path in settings.INTRANET_FILES_DIR.rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    assert left == []
