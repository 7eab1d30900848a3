"""Nobody appraises their own unit: not where the lead unit is asked itself, not after a merger, not after a move."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from intranet.contracts import Refused, today, who
from intranet.people.models import Post, PostRole, Unit, UnitKind
from intranet.people.services.merging import merge_unit
from intranet.registry.services import enable
from intranet.state.services import bump_membership
from plugins.checklists.models import Campaign, Finding, Inspection, Node
from plugins.checklists.queries.heat import heat_map
from plugins.checklists.queries.inspections import to_appraise
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.appraising import accept, appraise
from plugins.checklists.services.handing_over import hand_over_all
from plugins.checklists.services.opening import open_inspections, open_now
from plugins.checklists.services.remedies import done, verify
from plugins.checklists.services.states import sign, submit
from plugins.checklists.services.telling import appraisers
from tests.factories.province import LONG_AGO, Province, person
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house, planned, published
from tests.plugins.checklists.remedying import YESTERDAY, answer_at
from tests.plugins.checklists.signing import signed

BEFORE_THE_PERIOD = today() - timedelta(days=61)


@grounded
def opened(province: Province) -> House:
    return house(province)


def _asks(people: list[Any], inspection: Inspection) -> dict[str, tuple[bool, bool]]:
    """By username: whether the service lets them appraise it, and whether their list names it."""
    return {each.username: (_may(each, inspection), inspection in to_appraise(who(each))) for each in people}


def _may(by: Any, inspection: Inspection) -> bool:
    try:
        appraise(answer_at(inspection, 1), "yes", "", by)
    except Refused:
        return False
    return True


def _moved(one: Any, to: Unit, role: str, last: Any) -> None:
    """Out of every post with the day ``last``, and into one of another unit."""
    one.posts.update(ends=last, is_main=False)
    Post.objects.create(person=one, unit=to, role=role, is_main=True, starts=last + timedelta(days=1))
    bump_membership()


def test_lead_unit_that_is_asked_itself_is_appraised_from_above(province: Province) -> None:
    enable("checklists")
    above = person("chu-tich", "Trần Văn", "Tỉnh", province.root, PostRole.LEADER)
    campaign = planned(province, published(province), audience=(f"unit:{province.committee.pk}",))
    open_now(campaign, province.editor)
    open_inspections(campaign)
    inspection = signed(House(province, Campaign.objects.get(pk=campaign.pk)), province.committee)

    people = [province.editor, province.leader, province.head, above]
    assert _asks(people, inspection) == {
        "editor": (False, False),
        "leader": (False, False),
        "head": (False, False),
        "chu-tich": (True, True),
    }
    assert appraisers(inspection) == [above]


def test_unit_that_was_merged_into_the_lead_unit_is_appraised_from_above(opened: House) -> None:
    province, above = opened.province, person("chu-tich", "Trần", "Tỉnh", opened.province.root, PostRole.HEAD)
    inspection = signed(opened, province.office)
    merge_unit(province.office, province.committee, by=_administrator(province), on=YESTERDAY)
    hand_over_all()
    inspection.refresh_from_db()

    assert inspection.unit == province.committee
    assert _asks([province.editor, province.head, above], inspection) == {
        "editor": (False, False),
        "head": (False, False),
        "chu-tich": (True, True),
    }


def _administrator(province: Province) -> Any:
    """An administrator who works in neither of the units that are merged."""
    return person("quan-tri", "Phạm", "Trị", province.commune, PostRole.ADMINISTRATOR)


@pytest.mark.parametrize(("left", "may"), [(YESTERDAY, False), (BEFORE_THE_PERIOD, True)])
def test_who_was_of_the_unit_in_the_period_does_not_appraise_it_from_the_lead_unit(
    opened: House, left: Any, may: bool
) -> None:
    province, inspection = opened.province, signed(opened, opened.province.office)
    _moved(province.cadre, province.committee, PostRole.INSPECTOR, left)

    assert _asks([province.cadre, province.editor], inspection) == {"cadre": (may, may), "editor": (True, True)}


def test_who_signed_as_a_stand_in_does_not_appraise_it_afterwards(opened: House) -> None:
    province, inspection = opened.province, signed(opened, opened.province.office)
    other = person("thanh-tra", "Vũ", "Tra", province.committee, PostRole.INSPECTOR)
    Inspection.objects.filter(pk=inspection.pk).update(signed_by=other)
    inspection.refresh_from_db()

    assert _asks([other, province.editor], inspection) == {"thanh-tra": (False, False), "editor": (True, True)}


def test_remedy_is_not_verified_by_who_has_moved_from_the_unit_to_the_lead_unit(opened: House) -> None:
    province, inspection = opened.province, signed(opened, opened.province.office)
    [finding] = accept(inspection, province.editor)
    done(finding, "đã phân công", None, province.head)
    _moved(province.cadre, province.committee, PostRole.INSPECTOR, YESTERDAY)

    with pytest.raises(Refused):
        verify(finding, True, province.cadre)
    verify(finding, True, province.editor)

    assert Finding.objects.get().verified_by == province.editor


@pytest.fixture
def three_levels(province: Province) -> House:
    """The department, two rooms below it and a desk below one of them, all asked and all with heads."""
    enable("checklists")
    rooms = [_below(province.department, f"Phòng {number}", f"P{number}") for number in (1, 2)]
    _below(rooms[0], "Tổ Văn thư", "T1")
    person("giam-doc", "Lý", "Oanh", province.department, PostRole.HEAD)
    campaign = planned(province, published(province), audience=(f"under:{province.department.pk}",))
    open_now(campaign, province.editor)
    open_inspections(campaign)
    return House(province, Campaign.objects.get(pk=campaign.pk))


def _below(parent: Unit, name: str, code: str) -> Unit:
    above = Unit.objects.get(pk=parent.pk)
    made = above.add_child(name=name, kind=UnitKind.DEPARTMENT, valid_from=LONG_AGO, code=code)
    person(f"head-{code.lower()}", "Trưởng", name, made, PostRole.HEAD)
    return Unit.objects.get(pk=made.pk)


def _lines(opened: House) -> list[tuple[str, int, int, Any]]:
    seen = list(Inspection.objects.filter(campaign=opened.campaign).select_related("node", "unit"))
    return [(each.node.name, each.signed, each.asked, each.whole.percent) for each in heat_map(opened.campaign, seen)]


def test_figures_add_up_when_a_unit_in_the_middle_of_the_tree_was_merged(three_levels: House) -> None:
    province, campaign = three_levels.province, three_levels.campaign
    for unit in Unit.objects.filter(code__in=["P1", "T1", "P2"]):
        signed(three_levels, unit)
    middle = three_levels.of(province.department)
    before, tree = _lines(three_levels), list(Node.objects.filter(campaign=campaign).values_list("name", "path"))

    merge_unit(Unit.objects.get(pk=province.department.pk), province.office, by=_administrator(province), on=YESTERDAY)
    hand_over_all()

    middle.refresh_from_db()
    assert (middle.unit, middle.node.unit, _lines(three_levels)) == (province.office, province.department, before)
    assert list(Node.objects.filter(campaign=campaign).values_list("name", "path")) == tree
    assert [(name, signed_, asked) for name, signed_, asked, _score in before] == [
        ("Tỉnh An Bình", 3, 4),
        ("Ủy ban nhân dân tỉnh An Bình", 3, 4),
        ("Sở Nội vụ", 3, 4),
        ("Phòng 1", 2, 2),
        ("Tổ Văn thư", 1, 1),
        ("Phòng 2", 1, 1),
    ]

    _signed_by_the_successor(middle, province.head)

    assert [line[:3] for line in _lines(three_levels)][:3] == [
        ("Tỉnh An Bình", 4, 4),
        ("Ủy ban nhân dân tỉnh An Bình", 4, 4),
        ("Sở Nội vụ", 4, 4),
    ]


def _signed_by_the_successor(inspection: Inspection, head: Any) -> None:
    typed = {1: Typed(verdict="yes"), 2: Typed(verdict="yes"), 3: Typed(verdict="yes", number=Decimal(1))}
    for place, said in (typed | {4: Typed(verdict="yes", text="đủ")}).items():
        write(answer_at(inspection, place), said, 0, head)
    submit(inspection, head)
    sign(inspection, head)
