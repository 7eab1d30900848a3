"""Two who decide at once about an inspection or a finding: one of them does it, the other is told."""

from collections.abc import Callable
from typing import Any

import pytest

from intranet.contracts import Refused
from intranet.people.models import PostRole
from plugins.checklists.models import Finding, FindingStep, Inspection, Progress, State, Step
from plugins.checklists.services.appraising import accept, return_to_unit
from plugins.checklists.services.closing import close_campaign
from plugins.checklists.services.remedies import done, verify
from plugins.checklists.services.states import sign, submit
from tests.factories.province import build_province, person
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, filled, signed

AtOnce = Callable[..., list[Any]]


@pytest.fixture
def opened(transactional_db: None) -> House:
    made = house(build_province())
    person("dong.nghiep", "Đồng", "Nghiệp", made.province.committee, PostRole.INSPECTOR)
    return made


def _raced(at_once: AtOnce, *deeds: Callable[[], Any]) -> list[bool]:
    """Who got their way."""

    def run(number: int) -> bool:
        try:
            deeds[number]()
        except Refused:
            return False
        return True

    return at_once(run, len(deeds))


def _in_a_thread(at_once: AtOnce, ask: Callable[[], Any]) -> Any:
    """In the database in which the race is run."""
    return at_once(lambda _number: ask())[0]


def test_accepted_and_returned_at_once_is_one_of_them(opened: House, at_once: AtOnce) -> None:
    editor, inspection = opened.province.editor, _in_a_thread(at_once, lambda: signed(opened))

    won = _raced(
        at_once,
        lambda: accept(inspection, editor),
        lambda: return_to_unit(inspection, {1: "thiếu số"}, "bổ sung", editor),
        lambda: accept(inspection, editor),
    )

    state, findings, steps = _in_a_thread(
        at_once,
        lambda: (
            Inspection.objects.get(pk=inspection.pk).state,
            Finding.objects.count(),
            Step.objects.filter(inspection=inspection, before=State.SIGNED).count(),
        ),
    )
    assert won.count(True) == 1
    assert (state, findings, steps) == ((State.RETURNED, 0, 1) if won[1] else (State.REMEDYING, 1, 1))


def test_finding_verified_and_refused_at_once_is_one_of_them(opened: House, at_once: AtOnce) -> None:
    finding, province = _in_a_thread(at_once, lambda: accepted(opened)), opened.province
    _in_a_thread(at_once, lambda: done(finding, "đã phân công", None, province.head))

    won = _raced(
        at_once,
        lambda: verify(finding, True, province.editor, "đã xem"),
        lambda: verify(finding, False, province.editor, "còn thiếu"),
    )

    progress, steps = _in_a_thread(
        at_once,
        lambda: (Finding.objects.get().progress, list(FindingStep.objects.values_list("what", flat=True))),
    )
    expected = (Progress.VERIFIED, "verified") if won[0] else (Progress.OPEN, "not-verified")
    assert (won.count(True), progress, steps) == (1, expected[0], ["remedied", expected[1]])


def test_campaign_closed_while_a_head_signs_leaves_it_signed_or_detached(opened: House, at_once: AtOnce) -> None:
    province, inspection = opened.province, _in_a_thread(at_once, lambda: filled(opened))
    _in_a_thread(at_once, lambda: submit(inspection, province.head))
    said = _in_a_thread(at_once, lambda: set(Inspection.objects.values_list("pk", flat=True)))

    won = _raced(
        at_once,
        lambda: sign(inspection, province.head),
        lambda: close_campaign(opened.campaign, said, province.editor),
    )

    state = _in_a_thread(at_once, lambda: Inspection.objects.get(pk=inspection.pk).state)
    assert (won[1], state) == (True, State.SIGNED if won[0] else State.DETACHED)
