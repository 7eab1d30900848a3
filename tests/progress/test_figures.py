"""Rates and sums."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from intranet.progress.figures import Cell, Figures, rate, rate_words, summed

SINCE = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (19, 52, "36,5 %"),
        (51, 62, "82,3 %"),
        (3, 3, "100 %"),
        (0, 3, "0 %"),
        (9_999, 10_000, "99,9 %"),
        (1, 10_000, "0,1 %"),
        (0, 0, "–"),
    ],
)
def test_rate_in_words(part: int, whole: int, words: str) -> None:
    with translation.override("vi"):
        assert rate_words(rate(part, whole)) == words


def test_rate_in_english_has_a_point() -> None:
    with translation.override("en"):
        assert rate_words(Decimal("36.5")) == "36.5 %"


def figures(**counts: int) -> Figures:
    made = Figures()
    for state, count in counts.items():
        made.add(Cell(1, state.replace("_", "-"), count))
    return made


def test_rate_leaves_out_what_was_closed() -> None:
    sums = figures(acknowledged=3, on_paper=1, closed=5)

    assert (sums.assigned, sums.counted, sums.acknowledged, sums.rate) == (9, 4, 4, 100)
    assert sums.is_complete


def test_nobody_counted_is_no_rate() -> None:
    assert (figures(closed=5).rate, figures(closed=5).tone, Figures().rate) == (None, "done", None)
    assert not figures(closed=5).is_complete


def test_quick_ones_are_of_those_with_the_text_open() -> None:
    sums = figures(acknowledged=3, on_paper=7)
    sums.quick = 1

    with translation.override("vi"):
        assert sums.quick_words == "33,3 %"


def test_sum_keeps_the_oldest_of_what_is_late() -> None:
    late, later = Figures(), Figures()
    late.add(Cell(1, "open", 2, late=2, oldest=SINCE))
    later.add(Cell(2, "open", 3, late=1, oldest=date(2026, 11, 20)))

    total = summed([later, late])

    assert (total.open, total.late, total.oldest) == (5, 3, SINCE)
    with translation.override("vi"):
        words = total.late_words(date(2026, 11, 21))
        assert words is not None
        assert words.words == "quá hạn 3 ngày"
