import pytest

from search.backends.elastic.breaker import FAILURES, REST, Breaker
from search.backends.elastic.faults import Missing, Unanswered


class Cluster:
    """Counts what reaches it."""

    def __init__(self):
        self.now, self.asked, self.error = 0.0, 0, None
        self.breaker = Breaker(lambda: self.now)

    def ask(self):
        with self.breaker.watching():
            self.asked += 1
            if self.error:
                raise self.error

    def fails(self, times=1):
        for _ in range(times):
            with pytest.raises(type(self.error)):
                self.ask()


@pytest.fixture
def cluster():
    return Cluster()


def test_breaker_asks_no_more_after_a_few_questions_without_answer(cluster):
    cluster.error = Unanswered("late")

    cluster.fails(FAILURES + 20)

    assert cluster.asked == FAILURES


def test_breaker_lets_one_through_after_a_rest_and_all_once_it_is_answered(cluster):
    cluster.error = Unanswered("late")
    cluster.fails(FAILURES)
    cluster.now = REST
    cluster.fails(5)
    assert cluster.asked == FAILURES + 1

    cluster.error, cluster.now = None, 2 * REST
    for _ in range(5):
        cluster.ask()

    assert cluster.asked == FAILURES + 6


def test_breaker_takes_any_other_error_as_an_answer(cluster):
    for error in (Unanswered("late"), Missing("gone")) * FAILURES:
        cluster.error = error
        cluster.fails()

    assert cluster.asked == 2 * FAILURES
