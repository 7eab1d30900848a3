"""What reads letters for the tests reads the same picture once, and any other picture or question anew."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.files.reading_once import written

TALKS = """#!{python}
import sys
with open({heard!r}, "a") as heard:
    heard.write(" ".join(sys.argv[1:]) + "\\n")
picture = sys.stdin.read()
print(picture.upper())
sys.exit(picture == "spoilt")
"""


@pytest.fixture
def program(tmp_path: Path) -> str:
    talking, place = tmp_path / "talks", tmp_path / "read"
    talking.write_text(TALKS.format(python=sys.executable, heard=str(tmp_path / "heard")))
    talking.chmod(0o755)
    place.mkdir()
    return written(tmp_path / "once", str(talking), place)


def test_same_picture_is_read_once_and_another_anew(program: str, tmp_path: Path) -> None:
    asked = [("a", "stdin 3"), ("a", "stdin 3"), ("b", "stdin 3"), ("a", "stdin 6"), ("spoilt", "stdin 3")] * 2

    said = [
        subprocess.run([program, *how.split()], input=picture, capture_output=True, text=True, check=False)
        for picture, how in asked
    ]

    assert [(each.stdout, each.returncode) for each in said] == [*[("A\n", 0)] * 2, ("B\n", 0), ("A\n", 0), ("", 1)] * 2
    heard = (tmp_path / "heard").read_text().splitlines()
    assert heard == ["stdin 3", "stdin 3", "stdin 6", "stdin 3", "stdin 3"]  # what failed is tried again


def test_question_about_the_program_is_passed_on(program: str, tmp_path: Path) -> None:
    subprocess.run([program, "--list-langs"], input="", check=True, text=True, stdout=subprocess.DEVNULL)

    assert (tmp_path / "heard").read_text() == "--list-langs\n"
