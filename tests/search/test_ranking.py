import pytest

from search.backends.base import BY_DATE, BY_RELEVANCE, Candidate
from search.ranking import RESCORED, Stretch, Taste, best_stretch, in_order, ranked, value_of

TASTE = Taste(shorter=30)


class Engine:
    """Gives ``total`` hits, all of one score, the later ones with the shorter titles."""

    def __init__(self, total):
        self.total = total

    def search(self, question, *, sort, offset, limit):
        hits = [Candidate(at, 1, 100, 500 - at % 250, 0) for at in range(self.total)]
        return hits[offset : offset + limit]


def ids(engine, **page):
    return [hit.id for hit in ranked(engine, None, TASTE, **page)]


def test_ranked_puts_the_best_hits_in_order_of_what_they_count():
    assert ids(Engine(5), sort=BY_RELEVANCE, offset=0, limit=3) == [4, 3, 2]
    assert ids(Engine(5), sort=BY_RELEVANCE, offset=3, limit=3) == [1, 0]
    assert ids(Engine(5), sort=BY_DATE, offset=0, limit=3) == [0, 1, 2]


def test_ranked_shows_every_hit_once_across_the_end_of_what_is_rescored():
    engine, size = Engine(RESCORED + 100), 30
    pages = [ids(engine, sort=BY_RELEVANCE, offset=start, limit=size) for start in range(0, RESCORED + 100, size)]

    assert [hit for page in pages for hit in page] == [*range(RESCORED - 1, -1, -1), *range(RESCORED, RESCORED + 100)]


def test_value_of_a_hit_falls_with_the_length_of_its_title():
    one, three = (value_of(Candidate(1, 1, 10, words, 99), TASTE) for words in (1, 3))

    assert value_of(Candidate(1, 1, 10, 0, 99), TASTE) == 10
    assert one - three == pytest.approx(30 * 0.6931, rel=1e-3)


def test_in_order_leaves_what_is_equal_as_it_is():
    assert in_order([1.0, 3.0, 3.0, 2.0, 3.0]) == [1, 2, 4, 3, 0]
    assert in_order([]) == []


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], Stretch(0, 0)),
        ([(3, "a"), (4, "a"), (5, "a")], Stretch(3, 2)),
        ([(0, "a"), (9, "b"), (10, "c")], Stretch(9, 13)),
        ([(0, "c"), (4, "b"), (5, "a")], Stretch(0, 13)),
        ([(0, "a"), (4, "a"), (8, "b"), (9, "c")], Stretch(8, 13)),
    ],
)
def test_best_stretch_weighs_each_thing_once(places, expected):
    assert best_stretch(places, {"a": 2, "b": 3, "c": 10}, 5) == expected
