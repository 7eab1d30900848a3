"""Who sees a duty: whom it concerns, and only with the right to read its document. ``visible`` and ``decide`` agree."""

import pytest

from intranet.access.decisions import decide, visible
from intranet.access.tokens import who
from intranet.directives.models import DirectiveReader
from intranet.duties.models import Duty, DutyPerson, ProgressNote
from intranet.duties.policy import DutyPolicy, actions_of
from intranet.duties.rules import STATES
from intranet.duties.services import assign, report_progress, submit_result
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import PERSONAS, Province

OFFICE = {"clerk", "editor", "leader"}
MEMBERS = {"office": {"cadre", "deputy", "head"}, "department": {"trainer", "inspector"}, "commune": {"outsider"}}


def sees(province: Province, duty: Duty) -> set[str]:
    """Personas who may read ``duty``; the list and the single question must agree."""
    listed = {name for name, *_rest in PERSONAS if duty in visible(province.people[name], Duty.objects.all())}
    decided = {name for name, *_rest in PERSONAS if decide(province.people[name], "read", duty)}
    assert listed == decided
    return listed


def test_lead_unit_and_office_in_charge_see_a_duty(province: Province) -> None:
    assert sees(province, opened(province)) == OFFICE | MEMBERS["office"]


@pytest.mark.parametrize("part", ["co_operating", "informed"])
def test_other_units_see_a_duty_when_they_take_part(province: Province, part: str) -> None:
    unit = province.department
    duty = opened(province, **{part: [(unit, None)] if part == "co_operating" else [unit]})

    assert sees(province, duty) == OFFICE | MEMBERS["office"] | MEMBERS["department"]


def test_whoever_may_no_longer_read_the_document_does_not_see_its_duty(province: Province) -> None:
    duty = opened(province, co_operating=[(province.department, None)])
    circle = DirectiveReader.objects.filter(directive=duty.directive, works=False)
    circle.update(token=f"under:{province.department.pk}")

    assert sees(province, duty) == {"clerk", "editor", "leader"} | MEMBERS["department"]


def test_a_person_assigned_sees_a_duty_only_with_its_document(province: Province) -> None:
    duty = opened(province)
    assert "trainer" not in sees(province, duty)
    DutyPerson.objects.create(duty=duty, person=province.trainer, assigned_by=province.head)
    DutyPerson.objects.create(duty=duty, person=province.outsider, assigned_by=province.head)

    assert sees(province, duty) - OFFICE - MEMBERS["office"] == {"trainer"}


def test_notes_follow_their_duty(province: Province) -> None:
    note = report_progress(opened(province), province.head, "Đã làm một phần.")

    allowed = {name for name, *_rest in PERSONAS if decide(province.people[name], "read", note)}
    listed = {name for name, *_rest in PERSONAS if visible(province.people[name], ProgressNote.objects.all())}

    assert (allowed, listed) == (OFFICE | MEMBERS["office"], OFFICE | MEMBERS["office"])
    assert not decide(province.head, "edit", note)


@pytest.mark.parametrize(
    ("persona", "working", "reported"),
    [
        ("head", {"assign", "report", "submit"}, set()),
        ("cadre", {"report", "submit"}, set()),
        ("deputy", set(), set()),
        ("editor", {"extend", "cancel"}, {"close", "return", "cancel"}),
        ("leader", {"extend", "cancel"}, {"close", "return", "cancel"}),
        ("trainer", set(), set()),
    ],
)
def test_steps_that_a_page_offers_are_those_that_are_allowed(
    province: Province, persona: str, working: set[str], reported: set[str]
) -> None:
    asker = province.people[persona]
    duty = assign(opened(province), province.cadre, province.head)

    offered = actions_of(who(asker), duty)
    allowed = {action for action in STATES if decide(asker, action, duty)}
    submit_result(duty, province.cadre, "Xong.")

    assert (offered, allowed) == (working, working)
    assert actions_of(who(asker), Duty.objects.get(pk=duty.pk)) == reported


def test_an_unknown_action_is_open_to_nobody(province: Province) -> None:
    duty = opened(province)

    assert not decide(province.editor, "delete", duty)
    assert list(DutyPolicy().tokens("delete", duty)) == []


def test_duties_of_a_document_for_others_are_seen_by_its_office_only(province: Province) -> None:
    duty = opened(province, directive=None, lead=province.office)
    hidden = issued(province, symbol="3/X", readers=[f"under:{province.commune.pk}"], audience=[])
    Duty.objects.filter(pk=duty.pk).update(directive=hidden)

    assert sees(province, Duty.objects.get(pk=duty.pk)) == {"clerk", "editor", "leader"}
