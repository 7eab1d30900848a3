"""A file that asks for too much is not read to its end."""

from pathlib import Path

import pytest

from intranet.files.extraction import process
from intranet.files.extraction.children import ReaderBroken
from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import Refused
from tests.files.samples import packages, pdfs, pictures

MEGABYTE = 1024 * 1024


@pytest.fixture
def read(tmp_path: Path):
    def reading(content: bytes, **limits: int) -> process.Reading:
        path = tmp_path / "file"
        path.write_bytes(content)
        with (tmp_path / "answer").open("w+b") as answer:
            return process.read(path, answer, Limits(**limits))

    return reading


def long_letter(paragraphs: int) -> bytes:
    return packages.docx("".join(f"<w:p><w:t>{number}</w:t></w:p>" for number in range(paragraphs)))


def test_a_child_that_takes_too_much_memory_is_stopped(read) -> None:
    content = pictures.png(5000, 5000)
    assert read(content).kind == "png"  # nothing is wrong with it

    with pytest.raises(Refused) as refused:
        read(content, memory=120 * MEGABYTE)

    assert refused.value.code == "too_demanding"


def test_a_child_that_takes_too_much_time_is_stopped(read) -> None:
    with pytest.raises(Refused) as refused:
        read(long_letter(1_200_000), cpu_seconds=1)

    assert refused.value.code == "too_demanding"


def test_a_child_that_does_not_end_is_ended(read) -> None:
    with pytest.raises(Refused) as refused:
        read(long_letter(200_000), wall_seconds=0)  # work for longer than a busy machine lets us wait

    assert refused.value.code == "too_demanding"


def test_a_pdf_that_takes_too_long_keeps_its_first_pages_and_says_so(read) -> None:
    pages = ["Trang dau", *["chu " * 4000] * 400]

    reading = read(pdfs.pdf(*pages), output=300_000)

    assert reading.first_page == "Trang dau"
    assert reading.unread in {"limit", "damaged"}
    assert reading.text.startswith("Trang dau\fchu chu")


def test_a_child_that_cannot_start_is_no_fault_of_the_file(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_CHILD", "intranet.files.extraction.absent")

    with pytest.raises(ReaderBroken):
        read(b"a")
