"""What comes back from signing and numbering, tried on files of our own printer."""

import io
from collections.abc import Callable
from datetime import date

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from intranet.directives.comparing import (
    Difference,
    differences,
    numbered_differences,
    numbered_equals,
    signed_differences,
    signed_equals,
)
from intranet.directives.comparing.edits import alignment
from intranet.directives.comparing.words import text_of
from intranet.directives.letter import Letter
from intranet.directives.printing import letter_pdf, letter_words
from intranet.printing.fonts import REGULAR, use_fonts
from tests.directives.printing.letters import blocks, decision, long_decision, official_letter, party_guidance
from tests.printing.reading import pages_of

SEAL = [
    "Người ký: Ủy ban nhân dân",
    "tỉnh An Bình",
    "Email: ubnd@anbinh.example",
    "Thời gian ký: 16.11.2026",
    "14:05:33 +07:00",
]
SIGNATURE = ["Ký bởi: Lê Văn Minh", "Thời gian ký: 16/11/2026 09:15:02 +07:00"]
DAY = date(2026, 11, 16)


def read(content: bytes) -> str:
    return "\f".join(pages_of(content))


def stamped(content: bytes, *stamps: tuple[int, float, float, list[str]]) -> bytes:
    """The file with text boxes drawn over it: page, place from the left and from below, lines."""
    use_fonts()
    with pikepdf.open(io.BytesIO(content)) as document:
        for page, x, y, lines in stamps:
            box = io.BytesIO()
            canvas = Canvas(box, pagesize=A4)
            canvas.setFont(REGULAR, 10)
            for number, line in enumerate(lines):
                canvas.drawString(x, y - 12 * number, line)
            canvas.save()
            with pikepdf.open(box) as drawn:
                document.pages[page].add_overlay(drawn.pages[0])
        target = io.BytesIO()
        document.save(target)
    return target.getvalue()


LETTERS = [decision(), official_letter(), party_guidance(), long_decision()]


@pytest.mark.parametrize("letter", LETTERS)
def test_signed_file_of_the_same_text_is_equal(letter: Letter) -> None:
    assert signed_differences(letter_words(letter), read(letter_pdf(letter))) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_visible_signatures_are_no_difference(letter: Letter) -> None:
    content = letter_pdf(letter)
    last = len(pages_of(content)) - 1

    signed = stamped(content, (last, 350, 120, SIGNATURE), (0, 400, 820, SEAL))

    assert SIGNATURE[0] in read(signed)
    assert signed_differences(letter_words(letter), read(signed)) == []


def changed(letter: Letter, old: str, new: str) -> str:
    """The text of a file in which somebody changed a word before signing."""
    words = [block.html for block in letter.blocks]
    assert sum(old in html for html in words) == 1
    again = type(letter)(
        **{n: getattr(letter, n) for n in Letter.__slots__} | {"blocks": blocks(*(h.replace(old, new) for h in words))}
    )
    return read(stamped(letter_pdf(again), (0, 350, 60, SIGNATURE)))


def test_changed_word_is_named_with_its_paragraph() -> None:
    found = signed_differences(
        letter_words(decision()), changed(decision(), "chịu trách nhiệm", "không chịu trách nhiệm")
    )

    assert [(each.ours, each.theirs) for each in found] == [("", "không")]
    assert found[0].paragraph.startswith("Điều 3. Chánh Văn phòng")
    assert letter_words(decision()).replace("\n\n", "\n").split("\n")[found[0].place - 1].startswith("Điều 3.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("30/2020/NĐ-CP", "38/2020/NĐ-CP", ("30", "38")),
        ("ngày 05 tháng 3", "ngày 03 tháng 5", None),
        ("<p>QUYẾT ĐỊNH:</p>", "<p></p>", ("QUYẾT ĐỊNH:", "")),
    ],
)
def test_changed_figure_exchanged_date_and_lost_paragraph_are_found(
    old: str, new: str, expected: tuple[str, str] | None
) -> None:
    found = signed_differences(letter_words(decision()), changed(decision(), old, new))

    assert found != []
    assert expected is None or [(each.ours, each.theirs) for each in found] == [expected]


@pytest.mark.parametrize(
    "field",
    [
        {"symbol": "40/QĐ-UBND"},
        {"date": date(2026, 11, 18)},
        {"summary": "Ban hành Quy chế quản lý tài liệu"},
        {"recipients": ["Như Điều 2"]},
        {"signatory": "Trương Quang Vĩnh"},
        {"signatory_title": "CHỦ TỊCH"},
        {"urgency": "KHẨN"},
        {"issuer_lines": ["ỦY BAN NHÂN DÂN", "TỈNH AN BIÊN"]},
    ],
)
def test_change_in_head_or_foot_is_found(field: dict[str, object]) -> None:
    assert not signed_equals(letter_words(decision()), read(letter_pdf(decision(**field))))


def test_moved_article_is_a_difference() -> None:
    letter = decision()
    swapped = decision(blocks=[*letter.blocks[:4], letter.blocks[5], letter.blocks[4], *letter.blocks[6:]])

    assert not signed_equals(letter_words(letter), read(letter_pdf(swapped)))


def test_columns_read_in_another_order_are_no_difference() -> None:
    head, body, foot = letter_words(decision()).split("\n\n")
    lines, last = head.split("\n"), foot.split("\n")
    returned = "\n".join([*lines[2:4], *lines[:2], *lines[5:], lines[4], body, *last[-4:], *last[:-4]])

    assert signed_equals(letter_words(decision()), returned)


def test_exchanged_figures_of_the_date_are_no_other_order() -> None:
    letter = decision(date=date(2026, 12, 10))

    returned = letter_words(letter).replace("ngày 10 tháng 12", "ngày 12 tháng 10")

    assert not signed_equals(letter_words(letter), returned)


def test_line_that_only_looks_like_a_signature_is_found_in_the_text() -> None:
    body = letter_words(decision()).replace("\nĐiều 3.", "\nLý do: không phải báo cáo\nĐiều 3.")

    assert [d.theirs for d in signed_differences(letter_words(decision()), body)] == ["Lý do: không phải báo cáo"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("văn bản", "văn\nbản"),
        ("thường vụ", "thư ờng vụ"),
        ("hòa bình", "hòa bình"),
        ("UBND-NC", "UBND – NC"),
        ("đề án", "đề\u00a0án"),
        ("hợp đồng fi", "hợp đồng ﬁ"),
        ("a “b”", 'a "b"'),
        ("một hai", "một\f2\nhai"),
        ("một hai ba", "một\n2\nhai\n3\nba"),
        ("Số: …/UBND", "Số: /UBND"),
        ("công\u00adtác", "công tác"),
    ],
)
def test_print_alone_makes_no_difference(ours: str, theirs: str) -> None:
    assert differences(ours, theirs) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("một hai ba", "một ba", [("hai", "")]),
        ("một ba", "một hai ba", [("", "hai")]),
        ("10 người", "100 người", [("10", "100")]),
        ("hoà", "hòa", [("hoà", "hòa")]),
        ("một", "một\n5", [("", "5")]),
        ("", "một", [("", "một")]),
        ("một", "", [("một", "")]),
        ("Điều 1; hai.", "Điều 1, hai.", [(";", ",")]),
    ],
)
def test_differences_name_what_was_and_what_is(ours: str, theirs: str, found: list[tuple[str, str]]) -> None:
    assert [(each.ours, each.theirs) for each in differences(ours, theirs)] == found


def test_difference_says_in_which_paragraph() -> None:
    assert differences("một\nhai ba\nbốn", "một\nhai\nbốn") == [Difference(2, "hai ba", "ba", "")]


def signed_letter() -> bytes:
    return stamped(letter_pdf(official_letter()), (0, 350, 120, SIGNATURE))


def test_numbered_file_with_number_and_date_in_their_places_is_equal() -> None:
    numbered = letter_pdf(official_letter(symbol="1052/UBND-NC", date=DAY))

    assert numbered_differences(read(letter_pdf(official_letter())), read(numbered), "1052", DAY) == []


def test_numbered_file_with_stamps_of_text_is_equal() -> None:
    numbered = stamped(
        signed_letter(),
        (0, 130, 745, ["1052"]),
        (0, 330, 745, ["16"]),
        (0, 380, 745, ["11"]),
        (0, 430, 745, ["2026"]),
        (0, 400, 820, SEAL),
    )

    assert numbered_differences(read(signed_letter()), read(numbered), "1052", DAY) == []


NUMBERED: list[tuple[str, Callable[[], bytes]]] = [
    ("another number", lambda: letter_pdf(official_letter(symbol="1053/UBND-NC", date=DAY))),
    ("another day", lambda: letter_pdf(official_letter(symbol="1052/UBND-NC", date=date(2026, 11, 17)))),
    ("another field", lambda: letter_pdf(official_letter(symbol="1052/UBND-KT", date=DAY))),
    ("another name", lambda: letter_pdf(official_letter(symbol="1052/UBND-NC", date=DAY, signatory="Lê Văn Minh Anh"))),
    ("no number", lambda: letter_pdf(official_letter(date=DAY))),
    ("no date", lambda: letter_pdf(official_letter(symbol="1052/UBND-NC"))),
    (
        "number in the text",
        lambda: stamped(letter_pdf(official_letter(symbol="1052/UBND-NC", date=DAY)), (0, 90, 300, ["1052"])),
    ),
]


@pytest.mark.parametrize("name", [name for name, _make in NUMBERED])
def test_numbered_file_with_anything_else_is_not(name: str) -> None:
    numbered = dict(NUMBERED)[name]()

    assert not numbered_equals(read(letter_pdf(official_letter())), read(numbered), "1052", DAY)


@pytest.mark.parametrize(("line", "equal"), [("ngày 10 tháng 12 năm 2026", True), ("ngày 12 tháng 10 năm 2026", False)])
def test_day_and_month_may_not_change_places(line: str, equal: bool) -> None:
    signed = "Số: /UBND-NC\nAn Bình, ngày tháng năm\nKính gửi: Các sở"

    numbered = f"Số: 07/UBND-NC\nAn Bình, {line}\nKính gửi: Các sở"

    assert numbered_equals(signed, numbered, "7", date(2026, 12, 10)) is equal


def test_date_that_the_draft_had_may_not_change() -> None:
    signed = "Số: /UBND-NC\nAn Bình, ngày 15 tháng 11 năm 2026\nKính gửi: Các sở"

    assert numbered_equals(signed, signed.replace("Số: ", "Số: 1052"), "1052", date(2026, 11, 15))
    assert not numbered_equals(signed, signed.replace("Số: ", "Số: 1052").replace("15", "16"), "1052", DAY)


def test_long_text_changed_at_both_ends_and_in_the_middle_names_each_change() -> None:
    lines = [f"Điều {n}. Các sở, ban, ngành và các xã, phường báo cáo việc thứ {n}." for n in range(2000)]
    returned = ["Số 12", *lines[:1000], "thêm một dòng", *lines[1001:], "hết"]

    found = differences("\n".join(lines), "\n".join(returned))

    assert [(each.place, each.ours, each.theirs) for each in found] == [
        (1, "", "Số 12"),
        (1001, lines[1000], "thêm một dòng"),
        (2000, "", "hết"),
    ]


@given(st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm", "sáu"]), max_size=60), st.data())
def test_edits_turn_one_text_into_the_other(words: list[str], data: st.DataObject) -> None:
    returned = data.draw(st.permutations(words)) + data.draw(st.lists(st.sampled_from(["ba", "bảy"]), max_size=5))
    ours, theirs = text_of([" ".join(words)]), text_of([" ".join(returned)])

    rebuilt, at = [], 0
    for edit in alignment(ours, theirs):
        rebuilt += [word.text for word in ours.words[at : edit.start]]
        rebuilt += [word.text for word in theirs.words[edit.their_start : edit.their_end]]
        at = edit.end
    rebuilt += [word.text for word in ours.words[at:]]

    assert rebuilt == returned
