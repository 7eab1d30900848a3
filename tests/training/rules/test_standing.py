"""Where a person is in a course, by what is known of them."""

from itertools import chain, combinations

import pytest

from intranet.training.rules.standing import TABLE, Fact, Stand, stand_of

WAITS, LATE, BEGUN, THROUGH, ATTENDED = Fact
ALL = [set(some) for some in chain.from_iterable(combinations(Fact, n) for n in range(len(Fact) + 1))]


@pytest.mark.parametrize(
    ("facts", "stand"),
    [
        (set(), None),
        ({WAITS}, Stand.NOT_BEGUN),
        ({WAITS, LATE}, Stand.OVERDUE),
        ({WAITS, LATE, BEGUN}, Stand.OVERDUE),
        ({WAITS, BEGUN}, Stand.UNDER_WAY),
        ({BEGUN}, Stand.UNDER_WAY),
        ({THROUGH}, Stand.COMPLETED),
        ({THROUGH, BEGUN}, Stand.AGAIN),
        ({WAITS, THROUGH}, Stand.NOT_BEGUN),
        ({WAITS, THROUGH, BEGUN}, Stand.UNDER_WAY),
        ({ATTENDED}, Stand.ATTENDED),
        ({WAITS, ATTENDED}, Stand.ATTENDED),
        ({WAITS, LATE, ATTENDED}, Stand.OVERDUE),
        ({WAITS, THROUGH, ATTENDED}, Stand.ATTENDED),
        ({THROUGH, ATTENDED}, Stand.COMPLETED),
    ],
)
def test_state_follows_from_what_is_known(facts: set[Fact], stand: Stand | None) -> None:
    assert stand_of(facts) == stand


def test_every_state_is_reached_and_every_line_is_needed() -> None:
    reached = {stand_of(facts) for facts in ALL} - {None}
    first = [next((at for at, (needed, _stand) in enumerate(TABLE) if needed <= facts), None) for facts in ALL]

    assert reached == set(Stand)
    assert {at for at in first if at is not None} == set(range(len(TABLE)))
