"""What one must acknowledge, with nothing that one may not read."""

from datetime import timedelta
from typing import Any

import pytest

from intranet.acknowledgement.services import Term
from intranet.people.models import Post
from intranet.people.rules import today
from intranet.portal.queries import DueSoon, due_soon, waiting
from intranet.state.services import bump_membership
from tests.factories.documents import issued
from tests.factories.province import LONG_AGO, Province


def test_waiting_is_in_the_order_of_urgency(province: Province) -> None:
    issued(province, symbol="3/UBND")
    issued(province, symbol="2/UBND", due=today() + timedelta(days=30))
    issued(province, symbol="1/UBND", due=today())

    rows = waiting(province.cadre, today())

    assert [(row.number, row.state) for row in rows] == [("1/UBND", "due"), ("2/UBND", ""), ("3/UBND", "")]
    assert rows[0].issuer == "Ủy ban nhân dân tỉnh An Bình"


def test_waiting_leaves_out_a_duty_without_the_right(province: Province) -> None:
    directive = issued(province, audience=[Term("unit", unit=province.office)], readers=[f"unit:{province.office.pk}"])
    assert [row.url for row in waiting(province.cadre, today())] == [directive.get_absolute_url()]

    Post.objects.filter(person=province.cadre).update(unit=province.commune, starts=LONG_AGO)
    bump_membership()

    assert waiting(province.cadre, today()) == []


def test_waiting_asks_two_queries_whatever_the_number(
    province: Province, request: pytest.FixtureRequest, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        issued(province, symbol=f"{number}/UBND")
    request.getfixturevalue("in_request")
    waiting(province.cadre, today())

    with django_assert_num_queries(2):
        assert len(waiting(province.cadre, today())) == 3


def test_due_soon_is_late_as_soon_as_one_line_is(province: Province) -> None:
    issued(province, due=today())
    rows = waiting(province.cadre, today())

    assert due_soon(rows) == DueSoon(1, "due")
    assert due_soon(waiting(province.cadre, today() + timedelta(days=1))) == DueSoon(1, "late")
    assert due_soon([]) == DueSoon(0, "")
