"""An old Word file is read through LibreOffice where that is installed, and refused with what to do where it is not."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from intranet.files.errors import FileRefused
from intranet.files.incoming import folder
from intranet.files.kinds import INTAKE
from intranet.files.refusals import Refusal, register
from intranet.files.services import accept_bytes
from intranet.people.models import Person
from tests.directives.recognition.table.forms.office import converted
from tests.files.conftest import kept_in
from tests.files.samples import packages
from tests.files.samples.compounds import WORD, compound

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def old() -> bytes:
    """A .doc of three paragraphs."""
    made = converted(packages.whole_docx("TUYỆT MẬT", "Số: 12/UBND-NC", "HOACHUONGVANG"), "docx", "doc")
    assert made is not None
    return made


@needs_libreoffice
def test_an_old_word_file_is_kept_as_it_came_with_the_text_that_it_says(
    old: bytes, clerk: Person, files_dir: Path
) -> None:
    stored = accept_bytes("a.doc", old, by=clerk, kinds=INTAKE)

    assert (stored.kind, stored.text) == ("doc", "TUYỆT MẬT\nSố: 12/UBND-NC\nHOACHUONGVANG")
    assert next(files_dir.rglob(stored.sha256)).read_bytes() == old
    assert list(folder().iterdir()) == []


@needs_libreoffice
def test_a_secret_in_an_old_word_file_leaves_nothing_behind(old: bytes, clerk: Person, files_dir: Path) -> None:
    register(_stamped)

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.doc", old, by=clerk, kinds=INTAKE)

    assert (refused.value.code, kept_in(files_dir)) == ("secret", [])


@needs_libreoffice
def test_an_old_word_file_of_which_libreoffice_makes_nothing_is_damaged(clerk: Person, files_dir: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.doc", compound({"WordDocument": WORD}), by=clerk, kinds=INTAKE)

    assert (refused.value.code, kept_in(files_dir)) == ("damaged", [])


def test_without_libreoffice_the_refusal_says_to_save_as_docx(
    clerk: Person, files_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(FileRefused) as refused:
        accept_bytes("a.doc", compound({"WordDocument": WORD}), by=clerk, kinds=INTAKE)

    with translation.override("en"):
        assert (refused.value.code, ".docx" in str(refused.value.message)) == ("old_office", True)
    assert kept_in(files_dir) == []


def _stamped(first_page: Any) -> Refusal | None:
    return Refusal("secret", "Không nhận") if "TUYỆT MẬT" in first_page else None
