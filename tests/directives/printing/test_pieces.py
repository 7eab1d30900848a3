"""The text of a letter in pieces, and the file's name."""

import pytest

from intranet.directives.printing import file_name
from intranet.directives.printing.pieces import BASE, CENTRED, HEADING, ITEM, TEXT, Piece, pieces_of
from intranet.directives.printing.runs import Line, Run, runs_of
from tests.directives.printing.letters import blocks, decision, official_letter, party_guidance


def kinds(pieces: list[Piece]) -> list[str]:
    return [piece.kind for piece in pieces]


def test_decision_has_its_bases_slanted_and_its_articles_in_bold() -> None:
    pieces = pieces_of(decision())

    assert kinds(pieces) == [CENTRED, BASE, BASE, CENTRED, TEXT, TEXT, TEXT]
    assert [run.italic for piece in pieces[1:3] for run in piece.runs] == [True, True]
    assert pieces[4].runs[0] == Run("Điều 1.", bold=True)
    assert not pieces[4].runs[1].bold


def test_bases_read_as_one_paragraph_are_printed_one_a_line() -> None:
    pieces = pieces_of(decision(blocks=blocks("Căn cứ Luật A; Căn cứ Luật B; Theo đề nghị của C.")))

    assert [piece.text for piece in pieces] == ["Căn cứ Luật A;", "Căn cứ Luật B;", "Theo đề nghị của C."]


def test_a_basis_named_later_in_the_text_is_text() -> None:
    pieces = pieces_of(decision(blocks=blocks("Mở đầu.", "Căn cứ kết quả rà soát, các sở báo cáo.")))

    assert kinds(pieces) == [TEXT, TEXT]


def test_party_prints_its_bases_upright() -> None:
    (piece,) = pieces_of(party_guidance(blocks=blocks("- Căn cứ Điều lệ Đảng;"), dissemination=""))

    assert (piece.kind, piece.runs[0].italic) == (BASE, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Chương I", CENTRED),
        ("QUY ĐỊNH CHUNG", CENTRED),
        ("Mục 2", CENTRED),
        ("I. NHỮNG KẾT QUẢ", HEADING),
        ("II- Cách làm", HEADING),
        ("Điều 1. Phạm vi điều chỉnh", TEXT),
        ("1. Phổ biến văn bản này.", TEXT),
        ("UBND", CENTRED),
        ("7 GIỜ", TEXT),
    ],
)
def test_a_line_is_placed_by_what_it_says(text: str, kind: str) -> None:
    assert kinds(pieces_of(decision(blocks=blocks("Mở đầu.", text))))[1] == kind


def test_title_after_its_chapter_stands_in_the_middle() -> None:
    pieces = pieces_of(decision(blocks=blocks("Chương II", "Tổ chức thực hiện", "Điều 5. Trách nhiệm của các sở.")))

    assert kinds(pieces) == [CENTRED, CENTRED, TEXT]


def test_article_with_a_title_has_it_in_bold_and_one_with_a_sentence_not() -> None:
    titled, sentence = pieces_of(decision(blocks=blocks("Điều 1. Bản sao văn bản", "Điều 2. Sở Nội vụ báo cáo.")))

    assert [run.bold for run in titled.runs] == [True]
    assert [run.bold for run in sentence.runs] == [True, False]


def test_lists_keep_their_figures_dashes_and_depth() -> None:
    items = [piece for piece in pieces_of(official_letter()) if piece.kind == ITEM]

    assert [(each.text, each.level) for each in items] == [
        ("- Rà soát thiết bị;", 0),
        ("- Báo cáo:", 0),
        ("1. Tên", 1),
        ("2. Số", 1),
    ]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<p>a <b>b</b> &amp; <i>c</i></p>",
            [Line((Run("a "), Run("b", bold=True), Run(" "), Run("& "), Run("c", italic=True)))],
        ),
        ("<p>a</p><p> </p><p>b</p>", [Line((Run("a"),)), Line((Run("b"),))]),
        ("<p>a<br>b</p>", [Line((Run("a"), Run("\n"), Run("b")))]),
        ("bare", [Line((Run("bare"),))]),
        ("</b></ul><p>a</p>", [Line((Run("a"),))]),
    ],
)
def test_runs_of_cleaned_html(html: str, lines: list[Line]) -> None:
    read = runs_of(html)

    assert ["".join(r.text for r in line.runs) for line in read] == [
        "".join(r.text for r in line.runs) for line in lines
    ]
    assert [[(r.bold, r.italic) for r in line.runs if r.text.strip(" &")] for line in read] == [
        [(r.bold, r.italic) for r in line.runs if r.text.strip(" &")] for line in lines
    ]


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("1052/UBND-NC", "1052-UBND-NC.pdf"),
        ("39/QĐ-UBND", "39-QĐ-UBND.pdf"),
        ("/UBND-NC", "UBND-NC.pdf"),
        ("", "tăng-cường-bảo-vệ.pdf"),
        ('../"\n', "van-ban.pdf"),
    ],
)
def test_file_is_named_after_the_symbol(symbol: str, name: str) -> None:
    assert file_name(symbol, "tăng cường bảo vệ", "pdf") == name
