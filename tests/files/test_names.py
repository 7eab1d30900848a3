import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.files.kinds import KINDS
from intranet.files.names import LONGEST, agrees, clean_name, extension_of, name_for


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Phụ lục 1.pdf", "Phụ lục 1.pdf"),
        (unicodedata.normalize("NFD", "Phụ lục.pdf"), "Phụ lục.pdf"),
        ("../../evil.pdf", "evil.pdf"),
        ("C:\\Users\\a\\evil.pdf", "evil.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie_ b.pdf"),
        ("a\x00.pdf", "a.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("a\u200b\u2066b.pdf", "ab.pdf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("contract.txt", "contract.txt"),
        ("a.pdf.exe", "a.pdf.exe"),
        ("a.pdf . ", "a.pdf"),
        ("...", "tep"),
        ("", "tep"),
        ('a<b>"c"|d?.txt', "a_b__c__d_.txt"),
        ("a\u2028b  c.txt", "a b c.txt"),
    ],
)
def test_clean_name_shows_what_is_there(sent: str, shown: str) -> None:
    assert clean_name(sent) == shown


def test_clean_name_keeps_the_ending_of_a_long_name() -> None:
    assert clean_name("あ" * 255 + ".pdf") == "あ" * (LONGEST - 4) + ".pdf"


@given(st.text(max_size=400))
def test_clean_name_is_always_a_harmless_name(sent: str) -> None:
    name = clean_name(sent)

    assert 0 < len(name) <= LONGEST
    assert not {unicodedata.category(character)[0] for character in name} & {"C"}
    assert not set(name) & set('/\\<>:"|?*')
    assert clean_name(name) == name


@pytest.mark.parametrize(
    ("name", "ending"),
    [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("QĐ 12.2024", ""), ("a", ""), (".pdf", ""), ("a.7z", "7z"), ("a.b c", "")],
)
def test_extension_of(name: str, ending: str) -> None:
    assert extension_of(name) == ending


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("a.md", "txt", True),
        ("a.JPEG", "jpg", True),
        ("a", "pdf", True),
        ("a.pdf", "txt", False),
        ("a.pdf.exe", "pdf", False),
    ],
)
def test_agrees_compares_the_last_ending_with_the_content(name: str, kind: str, fits: bool) -> None:
    assert agrees(name, KINDS[kind]) is fits


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("a.md", "txt", "a.md"),
        ("a", "pdf", "a.pdf"),
        ("a.exe", "pdf", "a.exe.pdf"),
        ("x" * 300, "pdf", "x" * 196 + ".pdf"),
    ],
)
def test_name_for_ends_as_the_content_does(name: str, kind: str, shown: str) -> None:
    assert name_for(name, KINDS[kind]) == shown
