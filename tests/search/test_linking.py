from django.utils.translation import override

from search.catalogue import Link, index, link, named
from search.feed import waiting
from tests.search.conftest import entry

FIRST, SECOND, OTHER = (entry(key, number=f"{key}/KH-UBND") for key in "123")


def chain(key):
    (hit,) = named([("letter", key)], tokens=["any"], sources=["letter"])
    return list(zip(hit.chain, hit.relations, strict=True))


def test_entries_are_told_once_what_another_one_is_to_them(put, django_assert_num_queries):
    put(FIRST, SECOND, OTHER)

    with django_assert_num_queries(2):
        assert link("letter", {"1": "Year", "2": "", "99": "Year"}, ("letter", "3")) == 2
    assert link("letter", {"1": "Year", "2": ""}, ("letter", "3")) == 0

    with override("vi"):
        assert (chain("1"), chain("2"), chain("3")) == ([(("letter", "3"), "Năm")], [(("letter", "3"), "")], [])
    assert waiting() == 0


def test_what_was_said_last_of_another_one_holds(put):
    put(entry("1", chain=(("letter", "9"), Link("letter", "3", "Kind"))), OTHER)
    link("letter", {"1": "Year"}, ("letter", "3"))

    with override("en"):
        assert chain("1") == [(("letter", "3"), "Year"), (("letter", "9"), "")]


def test_entry_written_again_says_the_same_whatever_came_first(put):
    put(FIRST, SECOND, OTHER)
    link("letter", {"1": "Year"}, ("letter", "3"))
    link("letter", {"1": "Kind"}, ("letter", "2"))

    again = (Link("letter", "3", "Year"), Link("letter", "2", "Kind"))
    assert index([entry("1", number="1/KH-UBND", chain=again)]) == 0
