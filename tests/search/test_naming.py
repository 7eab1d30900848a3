from dataclasses import replace

import pytest

from search import catalogue
from search.catalogue import named, related
from tests.search.conftest import entry, text_of

PLAN = entry("1", "Kế hoạch kiểm tra công tác văn thư lưu trữ", number="41/KH-UBND", chain=(("letter", "2"),))
RESULT = entry("2", "Kết quả kiểm tra công tác văn thư lưu trữ năm 2025")
OTHER = entry("3", "Phòng chống cháy nổ mùa khô")
CLOSED = entry("4", "Kiểm tra công tác văn thư lưu trữ tại Sở Nội vụ", tokens=["unit:1"])
EVERYBODY = {"tokens": ["any"], "sources": ["letter"]}


@pytest.fixture
def letters(put, renew):
    put(PLAN, RESULT, OTHER, CLOSED)
    renew()


def keys(hits):
    return [hit.key for hit in hits]


def test_named_are_those_that_may_be_seen_in_the_order_given(letters, django_assert_num_queries):
    wanted = [("letter", "4"), ("letter", "2"), ("letter", "99"), ("guide", "1"), ("letter", "1"), ("letter", "2")]

    assert keys(named(wanted, **EVERYBODY)) == ["2", "1"]
    assert keys(named(wanted, tokens=["any", "unit:1"], sources=["letter"])) == ["4", "2", "1"]
    assert named(wanted, tokens=["any"], sources=[]) == named([], **EVERYBODY) == ()
    with django_assert_num_queries(3):
        named(wanted[:1], **EVERYBODY)
    with django_assert_num_queries(3):
        named(wanted, **EVERYBODY)


def test_named_are_marked_and_bring_their_chain(letters):
    (hit,) = named([("letter", "1")], text="van thu", **EVERYBODY)

    assert text_of(hit.title) == "Kế hoạch kiểm tra công tác [văn thư] lưu trữ"
    assert hit.chain == (("letter", "2"),)


def test_named_forget_at_once_what_is_withdrawn(letters):
    catalogue.index([replace(RESULT, tokens=["unit:9"])])

    assert keys(named([("letter", "1"), ("letter", "2")], **EVERYBODY)) == ["1"]


def test_related_say_much_of_the_same_and_are_permitted(engine, letters):
    assert keys(related("letter", "1", **EVERYBODY)) == ["2"]
    assert keys(related("letter", "1", tokens=["any", "unit:1"], sources=["letter"])) == ["4", "2"]
    assert keys(related("letter", "1", tokens=["any", "unit:1"], sources=["letter"], limit=1)) == ["4"]
    assert related("letter", "3", **EVERYBODY) == ()


def test_related_to_what_may_not_be_seen_are_none(letters):
    assert related("letter", "4", **EVERYBODY) == related("letter", "99", **EVERYBODY) == ()
