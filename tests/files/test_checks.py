"""Every way a file can be bad, through the one door."""

import logging
from pathlib import Path

import pytest
from django.utils import translation

from intranet.audit.models import Event
from intranet.files.errors import FileRefused
from intranet.files.kinds import INTAKE
from intranet.files.models import StoredFile
from intranet.files.refusals import Refusal, register
from intranet.files.services import accept_bytes
from intranet.people.models import Person
from tests.files.conftest import kept_in
from tests.files.samples import packages, pdfs, pictures
from tests.files.samples.hostile import HOSTILE, Sample


@pytest.mark.parametrize("sample", HOSTILE, ids=[sample[0] for sample in HOSTILE])
def test_a_bad_file_is_refused_and_nothing_is_kept(sample: Sample, clerk: Person, files_dir: Path) -> None:
    _what, name, content, code = sample

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, content, by=clerk)

    assert refused.value.code == code
    assert kept_in(files_dir) == []
    assert list(StoredFile.objects.all()) == []


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", "Công văn".encode(), "txt"),
        ("a.md", b"# Cong van", "txt"),
        ("a.pdf", pdfs.pdf("Cong van"), "pdf"),
        ("a.docx", packages.docx("Công văn"), "docx"),
        ("a.odt", packages.odt("Công văn"), "odt"),
        ("a.xlsx", packages.xlsx(a=[["Công văn"]]), "xlsx"),
        ("a.pptx", packages.pptx([packages.shape("Công văn")]), "pptx"),
        ("a.html", "<html><body><p>Công văn</p></body></html>".encode(), "html"),
        ("a.png", pictures.png(), "png"),
        ("a.jpeg", pictures.jpg(), "jpg"),
        ("không tên", b"Cong van", "txt"),
    ],
)
def test_a_good_file_is_kept_byte_for_byte(
    name: str, content: bytes, kind: str, clerk: Person, files_dir: Path
) -> None:
    stored = accept_bytes(name, content, by=clerk)

    assert (stored.kind, stored.size, kept_in(files_dir)) == (kind, len(content), [stored.sha256])
    assert next(files_dir.rglob(stored.sha256)).read_bytes() == content


def test_the_intake_takes_documents_only(clerk: Person) -> None:
    with pytest.raises(FileRefused) as refused:
        accept_bytes("a", packages.xlsx(a=[["a"]]), by=clerk, kinds=INTAKE)

    assert refused.value.code == "not_accepted"
    with translation.override("en"):
        assert str(refused.value.message) == (
            "Only these files are taken in here: .txt, .md, .html, .htm, .pdf, .docx, .doc, .odt, .png, .jpg, .jpeg."
        )


def stamped(first_page: str) -> Refusal | None:
    return Refusal("secret", "Không nhận") if "TUYỆT MẬT" in first_page else None


CANARY = "HOACHUONGVANG"
SECRETS = {
    "text": (f"{CANARY}.txt", f"TUYỆT MẬT\n{CANARY}".encode()),
    "docx": (f"{CANARY}.docx", packages.docx(CANARY, **{"word/header1.xml": packages.word_xml("TUYỆT MẬT")})),
    "odt": (f"{CANARY}.odt", packages.odt("TUYỆT MẬT", CANARY)),
    "xlsx": (f"{CANARY}.xlsx", packages.xlsx(a=[["TUYỆT MẬT", CANARY]])),
    "pptx": (f"{CANARY}.pptx", packages.pptx([packages.shape(CANARY)], pattern="TUYỆT MẬT")),
    "pdf": (f"{CANARY}.pdf", pdfs.with_note(f"TUYỆT MẬT {CANARY}")),
}


@pytest.mark.parametrize("kind", SECRETS)
def test_a_refused_secret_leaves_nothing_behind(
    kind: str, clerk: Person, files_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name, content = SECRETS[kind]
    accept_bytes(name, content, by=clerk)  # without the check it would be kept, canary and all
    assert CANARY in StoredFile.objects.get().text or kind == "pdf"
    StoredFile.objects.all().delete()
    next(path for path in files_dir.rglob("*") if len(path.name) == 64).unlink()
    register(stamped)
    caplog.set_level(logging.DEBUG)
    caplog.clear()

    with pytest.raises(FileRefused) as refused:
        accept_bytes(name, content, by=clerk)

    assert (refused.value.code, str(refused.value.message)) == ("secret", "Không nhận")
    assert kept_in(files_dir) == []
    assert list(StoredFile.objects.all()) == []
    assert CANARY not in caplog.text
    assert f"file refused: secret, sent by person {clerk.pk}" in caplog.text


def test_a_refusal_is_audited_with_its_code_only(clerk: Person) -> None:
    register(stamped)

    with pytest.raises(FileRefused):
        accept_bytes(*SECRETS["text"], by=clerk)

    event = Event.objects.get(action="file.refused")
    assert (event.actor_id, event.subject, event.label, event.details) == (clerk.pk, "file", "", {"refusal": "secret"})


def test_a_text_that_a_check_passes_is_kept(clerk: Person) -> None:
    register(stamped)

    assert accept_bytes("a.txt", "nói về độ mật".encode(), by=clerk).text == "nói về độ mật"


@pytest.mark.parametrize(
    "content", [pdfs.pdf(""), pictures.png(), packages.docx("<w:p/>")], ids=["scan", "png", "docx"]
)
def test_a_first_page_that_cannot_be_read_does_not_pass_a_check(content: bytes, clerk: Person) -> None:
    accept_bytes("a", content, by=clerk)
    register(stamped)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a", content, by=clerk)

    assert refused.value.code == "first_page_unread"
