"""What is typed comes back as it was typed."""

import pytest

from intranet.training.office.typed import draws_of, html_of, tagged, typed_draws, typed_of


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Một đoạn\n\nHai", "<p>Một đoạn</p><p>Hai</p>"),
        ("- một\n- hai\nba", "<ul><li>một</li><li>hai</li></ul><p>ba</p>"),
        ("1. mở sổ\n2. ghi số", "<ol><li>mở sổ</li><li>ghi số</li></ol>"),
        ("Ghi **ngay** và *đủ*", "<p>Ghi <b>ngay</b> và <i>đủ</i></p>"),
        ("2 * 3 * 4 < 25 & <b>", "<p>2 * 3 * 4 &lt; 25 &amp; &lt;b&gt;</p>"),
        ("", ""),
    ],
)
def test_typed_text_becomes_html_and_comes_back(typed: str, html: str) -> None:
    assert html_of(typed) == html
    assert html_of(typed_of(html)) == html


def test_script_is_text() -> None:
    assert html_of("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_tag_lines_that_are_none_are_given_back() -> None:
    assert list(tagged(["văn thư: 5", "a:b: 2", "x", "y: 0", ": 3"])) == [
        ("văn thư", 5),
        ("a:b", 2),
        "x",
        "y: 0",
        ": 3",
    ]


def test_draws_come_back_as_they_were_typed() -> None:
    draws = draws_of(["B", "A", "B"], [("sổ", 2)], {"A": 1, "B": 2})

    assert draws == [{"question": 2}, {"question": 1}, {"tag": "sổ", "count": 2}]
    assert typed_draws(draws, {1: "A", 2: "B"}) == (["B", "A"], ["sổ: 2"])
