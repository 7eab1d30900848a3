"""What DOCX and ODT keep apart from the words: columns, numbers that the program counts, fonts of old letters."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from intranet.files.extraction.docx import read_docx
from intranet.files.extraction.legacy import TCVN3
from intranet.files.extraction.odt import read_odt
from tests.directives.recognition.table.forms.office import converted
from tests.files.samples import packages
from tests.files.samples.encodings import as_typed


def text_of_docx(document: Any) -> str:
    return str(list(read_docx(io.BytesIO(saved(document))))[1])


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letterhead() -> Any:
    """Two columns as offices set them, and a table of figures."""
    document = docx.Document()
    head = document.add_table(1, 2)
    head.cell(0, 0).text = "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph("Kính gửi: xã")
    figures = document.add_table(2, 2)
    for row, (name, number) in enumerate([("Xã", "Số"), ("An Phú", "12")]):
        figures.cell(row, 0).text, figures.cell(row, 1).text = name, number
    return document


HEAD = "UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nKính gửi: xã\nXã\tSố\nAn Phú\t12"


def test_docx_columns_come_one_after_the_other_and_rows_of_figures_on_lines() -> None:
    assert text_of_docx(letterhead()) == HEAD


def test_odt_columns_come_as_those_of_docx() -> None:
    assert text_of_odt(_converted(saved(letterhead()))) == HEAD


def numbered() -> Any:
    """Duties that Word counts by itself, 5 with 5.1 and 5.2, and a list that starts anew."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    for each in ("decimal", "lowerLetter"):
        numbering.append(_kind(each))
    lists = [numbering.add_num(700 + index).numId for index in (0, 0, 1)]
    for list_, level, text in [
        (lists[0], 0, "Một"), (lists[0], 0, "Hai"), (lists[0], 1, "Hai một"), (lists[0], 1, "Hai hai"),
        (lists[0], 0, "Ba"), (lists[1], 0, "Bốn"), (lists[2], 0, "Ý"), (lists[2], 0, "Ý sau"),
    ]:  # fmt: skip
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = list_
    return document


def _kind(style: str) -> Any:
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), {"decimal": "700", "lowerLetter": "701"}[style])
    for level, text in enumerate(["%1.", "%1.%2."] if style == "decimal" else ["%1)"]):
        element = OxmlElement("w:lvl")
        element.set(qn("w:ilvl"), str(level))
        for name, value in (("w:start", "1"), ("w:numFmt", style), ("w:lvlText", text)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            element.append(child)
        kind.append(element)
    return kind


NUMBERED = "1. Một\n2. Hai\n2.1. Hai một\n2.2. Hai hai\n3. Ba\n4. Bốn\na) Ý\nb) Ý sau"


def test_docx_numbers_that_word_counts_are_read() -> None:
    assert text_of_docx(numbered()) == NUMBERED


def test_docx_bullets_and_numbers_of_styles_are_read() -> None:
    document = docx.Document()
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("a", style=style)

    assert text_of_docx(document) == "1. a\n2. a\n- a"


@pytest.fixture
def old_letters() -> Any:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph(as_typed("Cộng hòa", TCVN3))
    for run, font in ((document.add_paragraph().add_run(as_typed("tỉnh an bình", TCVN3)), ".VnTimeH"),):
        run.font.name = font
    document.add_paragraph().add_run("đã là Unicode").font.name = "Times New Roman"
    return document


def test_docx_knows_old_letters_by_the_font_of_run_or_style(old_letters: Any) -> None:
    assert text_of_docx(old_letters) == "Cộng hòa\nTỈNH AN BÌNH\nđã là Unicode"


def test_odt_knows_old_letters_by_the_font_of_run_or_style(old_letters: Any) -> None:
    assert text_of_odt(_converted(saved(old_letters))) == "Cộng hòa\nTỈNH AN BÌNH\nđã là Unicode"


def test_docx_deleted_and_former_numbers_do_not_count() -> None:
    former = (
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:pPrChange></w:pPr>"
        "<w:r><w:t>a</w:t></w:r></w:p>"
    )
    kinds = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='%1.'/>"
    lists = "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    content = packages.docx(former, **{"word/numbering.xml": kinds + lists})

    assert list(read_docx(io.BytesIO(content)))[1] == "a"


def text_of_odt(content: bytes) -> str:
    return str(list(read_odt(io.BytesIO(content)))[1])


def test_odt_numbers_that_libreoffice_counts_are_read() -> None:
    assert text_of_odt(_converted(saved(numbered()))) == NUMBERED


LISTS = """<office:automatic-styles><text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
</office:automatic-styles>"""


def _items(*texts: str) -> Iterator[str]:
    return (f"<text:list-item><text:p>{text}</text:p><text:p>thêm</text:p></text:list-item>" for text in texts)


@pytest.mark.parametrize(
    ("going_on", "third"), [("", "1."), (' text:continue-numbering="true"', "3.")], ids=["anew", "going on"]
)
def test_odt_list_starts_anew_unless_it_says_that_it_goes_on(going_on: str, third: str) -> None:
    first = f'<text:list text:style-name="L">{"".join(_items("a", "b"))}</text:list>'
    second = f'<text:list text:style-name="L"{going_on}>{"".join(_items("c"))}</text:list>'

    text = text_of_odt(packages.odt(LISTS, first, second))

    assert text == f"1. a\nthêm\n2. b\nthêm\n{third} c\nthêm"


def _converted(content: bytes) -> bytes:
    made = converted(content, "docx", "odt")
    if made is None:
        pytest.skip("LibreOffice is not installed")
    return made
