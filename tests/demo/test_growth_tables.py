"""The tables of the demo: forty units, three hundred people, documents that fit together; read without a database."""

from collections import Counter
from itertools import islice, pairwise

from intranet.demo.growth.content import PAPERS
from intranet.demo.growth.names import names
from intranet.demo.growth.places import PLACES
from intranet.demo.growth.staffing import IN_CHARGE, seats
from intranet.demo.growth.topics.changes import CHANGES, RECALLED
from intranet.demo.growth.topics.guidance import PAGES
from intranet.demo.growth.topics.labels import OF_PAGE, OF_SYMBOL
from intranet.demo.growth.topics.letters import INCOMING, OUTGOING
from intranet.demo.growth.work import GIVEN
from intranet.directives.recognition import DOCUMENT_TYPES
from intranet.people.demo import OTHERS, PERSONAS, UNITS
from intranet.people.models import PostRole
from intranet.topics.demo import TOPICS

ALL = (*PAPERS, *(change.paper for change in CHANGES), RECALLED)
BY_SYMBOL = {paper.symbol: paper for paper in ALL}


def test_units_and_people_are_forty_and_three_hundred() -> None:
    assert len(PLACES) + len(UNITS) == 40
    assert len(list(seats())) + len(PERSONAS) + len(OTHERS) == 300


def test_no_name_is_given_twice_nor_taken_from_a_persona() -> None:
    logins = [name.login for name in islice(names(), 1000)]

    assert len(set(logins)) == 1000
    assert set(logins).isdisjoint({login for _persona, login, *_rest in PERSONAS})
    assert next(names([logins[0]])).login == logins[1]


def test_every_role_is_held_by_somebody() -> None:
    assert {role for _unit, role, _title in seats()} == set(PostRole.values)


def test_nothing_is_asked_of_the_units_of_the_personas() -> None:
    theirs = {code for *_rest, code, _kind in UNITS}

    assert [paper.symbol for paper in ALL if theirs & set(paper.asked)] == []
    assert [place.code for place in PLACES if place.parent in theirs - {"AB"}] == []


def test_every_document_names_units_types_and_documents_that_there_are() -> None:
    codes = {place.code for place in PLACES}
    types = {each.slug for each in DOCUMENT_TYPES}

    assert [code for paper in ALL for code in paper.asked if code not in codes] == []
    assert [paper.symbol for paper in ALL if paper.type not in types] == []
    assert [cited for paper in ALL for cited in paper.cites if cited not in BY_SYMBOL] == []
    assert [change.target for change in CHANGES if change.target not in BY_SYMBOL] == []
    assert [symbol for symbol, item, *_rest in GIVEN if len(BY_SYMBOL[symbol].items) < item] == []
    assert len(BY_SYMBOL) == len(ALL)


def test_every_label_is_of_a_document_or_a_page_that_there_is() -> None:
    titles = {title for _owner, title, *_rest in PAGES}

    assert sorted(OF_SYMBOL.keys() - BY_SYMBOL.keys()) == []
    assert sorted(OF_PAGE.keys() - titles) == []
    assert {*OF_SYMBOL.values(), *OF_PAGE.values()} <= set(TOPICS)


def test_documents_stand_in_chains_of_four() -> None:
    chain = ["120/KH-STC", "310/KH-UBND", "45/NQ-HĐND", "12-NQ/TU"]

    assert [upper in BY_SYMBOL[lower].cites for lower, upper in pairwise(chain)] == [True] * 3


def test_documents_are_of_both_families_and_many_types_and_manners() -> None:
    assert set(Counter(paper.family for paper in ALL)) == {"state", "party"}
    assert len({paper.type for paper in ALL}) >= 20
    assert {paper.manner for paper in ALL} == {"acknowledged", "checked", "password", "attended"}


def test_letters_stand_at_every_stage() -> None:
    assert [letter.far for letter in INCOMING] == [4, 3, 2, 1, 0]
    assert [letter.far for letter in OUTGOING] == [0, 1, 2, 3, 4, 5, 6]


def test_owners_of_documents_have_clerk_and_editor_of_their_own() -> None:
    kinds = {place.code: place.kind for place in PLACES}
    roles = {code: {role for role, _title in IN_CHARGE[kind]} for code, kind in kinds.items() if kind in IN_CHARGE}
    owners = {paper.owner for paper in ALL} - {"UBND"}

    assert [owner for owner in owners if not {PostRole.CLERK, PostRole.EDITOR} <= roles[owner]] == []
