"""``manage.py import_document … --json``: every format, a line a file, whatever is wrong with one of them."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from intranet.directives.demo import LETTERS
from intranet.directives.models import Directive
from intranet.files.models import StoredFile
from tests.directives.recognition.table.forms import FORMS, Form
from tests.factories.province import Province

pytestmark = pytest.mark.documents

LETTER = LETTERS / "1052-UBND-NC.txt"
KEYS = (
    "file", "kind", "symbol", "number", "date", "place", "issuer", "type", "subject", "addressees", "recipients",
    "signatory", "dissemination", "urgency", "cites", "duties", "confidence", "problems",
)  # fmt: skip


def _lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_command_prints_the_same_line_for_a_letter_in_every_form(
    form: Form, province: Province, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = form.make(LETTER.read_text())
    if content is None:
        pytest.skip("the program that makes it is not installed")
    path = tmp_path / f"van-ban.{form.ending}"
    path.write_bytes(content)

    call_command("import_document", str(LETTER), str(path), dry_run=True, json=True)

    plain, line = _lines(capsys)
    assert tuple(line) == KEYS
    read = {key: value for key, value in line.items() if key not in ("file", "confidence", "problems")}
    assert read == {key: plain[key] for key in read}


def test_command_takes_in_a_word_file_as_it_came(province: Province, tmp_path: Path) -> None:
    content = next(form for form in FORMS if form.name == "docx").make(LETTER.read_text())
    assert content is not None
    path = tmp_path / "1052.docx"
    path.write_bytes(content)

    call_command("import_document", str(path), unit="UBND", by="clerk")

    assert (Directive.objects.get().symbol, StoredFile.objects.get().kind) == ("1052/UBND-NC", "docx")


def test_command_goes_on_after_files_that_cannot_be_read(
    province: Province, tmp_path: Path, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.INTRANET_MAX_UPLOAD_MB = 1
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "large.txt").write_bytes(b"a" * (2 * 1024 * 1024))
    (tmp_path / "page.html").write_text("<html><script>alert(1)</script>")
    (tmp_path / "half.docx").write_bytes(b"PK\x03\x04 no package")
    (tmp_path / "letter.txt").write_bytes(LETTER.read_bytes())
    names = ["folder.txt", "large.txt", "page.html", "half.docx", "letter.txt"]

    with pytest.raises(CommandError, match="4 of 5 files"):
        call_command("import_document", *(str(tmp_path / name) for name in names), dry_run=True, json=True)

    lines = _lines(capsys)
    assert [(line["file"], line["kind"], line["problems"]) for line in lines] == [
        ("folder.txt", "not-directive", ["unreadable"]),
        ("large.txt", "not-directive", ["too_large"]),
        ("page.html", "not-directive", ["active_web"]),
        ("half.docx", "not-directive", ["polyglot"]),
        ("letter.txt", "directive", []),
    ]
    assert {tuple(line) for line in lines} == {KEYS}
