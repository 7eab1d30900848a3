import re
from pathlib import Path

import pytest
from django.utils import translation

from intranet.audit.verify import Fault
from intranet.audit.words import ACTIONS, FAULTS, action_words, detail_name, fault_words, plain_words

CORE = Path(__file__).resolve().parents[2] / "intranet"
RECORDED = re.compile(r"""\brecord\(\s*(?:f?)["']([a-z0-9._:-]+)["']""")


def recorded_actions() -> set[str]:
    """Every action that the core's source records by name."""
    return {action for source in CORE.rglob("*.py") for action in RECORDED.findall(source.read_text("utf-8"))}


def test_every_action_of_the_core_has_words() -> None:
    assert recorded_actions() - set(ACTIONS) == set()


def test_every_fault_has_words() -> None:
    assert set(FAULTS) == set(Fault)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_action_without_words_is_shown_as_it_is(language: str) -> None:
    with translation.override(language):
        assert (action_words("circulation.copied"), fault_words("unknown")) == ("circulation.copied", "")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ([], "–"),
        (True, "có"),
        (False, "không"),
        ("2026-02-05", "05/02/2026"),
        ([1, "a"], "1, a"),
        (7, "7"),
    ],
)
def test_a_detail_is_shown_without_code(value: object, words: str) -> None:
    with translation.override("vi"):
        assert plain_words(value) == words


def test_a_detail_without_words_bears_its_own_name() -> None:
    with translation.override("vi"):
        assert [detail_name(key) for key in ("readers", "thôn")] == ["Người được đọc", "thôn"]
