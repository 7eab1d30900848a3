import pytest

from intranet.contracts import Setting
from intranet.registry.rules import core_fits, effective, fits, is_slug, is_version, slug_of


@pytest.mark.parametrize(
    ("word", "verdict"),
    [("circulation", True), ("hello_2", True), ("x", False), ("Hello", False), ("a-b", False), ("2go", False),
     ("admin", False), ("static", False), ("", False), ("a" * 41, False)],
)  # fmt: skip
def test_is_slug(word, verdict):
    assert is_slug(word) is verdict


@pytest.mark.parametrize(
    ("wanted", "core", "verdict"),
    [(">=1.0,<2", "1.0.0", True), (">=1.0,<2", "1.9", True), (">=1.0,<2", "2.0", False), ("==1.*", "1.4", True),
     (">=1.0", "1.1b1", True), ("", "1.0", False), ("one", "1.0", None)],
)  # fmt: skip
def test_core_fits(wanted, core, verdict):
    assert core_fits(wanted, core) is verdict


@pytest.mark.parametrize(("text", "verdict"), [("1.0", True), ("0.1.0b2", True), ("new", False), ("", False)])
def test_is_version(text, verdict):
    assert is_version(text) is verdict


def test_slug_of_takes_the_last_word():
    assert slug_of("plugins.fulltext") == "fulltext"


@pytest.mark.parametrize(
    ("kind", "value", "verdict"),
    [("text", "a", True), ("text", 1, False), ("int", 1, True), ("int", True, False), ("bool", False, True),
     ("bool", 0, False), ("choice", "a", True), ("choice", "c", False)],
)  # fmt: skip
def test_fits(kind, value, verdict):
    choices = (("a", "A"), ("b", "B")) if kind == "choice" else ()

    assert fits(Setting("name", kind, "", label="", choices=choices), value) is verdict


def test_effective_leaves_out_what_lacks_its_requirement():
    requires = {"a": ("b",), "b": ("c",), "c": (), "d": ()}

    assert effective(frozenset({"a", "b", "c", "d"}), requires) == {"a", "b", "c", "d"}
    assert effective(frozenset({"a", "b", "d"}), requires) == {"d"}
    assert effective(frozenset({"a", "gone"}), requires) == frozenset()
