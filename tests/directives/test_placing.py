"""Where a paragraph has its place."""

import pytest

from intranet.directives.letter import letter_of, render_letter
from intranet.directives.placing import Placing, article_lead, single_bases
from tests.factories.documents import draft
from tests.factories.province import Province


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (["Căn cứ Luật A;", "QUYẾT ĐỊNH:", "Điều 1. Một."], ["base", "centred", "text"]),
        (["Mở đầu.", "Căn cứ kết quả rà soát."], ["text", "text"]),
        (["Chương I", "Tổ chức thực hiện", "Điều 1. Trách nhiệm"], ["centred", "centred", "text"]),
        (["Chương I", "Điều 1. Trách nhiệm"], ["centred", "text"]),
        (["I. KẾT QUẢ", "II- Cách làm", "1. Một."], ["heading", "heading", "text"]),
        (["7 GIỜ", "UBND"], ["text", "centred"]),
    ],
)
def test_place_depends_on_what_went_before(texts: list[str], kinds: list[str]) -> None:
    placing = Placing()

    assert [placing.of(text) for text in texts] == kinds


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Điều 1. Bản sao văn bản", "Điều 1. Bản sao văn bản"),
        ("Điều 12. Sở Nội vụ báo cáo.", "Điều 12."),
        ("Điều 5 của Luật này", ""),
        ("1. Một", ""),
    ],
)
def test_article_lead(text: str, lead: str) -> None:
    assert article_lead(text) == lead


def test_single_bases() -> None:
    assert single_bases("Căn cứ A; Theo đề nghị của B.") == ["Căn cứ A;", "Theo đề nghị của B."]
    assert single_bases("Rà soát; Căn cứ A") == ["Rà soát; Căn cứ A"]


def test_reading_copy_has_bases_titles_and_articles_in_their_form(province: Province) -> None:
    html = render_letter(
        draft(
            province,
            paragraphs=[
                "Căn cứ <i>Luật</i> A.",
                "QUYẾT ĐỊNH:",
                "Điều 1. Giao Sở A & B thực hiện.",
                "<ul><li>Một</li></ul>",
            ],
        )
    )

    assert '<div class="base"><p>Căn cứ <i>Luật</i> A.</p></div>' in html
    assert '<div class="centred"><p>QUYẾT ĐỊNH:</p></div>' in html
    assert "<p><b>Điều 1.</b> Giao Sở A &amp; B thực hiện.</p>" in html
    assert "\n<ul><li>Một</li></ul>" in html


def test_typed_markup_does_not_reach_the_reading_copy(province: Province) -> None:
    letter = letter_of(draft(province, paragraphs=["Điều 1. <script>x</script>&lt;b onclick=1&gt; A"]))

    assert letter.blocks[0].html == "<p><b>Điều 1. x&lt;b onclick=1&gt; A</b></p>"
