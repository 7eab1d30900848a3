from datetime import timedelta

import pytest

from intranet.worker.rules import LEASE, RENEWED_EVERY, pause_after


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(0, 10), (1, 10), (2, 40), (3, 160), (4, 640), (5, 2560), (6, 3600), (1000, 3600)]
)
def test_pauses_grow_to_an_hour(attempts: int, seconds: int) -> None:
    assert pause_after(attempts) == timedelta(seconds=seconds)


def test_two_renewals_may_fail_before_a_lease_lapses() -> None:
    assert RENEWED_EVERY * 3 <= LEASE
