import re
from pathlib import Path

from intranet.notifications.words import KINDS, OTHERWISE, words_of

CORE = Path(__file__).resolve().parents[2] / "intranet"
NOTIFIED = re.compile(r"""\bnotify(?:_many)?\([^)]*?kind=["']([a-z0-9-]+)["']""", re.S)


def test_every_kind_of_the_core_has_words() -> None:
    kinds = {kind for source in CORE.rglob("*.py") for kind in NOTIFIED.findall(source.read_text("utf-8"))}

    assert kinds - set(KINDS) == set()
    assert "reading-asked" in kinds


def test_a_kind_without_words_says_that_there_is_something_new() -> None:
    assert words_of("plugin-kind") == str(OTHERWISE)
