import ast
from pathlib import Path

import pytest
from django.utils import translation

from intranet.worker.schedule import CORE_TASKS
from intranet.worker.words import title_of, titles

CORE = Path(__file__).resolve().parents[2] / "intranet"


def asked_for() -> set[str]:
    """Every dotted path that the core's source hands to ``enqueue`` by name."""
    calls = [
        node
        for source in CORE.rglob("*.py")
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "enqueue" and node.args
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_kind_of_work_of_the_core_has_words(db: None) -> None:
    assert asked_for() != set()
    assert (asked_for() | {task.run for task in CORE_TASKS}) - set(titles()) == set()


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Gửi liên kết đặt mật khẩu"), ("en", "Password links by e-mail")]
)
def test_a_recurring_job_is_called_as_in_the_schedule(db: None, language: str, words: str) -> None:
    with translation.override(language):
        assert title_of("intranet.people.services.resets.send_due_links") == words


def test_a_job_without_words_is_shown_by_its_path(db: None) -> None:
    assert title_of("plugins.nowhere.tasks.run") == "plugins.nowhere.tasks.run"
