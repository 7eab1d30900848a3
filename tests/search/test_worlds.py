"""What somebody finds does not depend on what they may not see; at length: ``python -m tests.search.brute_force``."""

from dataclasses import replace

from search import tallies
from search.catalogue import ANY
from tests.search.worlds import ASKED, CIRCLES, differences


def test_people_find_what_they_would_find_if_nothing_else_existed(db, settings):
    settings.SEARCH_URL = ""

    assert list(differences(seed=7, many=6)) == [(ASKED, "")] * 6


def test_differences_tell_of_a_count_that_looked_at_everything(db, settings, monkeypatch):
    settings.SEARCH_URL = ""
    count, everybody = tallies.Tallies.of, frozenset({*CIRCLES, ANY})

    def leaking(self, question):
        return count(self, replace(question, scope=replace(question.scope, tokens=everybody)))

    monkeypatch.setattr(tallies.Tallies, "of", leaking)

    assert any(unlike for _, unlike in differences(seed=7, many=2))
