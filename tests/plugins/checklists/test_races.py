"""Two who write at once: nobody's words are lost, the loser is told, and what is on record is what was won."""

from collections.abc import Callable
from typing import Any

import pytest

from intranet.contracts import Refused
from plugins.checklists.errors import Outdated
from plugins.checklists.models import Answer, Citation, Inspection, State, Step, Work
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.evidence import cite, take_away
from plugins.checklists.services.states import submit
from tests.factories.province import build_province
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.papers import paper_of

AtOnce = Callable[..., list[Any]]
THREADS = 8


@pytest.fixture
def opened(transactional_db: None) -> House:
    return house(build_province())


def _filled(opened: House) -> Inspection:
    """Of the office, whole: every question answered once."""
    inspection, head = opened.of(opened.province.office), opened.province.head
    typed = (
        Typed(verdict="yes"),
        Typed(verdict="yes"),
        Typed(verdict="yes", number=4),
        Typed(verdict="yes", text="đủ"),
    )  # type: ignore[arg-type]
    for place, each in enumerate(typed, start=1):
        write(_answer(inspection, place), each, 0, head)
    return inspection


def _answer(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def _told(do: Callable[[], Any]) -> str:
    """What became of it: kept, or the name of what it was refused with."""
    try:
        do()
    except Refused as refused:
        return type(refused).__name__
    return "kept"


def test_tabs_that_write_one_answer_at_once_keep_one_text_and_show_it_to_the_others(
    opened: House, at_once: AtOnce
) -> None:
    answer, head = _answer(opened.of(opened.province.office), 1), opened.province.head
    shown: list[str] = []

    def keep(number: int) -> str:
        try:
            write(answer, Typed(verdict="no", note=f"thẻ {number}"), 0, head)
        except Outdated as outdated:
            shown.append(outdated.theirs.note)
            return "told"
        return f"thẻ {number}"

    said = at_once(keep, THREADS)
    (row,) = at_once(lambda _: Answer.objects.get(pk=answer.pk))

    (kept,) = [each for each in said if each != "told"]
    assert (row.note, row.revision, row.work) == (kept, 1, Work.DOING)
    assert shown == [kept] * (THREADS - 1)


def test_questions_answered_at_once_are_all_kept_and_counted(opened: House, at_once: AtOnce) -> None:
    inspection, head = opened.of(opened.province.office), opened.province.head
    typed = [Typed(verdict="yes", text="đủ", number=number) for number in range(4)]  # type: ignore[arg-type]
    answers = [_answer(inspection, place) for place in range(1, 5)]

    at_once(lambda number: write(answers[number], typed[number], 0, head), 4)
    (row,) = at_once(lambda _: Inspection.objects.get(pk=inspection.pk))
    (steps,) = at_once(lambda _: list(Step.objects.values_list("after", flat=True)))

    assert (row.answered, row.state, steps) == (4, State.WORKING, [State.WORKING])


def test_answer_typed_while_it_is_submitted_is_kept_before_or_refused_after(opened: House, at_once: AtOnce) -> None:
    (inspection,), head = at_once(lambda _: _filled(opened)), opened.province.head
    (answer,) = at_once(lambda _: _answer(inspection, 1))

    def do(number: int) -> str:
        if number == THREADS // 2:
            return _told(lambda: submit(inspection, head))
        return _told(lambda: write(answer, Typed(verdict="yes", note=f"thẻ {number}"), 1, head))

    said = at_once(do, THREADS)
    submitted, others = said[THREADS // 2], said[: THREADS // 2] + said[THREADS // 2 + 1 :]
    (row,) = at_once(lambda _: Answer.objects.get(pk=answer.pk))
    (state,) = at_once(lambda _: Inspection.objects.get(pk=inspection.pk).state)

    kept = [number for number, each in enumerate(said) if each == "kept" and number != THREADS // 2]
    assert (submitted, state) == ("kept", State.SUBMITTED)
    assert (row.note, row.revision) == ((f"thẻ {kept[0]}", 2) if kept else ("", 1))
    assert len(kept) == others.count("kept") <= 1
    assert sorted(set(others) - {"kept", "Outdated", "Refused"}) == []


def test_inspection_submitted_twice_at_once_is_submitted_once(opened: House, at_once: AtOnce) -> None:
    (inspection,), head = at_once(lambda _: _filled(opened)), opened.province.head

    said = at_once(lambda _: _told(lambda: submit(inspection, head)), THREADS)
    (steps,) = at_once(lambda _: list(Step.objects.values_list("after", flat=True)))

    assert sorted(said) == [*["Refused"] * (THREADS - 1), "kept"]
    assert steps == [State.WORKING, State.SUBMITTED]


def test_last_evidence_taken_away_while_it_is_submitted_leaves_nothing_open_behind(
    opened: House, at_once: AtOnce
) -> None:
    (inspection,), head = at_once(lambda _: _filled(opened)), opened.province.head
    (citation,) = at_once(
        lambda _: cite(_answer(inspection, 1), paper_of(opened.province.office, head), "trang 3", head)
    )

    def do(number: int) -> str:
        if number % 2:
            return _told(lambda: take_away(Citation.objects.get(pk=citation.pk), head))
        return _told(lambda: submit(inspection, head))

    said = at_once(do, 2)
    (left,) = at_once(lambda _: Citation.objects.count())
    (state,) = at_once(lambda _: Inspection.objects.get(pk=inspection.pk).state)

    assert (said[0], state, left) == ("kept", State.SUBMITTED, 0 if said[1] == "kept" else 1)
