"""Objects in words, as far as the log itself goes: kinds are registered by higher layers."""

import pytest

from intranet.audit import subjects
from intranet.audit.subjects import Kind, detail_words, register_detail, register_kind, subjects_in_words


@pytest.fixture(autouse=True)
def own_registrations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subjects, "_KINDS", {})
    monkeypatch.setattr(subjects, "_DETAILS", {})


def test_names_are_asked_for_once_for_each_kind() -> None:
    asked: list[list[str]] = []

    def names(keys: list[str]) -> dict[str, str]:
        asked.append(keys)
        return {key: f"no. {key}" for key in keys if key != "9"}

    register_kind("a.unit", Kind("Unit", names))

    said = subjects_in_words([("a.unit:1", ""), ("a.unit:2", "x"), ("a.unit:1", "y"), ("a.unit:9", ""), ("b:1", "")])

    assert asked == [["1", "2", "9"]]
    assert said == {
        ("a.unit:1", ""): "Unit: no. 1",
        ("a.unit:2", "x"): "Unit: no. 2",
        ("a.unit:1", "y"): "Unit: no. 1",
    }


def test_a_kind_without_names_shows_the_label_of_each_row() -> None:
    register_kind("a.paper", Kind("Paper", label=str.upper))

    said = subjects_in_words([("a.paper:1", "5/ub"), ("a.paper:1", "")])

    assert said == {("a.paper:1", "5/ub"): "Paper: 5/UB", ("a.paper:1", ""): "Paper"}


def test_a_detail_is_asked_of_who_registered_it() -> None:
    register_detail("to", lambda action, value: f"{action} {value}")

    said = [detail_words("moved", key, value) for key, value in (("to", 5), ("to", None), ("from", 5))]

    assert said == ["moved 5", "", ""]
