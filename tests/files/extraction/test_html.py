"""HTML is read as a document; what acts in it or fetches is refused."""

import io

import pytest

from intranet.files.extraction.html import read_html
from intranet.files.extraction.legacy import TCVN3, VNI
from intranet.files.extraction.outcome import Checked, Refused
from tests.files.samples.encodings import as_typed
from tests.files.samples.pages import REFUSED, WORD


def text_of(content: bytes | str) -> str:
    checked, text = read_html(io.BytesIO(content if isinstance(content, bytes) else content.encode()))
    assert isinstance(checked, Checked)
    return str(text)


def test_read_html_of_word_gives_columns_one_after_the_other_and_no_titles_or_comments() -> None:
    assert text_of(WORD.encode("cp1252")) == ("UỶ BAN NHÂN DÂN\nTỈNH AN BÌNH\n\nCỘNG HÒA\n\nĐộc lập\n\nKính gửi: 1.xã")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>a</p><p>b<br>c</p>", "a\n\nb\nc"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<table><tr><td>Số</td><td>1</td></tr><tr><td>Ngày</td><td>2</td></tr></table>", "Số\t1\nNgày\t2"),
        ("<ol><li>a<li>b</ol>c<ol start=3 type=a><li>d</ol>", "1. a\n2. b\n\nc\n\nc. d"),
        ("<ul><li>a<ol type=I><li>b</ol><li>c</ul>", "- a\n\nI. b\n\n- c"),
        ("<p>a   \n b</p><pre>c\n  d</pre>", "a b\n\nc\n  d"),
        ("<body>a<p>b<b>c</b> d</p><style>e</style><title>f</title>", "a\n\nbc d"),
        ("<p>a<p>b</div></table>", "a\n\nb"),
        ("<div></div>", ""),
    ],
)
def test_read_html_puts_every_block_on_lines_of_its_own(page: str, text: str) -> None:
    assert text_of(page) == text


@pytest.mark.parametrize(("letters", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times")])
def test_read_html_knows_old_letters_by_their_font(letters, font: str) -> None:
    typed = as_typed("Cộng hòa", letters)

    page = f"<p><font face='{font}'>{typed}</font> <span style='font-family: \"{font}\"'>{typed}</span> café</p>"

    assert text_of(page) == "Cộng hòa Cộng hòa café"


def test_read_html_in_windows_letters_is_believed_when_it_says_so() -> None:
    page = "<html><head><meta charset=windows-1252></head><body>café ®</body></html>".encode("cp1252")

    assert text_of(page) == "café ®"
    with pytest.raises(Refused) as refused:
        text_of(page.replace(b"windows-1252", b"unknown"))
    assert refused.value.code == "encoding"


@pytest.mark.parametrize(("page", "code"), REFUSED.values(), ids=REFUSED)
def test_read_html_refuses_what_acts_or_fetches(page: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        text_of(page)

    assert refused.value.code == code


def test_read_html_that_is_nested_without_end_is_read() -> None:
    assert text_of("<div>" * 20_000 + "a") == "a"
    assert text_of("<table><tr><td>" * 5_000 + "a") == "a"
