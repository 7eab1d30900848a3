import pytest

from intranet.audit.text import one_line


@pytest.mark.parametrize(
    ("hostile", "expected"),
    [
        ("một\r\nhai", "một hai"),
        ("a\x00b\x07c", "a b c"),
        ("\x1b[31mđỏ\x1b[0m", "đỏ"),
        ("\x1b]0;cửa sổ\x07tên", "tên"),
        ("\x1b]8;;http://x\x1b\\liên kết", "liên kết"),
        ("ten\u202eexe.pdf", "tenexe.pdf"),
        ("\u2066a\u2069\u200f\u061cb", "ab"),
        ("a\u2028b\u2029c", "a b c"),
        ("a\u200bb\ufeff", "ab"),
        ("\ud800x", "x"),
        ("  1052/UBND-NC  ", "1052/UBND-NC"),
        ("Nguyễn Thị Mai", "Nguyễn Thị Mai"),
    ],
)
def test_one_line_leaves_nothing_hidden(hostile: str, expected: str) -> None:
    assert one_line(hostile, 100) == expected


def test_one_line_is_at_most_the_limit_and_says_that_it_was_cut() -> None:
    cut = one_line("á" * 1_000_000, 20)

    assert (len(cut), cut) == (20, "á" * 19 + "…")
