from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from intranet.audit import queries
from intranet.audit.models import Event
from intranet.audit.queries import Wanted
from intranet.audit.services import record
from tests.audit.conftest import recorded
from tests.factories.province import Province

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def numbers(wanted: Wanted) -> list[int]:
    """Numbers of the events on the first page, newest first."""
    return [event.pk for event in queries.page_of(wanted).events]


def test_only_the_holder_of_the_permission_may_read_the_log(province: Province) -> None:
    readers = [name for name, person in province.people.items() if queries.may_read_log(person)]

    assert readers == ["security"]
    assert not queries.may_read_log(AnonymousUser())


def test_being_superuser_is_no_reason_to_read_the_log(province: Province) -> None:
    province.administrator.is_superuser = True
    province.administrator.save()

    assert province.administrator.has_perm("intranet_audit.view_event")
    assert not queries.may_read_log(province.administrator)


def test_an_officer_whose_login_is_closed_may_not_read_the_log(province: Province) -> None:
    province.security.is_active = False

    assert not queries.may_read_log(province.security)


def test_filters_find_what_they_say(province: Province) -> None:
    Event.objects.count()
    start = Event.objects.count()
    recorded(6, province.clerk)
    record("unit.moved", actor=province.editor, subject="intranet_people.unit:1")
    mine = [start + number for number in range(1, 8)]

    assert numbers(Wanted(action="unit.merged", actor="clerk")) == [mine[5], mine[2]]
    assert numbers(Wanted(actor="clerk")) == mine[5::-1]
    assert numbers(Wanted(actor="Nguyễn Mai", action="directive.issued")) == [mine[3], mine[0]]
    assert numbers(Wanted(actor="nobody of that name")) == []
    assert numbers(Wanted(subject="intranet_directives.directive:4")) == [mine[4]]
    assert numbers(Wanted(subject="intranet_directives.")) == mine[5::-1]


def test_dates_are_days_here_both_included(db: None) -> None:
    for moment in (datetime(2026, 11, 22, 23, 59), datetime(2026, 11, 23, 0, 0), datetime(2026, 11, 23, 23, 59)):
        with time_machine.travel(moment.replace(tzinfo=HANOI), tick=False):
            record("unit.moved", actor=None, subject="x")

    assert numbers(Wanted(since=date(2026, 11, 23))) == [3, 2]
    assert numbers(Wanted(until=date(2026, 11, 22))) == [1]
    assert numbers(Wanted(since=date(2026, 11, 22), until=date(2026, 11, 23))) == [3, 2, 1]


def test_pages_lead_to_the_end_and_back_without_gap(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 3)
    recorded(8)
    seen, page = [], queries.page_of(Wanted())
    assert page.newer is None
    while True:
        seen.append([event.pk for event in page.events])
        if page.older is None:
            break
        page = queries.page_of(Wanted(), before=page.older)

    assert seen == [[8, 7, 6], [5, 4, 3], [2, 1]]
    back = queries.page_of(Wanted(), after=page.newer)
    assert [event.pk for event in back.events] == [5, 4, 3]
    first = queries.page_of(Wanted(), after=back.newer)
    assert ([event.pk for event in first.events], first.newer) == ([8, 7, 6], None)


def test_a_page_is_one_query_and_counts_nothing(db: None, django_assert_num_queries: Any) -> None:
    recorded(3)

    with django_assert_num_queries(1) as captured:
        queries.page_of(Wanted(action="unit.merged"))
    assert "COUNT" not in captured.captured_queries[0]["sql"]


def test_actions_are_each_named_once(db: None) -> None:
    recorded(7)

    assert queries.actions() == ["directive.issued", "reading.acknowledged", "unit.merged"]
