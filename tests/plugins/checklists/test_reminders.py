"""Reminders of inspections and findings: 30, 7 and 1 day before, and when it is over; once each."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from intranet.contracts import today
from intranet.notifications.models import Notice
from plugins.checklists.models import Campaign, Finding, Inspection, Progress
from plugins.checklists.services.reminding import remind, windows
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, signed, told

DAY = timedelta(days=1)


@grounded
def opened(province: Province) -> House:
    made = house(province)
    Campaign.objects.update(opened_at=timezone.now() - 40 * DAY)
    return made


def _due(days: int) -> None:
    Inspection.objects.update(due_on=today() + days * DAY)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (31, []),
        (30, ["due"]),
        (28, ["due"]),
        (27, []),
        (8, []),
        (7, ["due"]),
        (4, []),
        (1, ["due"]),
        (-1, ["due-late"]),
        (-8, []),
    ],
)
def test_head_is_reminded_on_the_days_and_once_each(opened: House, days: int, kinds: list[str]) -> None:
    _due(days)

    remind()
    remind()

    assert [kind for kind in ("due", "due-late") for _each in told(kind)] == kinds


def test_windows_do_not_overlap() -> None:
    spans = sorted(windows(today()).values())

    assert all(last < first for (_first, last), (first, _last) in pairwise(spans))


def test_same_day_is_told_again_only_with_another_due_date(opened: House) -> None:
    for days in (7, 7, 6, 1, -1):
        _due(days)
        remind()

    assert (told("due"), told("due-late")) == (["head"] * 3, ["head"])


def test_nobody_is_reminded_of_what_is_signed_or_was_opened_today(opened: House) -> None:
    signed(opened)
    _due(7)
    remind()
    assert told("due") == []

    Inspection.objects.update(state="open", signed_by=None, signed_at=None)
    Campaign.objects.update(opened_at=timezone.now())
    remind()

    assert told("due") == []


@pytest.mark.parametrize("state", ["returned", "submitted"])
def test_nobody_is_told_that_what_was_signed_once_is_overdue(opened: House, state: str) -> None:
    signed(opened)
    Inspection.objects.filter(unit=opened.province.office).update(state=state)
    _due(-1)

    remind()

    assert told("due-late") == []


def test_finding_reminds_its_post_and_the_head_until_it_is_done(opened: House) -> None:
    finding = accepted(opened)
    province = opened.province
    Finding.objects.update(due_on=today() - DAY, post=province.cadre.posts.get())
    remind()
    assert told("finding-due-late") == ["cadre", "head"]

    Notice.objects.filter(kind="checklists-finding-due-late").delete()
    Finding.objects.update(progress=Progress.DONE, done_at=finding.created_at)
    remind()

    assert told("finding-due-late") == []


def _appraised_by(days: int) -> None:
    Campaign.objects.update(appraise_by=today() + days * DAY)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [(8, []), (7, ["appraising-due"]), (1, ["appraising-due"]), (-1, ["appraising-due-late"]), (-8, [])],
)
def test_appraisers_are_reminded_once_a_campaign_of_what_waits_for_them(
    opened: House, days: int, kinds: list[str]
) -> None:
    signed(opened)
    _appraised_by(days)

    remind()
    remind()

    names = {kind: told(kind) for kind in ("appraising-due", "appraising-due-late")}
    assert {kind: people for kind, people in names.items() if people} == {kind: ["editor"] for kind in kinds}


def test_nobody_is_reminded_to_appraise_where_nothing_waits_or_no_day_is_set(opened: House) -> None:
    _appraised_by(1)
    remind()
    assert told("appraising-due") == []

    signed(opened)
    Campaign.objects.update(appraise_by=None)
    remind()

    assert told("appraising-due") == []
