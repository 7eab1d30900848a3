"""Giving duties out: all or none, and only to units that may read the document."""

from datetime import date

import pytest

from intranet.audit.models import Event
from intranet.duties.errors import Incomplete, NotAllowed
from intranet.duties.models import Duty, DutyOrigin, DutyUnit
from intranet.duties.services import cancel, open_duties
from intranet.notifications.models import Notice
from intranet.people.rules import today
from intranet.people.services.units import close_unit
from tests.factories.documents import draft, issued
from tests.factories.duties import opened, order
from tests.factories.province import Province, person

DUE = date(2027, 3, 5)


def problems(province: Province, directive: object, *orders: object, **options: str) -> list[str]:
    with pytest.raises(Incomplete) as refused:
        open_duties(directive, orders, province.editor, **options)  # type: ignore[arg-type]
    return refused.value.problems


@pytest.mark.parametrize("persona", ["editor", "clerk", "leader"])
def test_open_duties_keeps_what_was_ordered(province: Province, persona: str) -> None:
    given = order(
        province,
        due=DUE,
        due_words="trước ngày 06/3/2027",
        co_operating=[(province.department, date(2027, 3, 1))],
        informed=[province.committee],
    )

    duty = open_duties(issued(province), [given], province.people[persona])[0]

    assert (duty.number, duty.lead, duty.due, duty.due_words, duty.state, duty.origin) == (
        "1",
        province.office,
        DUE,
        "trước ngày 06/3/2027",
        "open",
        "text-item",
    )
    assert list(DutyUnit.objects.order_by("pk").values_list("unit", "role", "due")) == [
        (province.department.pk, "co-operates", date(2027, 3, 1)),
        (province.committee.pk, "is-informed", None),
    ]


def test_open_duties_tells_heads_and_clerks_of_the_units_and_nobody_else(province: Province) -> None:
    clerk = person("so.clerk", "Đinh Công", "Sơn", province.department, "clerk")

    opened(province, co_operating=[(province.department, None)])

    told = Notice.objects.filter(kind="duty-opened").order_by("person_id")
    assert [(notice.person, notice.number) for notice in told] == [
        (province.head, "1052/UBND-NC"),
        (clerk, "1052/UBND-NC"),
    ]


def test_open_duties_is_recorded_without_its_text(province: Province) -> None:
    duty = opened(province, due=DUE)

    event = Event.objects.get(action="duty.opened")
    assert (event.subject, event.label) == (f"intranet_duties.duty:{duty.pk}", "1052/UBND-NC")
    assert event.details == {
        "directive": duty.directive_id,
        "item": "1",
        "unit": province.office.pk,
        "due": "2027-03-05",
        "origin": "text-item",
    }


@pytest.mark.parametrize("persona", ["cadre", "head", "security", "administrator", "outsider"])
def test_open_duties_by_anybody_else_says_who_may(province: Province, persona: str) -> None:
    directive = issued(province)

    with pytest.raises(NotAllowed) as refused:
        open_duties(directive, [order(province)], province.people[persona])

    assert ["văn thư, biên tập viên hoặc lãnh đạo" in problem for problem in refused.value.problems] == [True]
    assert Duty.objects.count() == 0


def test_a_unit_that_may_not_read_the_document_is_named(province: Province) -> None:
    directive = issued(province)
    given = order(province, lead=province.commune, informed=[province.cell, province.office])

    found = problems(province, directive, given)

    assert [str(unit) in " ".join(found) for unit in (province.commune, province.cell, province.office)] == [
        True,
        True,
        False,
    ]
    assert Duty.objects.count() == 0


@pytest.mark.parametrize("readers", ["unit", "head", "under", "any"])
def test_a_unit_whose_head_may_read_can_lead(province: Province, readers: str) -> None:
    office = province.office.pk
    token = {
        "unit": f"unit:{office}",
        "head": f"post:head@{office}",
        "under": f"under:{province.root.pk}",
        "any": "any",
    }
    directive = issued(province, readers=[token[readers]], audience=[])

    assert opened(province, directive=directive).lead == province.office


def test_a_unit_that_reads_only_through_another_of_its_posts_cannot_lead(province: Province) -> None:
    directive = issued(province, readers=[f"post:member@{province.office.pk}"], audience=[])

    assert len(problems(province, directive, order(province))) == 1


def test_a_draft_is_open_to_its_own_office_only(province: Province) -> None:
    directive = draft(province)

    assert len(problems(province, directive, order(province))) == 1
    assert opened(province, directive=directive, lead=province.committee).lead == province.committee


def test_an_item_is_given_out_once_until_it_is_cancelled(province: Province) -> None:
    duty = opened(province)

    refused = problems(province, duty.directive, order(province), order(province, number="2"))
    cancel(duty, province.editor, "giao nhầm đơn vị")
    again = opened(province, directive=duty.directive)

    assert (len(refused), again.state, Duty.objects.count()) == (1, "open", 2)


def test_two_orders_of_one_item_are_refused(province: Province) -> None:
    assert len(problems(province, issued(province), order(province), order(province))) == 1


def test_instructions_may_repeat_a_number(province: Province) -> None:
    directive = issued(province)
    orders = [order(province), order(province, lead=province.department)]

    duties = open_duties(directive, orders, province.leader, origin=DutyOrigin.INSTRUCTION)

    assert [duty.lead for duty in duties] == [province.office, province.department]


def test_everything_that_is_wrong_is_said_at_once(province: Province) -> None:
    close_unit(province.cell, by=None, on=today())
    directive = issued(province, readers=["any"], audience=[])
    wrong = order(
        province,
        text=" ",
        informed=[province.office],
        due=date(2207, 3, 5),
    )

    assert len(problems(province, directive, wrong)) == 3
    assert problems(province, directive) != []
