from dataclasses import replace

from search.backends.base import Question, Scope, having_all
from search.backends.memory import MemoryBackend
from search.tallies import Tallies
from tests.search.backends.test_contract import document, tell


class Counting(MemoryBackend):
    """Remembers what it was asked to count."""

    def __init__(self):
        super().__init__()
        self.asked = []

    def tally(self, question):
        self.asked.append(question)
        return super().tally(question)


def test_tallies_ask_once_for_what_is_count_total_and_facets():
    engine, letters = Counting(), having_all(["fa"])
    tell(engine, document(1, "fa", facets=("kind=letter",)), document(2, "fb"))
    scope = Scope(frozenset({"any"}), frozenset({"letter"}))
    tallies = Tallies(engine, scope)

    assert tallies.count(letters) == 1
    assert tallies.of(Question(scope, letters)) == (1, {"kind=letter": 1})
    assert len(engine.asked) == 1


def test_tallies_tell_questions_apart_by_what_they_find():
    engine, letters = Counting(), having_all(["fa"])
    tell(engine, *(document(at, "fa", facets=(f"kind={at}",)) for at in (1, 2, 3)))
    scope = Scope(frozenset({"any"}), frozenset({"letter"}), filters={"kind": frozenset("12")}, ranks=(2, 3))
    tallies = Tallies(engine, scope)
    without_days, without_kinds = replace(scope, ranks=None), replace(scope, filters={})
    without_one = replace(without_kinds, excluded=frozenset({3}))

    asked = [Question(each, letters) for each in (scope, without_days, without_kinds, without_one)]
    assert [tallies.of(question).total for question in asked] == [1, 2, 2, 1]
    assert tallies.count(letters) == 3
    assert len(engine.asked) == 5
