"""What differs between two texts, and what is not compared word by word because it would take too long."""

from intranet.acknowledgement.difference import MOST_PAIRS_IN_ALL, Changed, Piece, differences


def test_changed_words_stand_between_those_that_stay() -> None:
    assert differences("Mở đầu\nNộp ngày 5\nHết", "Mở đầu\nNộp ngày 6\nHết") == [
        Changed((Piece("same", "Nộp ngày"), Piece("removed", "5"), Piece("added", "6")))
    ]


def test_lines_that_repeat_without_end_are_shown_as_a_whole() -> None:
    old, new = "a\n" * 5_000, "b\n" + "a\n" * 5_000 + "c\n"

    assert differences(old, new) == [Changed((Piece("removed", old.strip()), Piece("added", new.strip())))]


def test_words_that_repeat_without_end_are_shown_as_a_whole() -> None:
    old, new = "a " * 1_999, "b " + "a " * 1_999

    assert differences(old, new) == [Changed((Piece("removed", old), Piece("added", new)))]


def test_words_are_compared_up_to_a_limit_in_all() -> None:
    repeated, times = "a " * 100, MOST_PAIRS_IN_ALL // 100**2
    old = "\n".join(f"{repeated}{n}" for n in range(times + 5))
    new = "\n".join(f"{repeated}x{n}" for n in range(times + 5))

    kinds = [[piece.kind for piece in changed.pieces] for changed in differences(old, new)]

    assert kinds == [["same", "removed", "added"]] * times + [["removed", "added"]] * 5


def test_small_change_in_a_long_text_is_found() -> None:
    lines = [f"dòng {n}" for n in range(6_000)]
    changed = [*lines[:3_000], "dòng mới", *lines[3_001:]]

    assert differences("\n".join(lines), "\n".join(changed)) == [
        Changed((Piece("same", "dòng"), Piece("removed", "3000"), Piece("added", "mới")))
    ]
