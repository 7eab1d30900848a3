import pytest
from django.utils import translation

from intranet.worker.queries import interval


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "every minute"),
        (15, "every 15 minutes"),
        (60, "every hour"),
        (360, "every 6 hours"),
        (1440, "every day"),
        (10080, "every 7 days"),
    ],
)
def test_an_interval_is_said_in_the_largest_unit(minutes: int, words: str) -> None:
    with translation.override("en"):
        assert interval(minutes) == words
