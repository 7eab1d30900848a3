"""What opens an item, what a course takes, and lessons that wait for one another."""

from intranet.training.rules.completion import Completion, Item, is_complete, locked_because, loops, share_done

ITEMS = [Item("a", "Sổ đến", Completion.SEEN), Item("b", "Số đến", Completion.PASSED, needs="a")]


def test_item_says_what_to_finish_first() -> None:
    assert locked_because(ITEMS[1], ITEMS, set()) == "Hãy hoàn thành “Sổ đến” trước."
    assert locked_because(ITEMS[1], ITEMS, {"a"}) == ""
    assert locked_because(ITEMS[0], ITEMS, set()) == ""


def test_course_takes_every_item() -> None:
    assert [is_complete(ITEMS, done) for done in ({"a"}, {"a", "b"})] == [False, True]
    assert is_complete([], set()) is False


def test_share_is_a_hundred_for_all_only() -> None:
    three = [*ITEMS, Item("c", "Chuyển", Completion.SEEN)]

    assert [share_done(three, done) for done in (set(), {"a"}, {"a", "b"}, {"a", "b", "c"})] == [0, 33, 66, 100]


def test_lessons_that_wait_for_one_another_are_named() -> None:
    assert loops({"a": "b", "b": "c", "c": "b"}) == ["b", "c"]
    assert loops({"a": "a"}) == ["a"]
    assert loops({"a": "b", "b": "", "c": "a"}) == []
