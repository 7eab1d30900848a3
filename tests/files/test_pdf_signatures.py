"""Signatures of PDFs, verified as the file comes in: who, when, intact since, and what nobody here can know."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from intranet.files.pdf_signatures import verify, words_of
from intranet.files.services import accept_bytes
from intranet.people.models import Person
from tests.files.samples import pdfs
from tests.files.samples.signed import changed_afterwards, root_of, signed

DOCUMENTS = Path(__file__).parents[3] / "shared" / "documents" / "pdf"
LETTER = pdfs.pdf("Cong van")
TRUST = "Trust is not established: no root certificates are set up here."


@pytest.fixture(autouse=True)
def in_english() -> Any:
    with translation.override("en"):
        yield


def test_signature_is_verified_when_the_file_comes_in(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", signed(LETTER, "Lê Văn Minh"), by=clerk)

    (words,) = words_of(stored)
    assert (words.signer, words.organisation, words.is_stamped) == (
        "Lê Văn Minh",
        "ỦY BAN NHÂN DÂN TỈNH AN BÌNH",
        False,
    )
    assert ([str(line) for line in words.words], words.state) == (["Nothing was changed since.", TRUST], "due")


def test_second_signature_leaves_the_first_one_intact(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", signed(LETTER, "Lê Văn Minh", "Văn thư"), by=clerk)

    assert [(words.signer, str(words.words[0])) for words in words_of(stored)] == [
        ("Lê Văn Minh", "Since then only further signatures were added."),
        ("Văn thư", "Nothing was changed since."),
    ]


def test_file_that_was_changed_after_signing_says_so(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", changed_afterwards(signed(LETTER, "Lê Văn Minh")), by=clerk)

    (words,) = words_of(stored)
    assert (str(words.words[0]), words.state) == ("The file was changed after this signature.", "error")


def test_signed_bytes_that_were_altered_are_told(clerk: Person) -> None:
    content = signed(LETTER, "Lê Văn Minh")
    altered = content.replace(b"842", b"843", 1)
    assert altered != content

    (words,) = words_of(accept_bytes("a.pdf", altered, by=clerk))

    assert (str(words.words[0]), words.state) == ("What was signed is not what the file says now.", "error")


def test_trust_follows_the_root_certificates_of_the_office(clerk: Person, settings: Any, tmp_path: Path) -> None:
    settings.INTRANET_SIGNATURE_ROOTS = str(root_of("Lê Văn Minh", tmp_path / "roots"))

    (own,) = words_of(accept_bytes("a.pdf", signed(LETTER, "Lê Văn Minh"), by=clerk))
    (other,) = words_of(accept_bytes("a.pdf", signed(LETTER, "Kẻ giả mạo"), by=clerk))

    assert (own.state, other.state) == ("done", "due")
    assert str(own.words[-1]) == "The certificate comes from an issuer whom this office trusts."
    assert str(other.words[-1]) == "The certificate comes from nobody whom this office trusts."


def test_file_without_signatures_has_none(clerk: Person) -> None:
    stored = accept_bytes("a.pdf", LETTER, by=clerk)

    assert (stored.signatures, words_of(stored)) == (None, [])


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", LETTER[:200], bytes(range(256)) * 40], ids=range(4))
def test_garbage_is_answered_and_never_raises(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)

    assert verify(tmp_path / "file") in ([{"fault": "unreadable"}], [])


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real documents are not here")
@pytest.mark.parametrize(
    ("name", "signers"),
    [
        ("hanoi_tb_453_flag", ["Nguyễn Thanh Tùng", "Võ Tuấn Anh", *["ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"] * 5]),
        ("hanoi_kh_173_festival", ["Phạm Tuấn Long", "Vũ Đại Thắng", *["ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI"] * 4]),
        ("cv_3722_metro", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"]),
        ("nq_115_ba_vi", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"]),
        ("qd_707_ttg", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"]),
        ("qd_729_ttg", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"]),
        ("tt_21_bct_fuel", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ"]),
        ("tt_37_bca_vehicle", []),
    ],
)
def test_real_documents_are_intact_since_they_were_signed(name: str, signers: list[str], tmp_path: Path) -> None:
    found = verify(DOCUMENTS / f"{name}.pdf")

    assert [each["signer"] for each in found] == signers
    assert {each["is_intact"] for each in found} <= {True}
    assert [each["changes"] for each in found] == [*["allowed"] * (len(found) - 1), "none"][: len(found)]
    assert {each["is_trusted"] for each in found} <= {None}
