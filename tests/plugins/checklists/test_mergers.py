"""A unit is merged or closed during a campaign: what is open goes on elsewhere or is detached, nothing is deleted."""

from collections.abc import Callable
from typing import Any

import pytest

from intranet.people.models import Unit
from intranet.people.services.merging import merge_unit
from intranet.state.services import bump_membership
from plugins.checklists.models import Answer, Finding, Inspection, State, Step
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.handing_over import hand_over_all
from plugins.checklists.services.joining import join
from plugins.checklists.services.remedies import close, done, verify
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import YESTERDAY, accepted, answer_at, told


@grounded
def opened(province: Province) -> House:
    return house(province)


def _merge(house: House) -> None:
    province = house.province
    merge_unit(province.office, province.department, by=province.administrator, on=YESTERDAY)


def test_what_is_open_goes_to_the_successor_which_answers_it(opened: House) -> None:
    province, inspection = opened.province, opened.of(opened.province.office)
    _merge(opened)
    hand_over_all()
    hand_over_all()

    write(answer_at(inspection, 1), Typed(verdict="yes"), 0, province.head)
    inspection.refresh_from_db()
    assert (inspection.unit, inspection.node.unit, inspection.state) == (
        province.department,
        province.office,
        State.WORKING,
    )
    assert Step.objects.filter(inspection=inspection, by=None).count() == 1
    assert told("handed-over") == ["head"]


@pytest.mark.parametrize("is_returned", [False, True])
def test_successor_that_is_asked_itself_goes_on_with_its_own_and_the_other_is_detached(
    opened: House, is_returned: bool
) -> None:
    province, inspection = opened.province, opened.of(opened.province.office)
    write(answer_at(inspection, 1), Typed(verdict="yes", note="giữ lại"), 0, province.head)
    if is_returned:
        Inspection.objects.filter(pk=inspection.pk).update(
            state=State.RETURNED, signed_at=inspection.state_at, signed_by=province.head
        )
    own = join(opened.campaign, province.department, opened.campaign.due_on, province.editor)
    _merge(opened)

    hand_over_all()

    inspection.refresh_from_db()
    assert (inspection.state, inspection.successor, inspection.unit) == (State.DETACHED, own, province.department)
    assert (answer_at(inspection, 1).note, Answer.objects.filter(inspection=inspection).count()) == ("giữ lại", 4)


def test_finding_goes_along_with_its_post_and_is_put_right_there(opened: House) -> None:
    province, finding = opened.province, accepted(opened)
    _merge(opened)
    hand_over_all()

    done(finding, "đã phân công", None, province.head)

    finding.refresh_from_db()
    assert (finding.unit, finding.post.unit, finding.post.person) == (
        province.department,
        province.department,
        province.head,
    )
    assert list(finding.steps.values_list("what", flat=True)) == ["handed-over", "remedied"]


def test_what_is_closed_stays_with_the_unit_of_its_day(opened: House) -> None:
    province, finding = opened.province, accepted(opened)
    done(finding, "đã phân công", None, province.head)
    verify(finding, True, province.editor)
    close(finding.answer.inspection, province.editor)
    _merge(opened)

    hand_over_all()

    finding.refresh_from_db()
    assert (finding.unit, finding.answer.inspection.unit) == (province.office, province.office)


def test_unit_that_nobody_follows_leaves_it_detached(opened: House) -> None:
    inspection = opened.of(opened.province.commune)
    Unit.objects.filter(pk=opened.province.commune.pk).update(valid_to=YESTERDAY)
    bump_membership()

    hand_over_all()

    inspection.refresh_from_db()
    assert (inspection.state, inspection.unit, inspection.answers.count()) == (
        State.DETACHED,
        opened.province.commune,
        4,
    )
    assert told("detached") == ["editor"]
    assert Inspection.objects.exclude(state=State.DETACHED).count() == 1


def test_merger_is_heard_of_when_it_is_done(
    opened: House, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _merge(opened)

    assert sorted(Inspection.objects.values_list("unit__code", flat=True)) == ["SNV", "UBNDHL"]


def test_lead_unit_that_is_merged_hands_over_who_appraises(opened: House) -> None:
    finding = accepted(opened)
    Unit.objects.filter(pk=opened.province.committee.pk).update(
        valid_to=YESTERDAY, merged_into=opened.province.department
    )
    done(finding, "đã phân công", None, opened.province.head)

    hand_over_all()
    verify(finding, True, opened.province.inspector)

    assert Finding.objects.values_list("progress", "verified_by__username").get() == ("verified", "inspector")
