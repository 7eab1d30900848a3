"""Scores: shares of what could be reached."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checklists.scoring import score

WEIGHTS = st.integers(0, 1000).map(lambda cents: Decimal(cents) / 100)
JUDGED = st.lists(st.tuples(st.sampled_from(["yes", "partly", "no", "n/a", ""]), WEIGHTS), max_size=9)


@pytest.mark.parametrize(
    ("judged", "percent"),
    [
        ([], None),
        ([("n/a", 4)], None),
        ([("yes", 4), ("no", 4)], Decimal("50.0")),
        ([("yes", 1), ("partly", 2)], Decimal("66.7")),
        ([("yes", 1), ("", 1), ("n/a", 9)], Decimal("50.0")),
    ],
)
def test_percent_of_what_could_be_reached(judged: list[tuple[str, int]], percent: Decimal | None) -> None:
    assert score((verdict, Decimal(weight)) for verdict, weight in judged).percent == percent


@given(JUDGED, JUDGED)
def test_scores_of_two_parts_add_up_to_the_whole(
    first: list[tuple[str, Decimal]], second: list[tuple[str, Decimal]]
) -> None:
    whole = score([*first, *second])

    assert whole == score(first) + score(second)
    assert 0 <= whole.reached <= whole.reachable
