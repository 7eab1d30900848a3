"""The child is bounded, ends, and knows nothing of the house."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from intranet.files.extraction import process
from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import Refused
from tests.files.samples import packages, pdfs, pictures

MEGABYTE = 1024 * 1024
ASKS_FOR_DJANGO = """
import runpy, sys
sys.argv[1:] = ["{}", sys.argv[1]]
runpy.run_module("intranet.files.extraction.child", run_name="__main__")
sys.exit("django" in sys.modules)
"""


@pytest.fixture
def read(tmp_path: Path):
    def reading(content: bytes, **limits: int) -> process.Reading:
        path = tmp_path / "file"
        path.write_bytes(content)
        with (tmp_path / "answer").open("w+b") as answer:
            return process.read(path, answer, Limits(**limits))

    return reading


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list["subprocess.Popen[bytes]"]:
    """Every child that is started."""
    children = []
    popen = subprocess.Popen

    def noted(*args, **kwargs):
        children.append(popen(*args, **kwargs))
        return children[-1]

    monkeypatch.setattr(process.subprocess, "Popen", noted)
    return children


def is_gone(child: "subprocess.Popen[bytes]") -> bool:
    try:
        os.killpg(child.pid, 0)
    except ProcessLookupError:
        return True
    return False


def long_letter(paragraphs: int) -> bytes:
    return packages.docx("".join(f"<w:p><w:t>{number}</w:t></w:p>" for number in range(paragraphs)))


def test_a_child_that_takes_too_much_memory_is_stopped(read, started) -> None:
    content = pictures.png(5000, 5000)
    assert read(content).kind == "png"  # nothing is wrong with it

    with pytest.raises(Refused) as refused:
        read(content, memory=120 * MEGABYTE)

    assert refused.value.code == "too_demanding"
    assert all(is_gone(child) for child in started)


def test_a_child_that_takes_too_much_time_is_stopped(read, started) -> None:
    with pytest.raises(Refused) as refused:
        read(long_letter(1_200_000), cpu_seconds=1)

    assert refused.value.code == "too_demanding"
    assert started[0].returncode < 0
    assert is_gone(started[0])


def test_a_child_that_does_not_end_is_killed_with_its_group(read, started) -> None:
    with pytest.raises(Refused) as refused:
        read(long_letter(200_000), wall_seconds=0)  # work for longer than a busy machine lets us wait

    assert refused.value.code == "too_demanding"
    assert is_gone(started[0])


def test_a_pdf_that_takes_too_long_keeps_its_first_pages_and_says_so(read) -> None:
    pages = ["Trang dau", *["chu " * 4000] * 400]

    reading = read(pdfs.pdf(*pages), output=300_000)

    assert reading.first_page == "Trang dau"
    assert reading.unread in {"limit", "damaged"}
    assert reading.text.startswith("Trang dau\fchu chu")


def test_the_child_never_sees_django_nor_the_environment(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(packages.docx("a"))

    done = subprocess.run(
        [sys.executable, "-c", ASKS_FOR_DJANGO, str(path)], env=process._ENVIRONMENT, capture_output=True
    )

    assert done.returncode == 0
    assert b'"end": true' in done.stdout
    assert set(process._ENVIRONMENT) == {
        "LANG",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONPATH",
        "PYTHONSAFEPATH",
        "PYTHONUTF8",
    }


def test_a_child_that_cannot_start_is_no_fault_of_the_file(read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_CHILD", "intranet.files.extraction.absent")

    with pytest.raises(process.ReaderBroken):
        read(b"a")
