"""What stands round the text of a letter: annex I of Decree 30/2020/NĐ-CP."""

from datetime import date

import pytest

from intranet.directives.letter import letter_of, render_letter
from intranet.directives.letterhead import (
    archive_and_drafter,
    authority_lines,
    date_words,
    dissemination_line,
    name_lines,
    parent_and_issuer,
    place_and_date,
    symbol_line,
)
from intranet.directives.models import Direction, Directive, Family, Urgency
from tests.factories.documents import draft
from tests.factories.province import Province


@pytest.mark.parametrize(
    ("issuer", "above", "expected"),
    [
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh An Bình", ("UBND tỉnh An Bình", "Sở Nội vụ")),
        ("Văn phòng Tỉnh ủy An Bình", "", ("Tỉnh ủy An Bình", "Văn phòng")),
        ("Văn phòng Ủy ban nhân dân tỉnh An Bình", "", ("UBND tỉnh An Bình", "Văn phòng")),
        ("Ủy ban nhân dân tỉnh An Bình", "", ("", "Ủy ban nhân dân tỉnh An Bình")),
        ("Văn phòng Chính phủ", "", ("", "Văn phòng Chính phủ")),
    ],
)
def test_parent_and_issuer(issuer: str, above: str, expected: tuple[str, str]) -> None:
    assert parent_and_issuer(issuer, above) == expected


@pytest.mark.parametrize(
    ("authority", "lines"),
    [
        ("", []),
        ("TM. Ủy ban nhân dân", ["TM. ỦY BAN NHÂN DÂN"]),
        ("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]),
        ("T/L BAN THƯỜNG VỤ", ["T/L BAN THƯỜNG VỤ"]),
    ],
)
def test_authority_lines(authority: str, lines: list[str]) -> None:
    assert authority_lines(authority) == lines


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Lưu: VT, NC. PL.(300)", ("Lưu: VT, NC", "PL.(300)")),
        ("Lưu: VT, NC", ("Lưu: VT, NC", "")),
        ("Lưu: VT, NC. TA.", ("Lưu: VT, NC", "TA")),
        ("Lưu: VT, NC. (HT)", ("Lưu: VT, NC", "(HT)")),
        ("Lưu: VT, PA03.", ("Lưu: VT, PA03.", "")),
        ("Lưu Văn phòng Tỉnh ủy", ("Lưu Văn phòng Tỉnh ủy", "")),
    ],
)
def test_archive_and_drafter(line: str, expected: tuple[str, str]) -> None:
    assert archive_and_drafter(line) == expected


@pytest.mark.parametrize(
    ("symbol", "is_party", "line"),
    [
        ("1052/UBND-NC", False, "Số: 1052/UBND-NC"),
        ("58-QĐ/TW", True, "Số 58-QĐ/TW"),
        ("/UBND-NC", False, f"Số: {' ' * 10}/UBND-NC"),
        ("-CT/TU", True, f"Số {' ' * 10}-CT/TU"),
    ],
)
def test_symbol_line_leaves_room_for_a_number_that_is_not_given_yet(symbol: str, is_party: bool, line: str) -> None:
    assert symbol_line(symbol, is_party=is_party).replace("\u00a0", " ") == line


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 15), "ngày 15 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (None, ""),
    ],
)
def test_date_words(day: date | None, words: str) -> None:
    assert date_words(day) == words


def test_place_and_date_leave_room_for_the_figures() -> None:
    assert " ".join(place_and_date("An Bình", None).split()) == "An Bình, ngày tháng năm"
    assert place_and_date("", date(2026, 11, 16)) == "ngày 16 tháng 11 năm 2026"


def test_name_lines_break_before_the_territory() -> None:
    assert name_lines("Ủy ban nhân dân tỉnh An Bình") == ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"]
    assert name_lines("") == []


@pytest.mark.parametrize(
    ("dissemination", "text", "line"),
    [
        ("chi bộ", "<p>1. Việc.</p>", "Chỉ thị này phổ biến đến chi bộ."),
        ("chi bộ", "<p>Chỉ thị này phổ biến đến chi bộ.</p>", ""),
        ("Lưu hành nội bộ", "", ""),
        ("", "", ""),
    ],
)
def test_dissemination_is_said_once(dissemination: str, text: str, line: str) -> None:
    assert dissemination_line(dissemination, "Chỉ thị", text) == line


def outgoing(province: Province, **changes: object) -> Directive:
    return draft(province, direction=Direction.OUTGOING, **changes)


def test_outgoing_state_document_ends_with_its_mark_and_another_as_it_came(province: Province) -> None:
    ours = letter_of(outgoing(province, paragraphs=["1. Một.", "2. Giao <b>Sở Nội vụ.</b>"]))
    theirs = letter_of(draft(province, paragraphs=["1. Một.", "2. Giao Sở Nội vụ."]))
    party = letter_of(outgoing(province, family=Family.PARTY, paragraphs=["2. Giao Văn phòng."]))

    assert [str(block.html) for block in ours.blocks] == ["<p>1. Một.</p>", "<p>2. Giao <b>Sở Nội vụ./.</b></p>"]
    assert theirs.blocks[-1].html == "<p>2. Giao Sở Nội vụ.</p>"
    assert party.blocks[-1].html == "<p>2. Giao Văn phòng.</p>"


def test_end_mark_that_was_typed_is_not_doubled(province: Province) -> None:
    letter = letter_of(outgoing(province, paragraphs=["1. Giao Sở Nội vụ ./."]))

    assert letter.blocks[-1].html == "<p>1. Giao Sở Nội vụ./.</p>"


def test_body_above_is_the_unit_above_and_a_province_is_none(province: Province) -> None:
    of_committee = outgoing(province)
    of_department = outgoing(province, issuer="Sở Nội vụ")
    Directive.objects.filter(pk=of_department.pk).update(owner_unit=province.department)
    of_department.refresh_from_db()

    assert letter_of(of_committee).parent_lines == []
    assert letter_of(of_department).parent_lines == ["UBND", "TỈNH AN BÌNH"]
    assert letter_of(of_department).issuer_lines == ["SỞ NỘI VỤ"]


def test_reading_copy_shows_marks_drafter_and_authority_line_by_line(province: Province) -> None:
    html = render_letter(
        outgoing(
            province,
            urgency=Urgency.EXPRESS,
            dissemination="Lưu hành nội bộ",
            archive_line="Lưu: VT, NC. PL.(30)",
            authority="TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH",
            signatory_title="PHÓ CHỦ TỊCH",
            summary="V/v rà soát thiết bị",
        )
    )

    assert '<b class="mark">HỎA TỐC</b><b class="mark">LƯU HÀNH NỘI BỘ</b>' in html
    assert "TM. ỦY BAN NHÂN DÂN<br>KT. CHỦ TỊCH<br>PHÓ CHỦ TỊCH" in html
    assert "<li>- Lưu: VT, NC.</li></ul><span>PL.(30)</span>" in html
    assert "<span>V/v rà soát thiết bị</span>" in html


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("<p>Hết.</p>", "<p>Hết./.</p>"),
        ("<p>Hết</p>\n", "<p>Hết./.</p>"),
        ("<p>Hết ./. </p>", "<p>Hết./.</p>"),
        ("<ul><li>Hết;</li></ul>", "<ul><li>Hết;./.</li></ul>"),
        ("<p><b>Hết</b>.</p>", "<p><b>Hết</b>./.</p>"),
        ("<p>a" + " " * 60_000 + "b</p>", "<p>a" + " " * 60_000 + "b./.</p>"),
    ],
    ids=["stop", "none", "typed", "list", "bold", "blanks"],
)
def test_end_mark_stands_behind_the_last_word(province: Province, text: str, ended: str) -> None:
    directive = draft(province, direction=Direction.OUTGOING)
    directive.body = [("paragraph", text)]

    assert letter_of(directive).blocks[-1].html == ended


def test_blanks_of_a_paragraph_are_kept_as_one(province: Province) -> None:
    directive = draft(province, paragraphs=["a" + " " * 1_600 + "b"])

    assert [block.value.source for block in directive.body] == ["<p>a b</p>"]
