"""The letter as DOCX: real paragraphs, and LibreOffice opens it."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document

from intranet.directives.printing import letter_docx, letter_words
from tests.directives.printing.letters import decision, official_letter, party_guidance

LETTERS = {"decision": decision(), "letter": official_letter(), "party": party_guidance()}


def words(text: str) -> list[str]:
    """Without the star and the dashes of the Party's form, which are layout."""
    return [word for word in text.split() if word not in {"*", "-----"}]


@pytest.mark.parametrize("name", LETTERS)
def test_words_are_those_of_the_letter_in_their_order(name: str) -> None:
    document = Document(io.BytesIO(letter_docx(LETTERS[name])))
    paragraphs = [p for p in document.element.body.iter() if p.tag.endswith("}p")]
    text = "\n".join(" ".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")) for p in paragraphs)

    assert "".join(words(text)) == "".join(words(letter_words(LETTERS[name])))


def test_text_stands_in_styles_of_times_new_roman_with_its_emphasis() -> None:
    document = Document(io.BytesIO(letter_docx(official_letter())))
    text = [p for p in document.paragraphs if p.text.strip()]

    assert {p.style.name for p in text} == {"Sen Text", "Sen Item"}
    assert {document.styles[p.style.name].font.name for p in text} == {"Times New Roman"}
    assert [(run.text, run.bold, run.italic) for run in text[1].runs if run.bold or run.italic] == [
        ("khẩn trương", True, None),
        ("ngay", None, True),
    ]


def test_page_is_a4_with_the_margins_of_annex_1_and_numbers_from_page_2() -> None:
    section = Document(io.BytesIO(letter_docx(decision()))).sections[0]

    assert [round(section.page_width.mm), round(section.page_height.mm)] == [210, 297]
    assert [
        round(m.mm) for m in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    ] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header.paragraphs[0]._p.xml
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_every_word_back(tmp_path: Path) -> None:
    for name, letter in LETTERS.items():
        (tmp_path / f"{name}.docx").write_bytes(letter_docx(letter))

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
        ]
        + [str(tmp_path / f"{name}.docx") for name in LETTERS],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )

    for name, letter in LETTERS.items():
        read = (tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig")
        assert "".join(words(read)) == "".join(words(letter_words(letter)))
