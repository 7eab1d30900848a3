"""Every test that ``docs/features.md`` names as the proof of a row is there."""

import re
from collections.abc import Iterator
from pathlib import Path

from intranet.settings.environment import ROOT

PAGE = "docs/features.md"
NAMED = re.compile(r"`(?P<path>(?:tests|docs)/[\w/.]*)?(?:::(?P<name>\w+))?`")


def named(text: str) -> Iterator[tuple[str, str]]:
    """(path, name of a test or "") as a page names them; ``::name`` alone is of the file named before it."""
    before = ""
    for found in NAMED.finditer(text):
        before = found["path"] or before
        if before and (found["path"] or found["name"]):
            yield before, found["name"] or ""


def missing(root: Path, text: str) -> list[str]:
    """What ``text`` names and ``root`` has not."""
    return [f"{path}::{name}" for path, name in named(text) if not _is_there(root / path, name)]


def _is_there(path: Path, name: str) -> bool:
    if not name:
        return path.exists()
    return path.is_file() and re.search(rf"^def {name}\(", path.read_text(), re.MULTILINE) is not None


def test_every_test_named_beside_a_feature_exists() -> None:
    text = (ROOT / PAGE).read_text()

    assert len(list(named(text))) > 50
    assert missing(ROOT, text) == []


def test_name_that_no_file_has_is_found(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text("def test_one() -> None: ...\n")
    text = "| `tests/test_a.py::test_one`, `::test_two` | `tests/test_b.py` | `git` |"

    assert missing(tmp_path, text) == ["tests/test_a.py::test_two", "tests/test_b.py::"]
