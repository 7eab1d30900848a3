"""A tesseract that reads each picture once in a run of the tests: many of them hand in the same letter.

What it says of a picture is kept under the picture itself and all that was asked about it, for all processes of the
run and for no other run; so whatever changes a picture or the way it is read has it read anew.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_PROGRAM = """#!{python} -ISE
import hashlib, os, subprocess, sys
program, place, asked = {program!r}, {place!r}, sys.argv[1:]
if "stdin" not in asked:
    os.execv(program, [program, *asked])
picture = sys.stdin.buffer.read()
kept = os.path.join(place, hashlib.sha256(repr(asked).encode() + picture).hexdigest())
if not os.path.exists(kept):
    said = subprocess.run([program, *asked], input=picture, stdout=subprocess.PIPE, check=False)
    if said.returncode:
        sys.exit(said.returncode)
    with open(kept + "." + str(os.getpid()), "wb") as new:
        new.write(said.stdout)
    os.replace(new.name, kept)
with open(kept, "rb") as said:
    sys.stdout.buffer.write(said.read())
"""


@pytest.fixture(scope="session")
def tesseract_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What ``INTRANET_TESSERACT`` may be; the plain name where no such program is installed."""
    program = shutil.which("tesseract")
    if program is None:
        yield "tesseract"
        return
    ours = tmp_path_factory.getbasetemp()
    place = (ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours) / "read"
    place.mkdir(exist_ok=True)
    yield written(tmp_path_factory.mktemp("tesseract") / "tesseract", program, place)


def written(script: Path, program: str, place: Path) -> str:
    """The program at ``script`` that asks ``program`` what is not in the folder ``place``; returns its path."""
    script.write_text(_PROGRAM.format(python=sys.executable, program=program, place=str(place)), encoding="utf-8")
    script.chmod(0o755)
    return str(script)
