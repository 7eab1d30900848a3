"""A draft lesson as its learners will see it. Nothing of it is kept, and no answer counts."""

from collections.abc import Iterable
from random import Random
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from intranet.directives.cleaning import clean_html
from intranet.files.models import Attachment
from intranet.files.queries import attachments_of
from intranet.training.models import Course, Lesson, Question
from intranet.training.office.queries import asked_of
from intranet.training.rules.drawing import drawn_from
from intranet.training.rules.marking import arranged, as_shown
from intranet.training.services.writing import as_written


def preview_of(course: Course, lesson: Lesson) -> dict[str, Any]:
    """Context of ``preview.html``. Three queries."""
    written = as_written(lesson)
    files = {each.name: each for each in attachments_of(course)}
    bank = asked_of(course.owner_unit_id)
    by_code = {each.code: each for each in bank}
    blocks = [_block(each, files, by_code) for each in written.body]
    return {"course": course, "lesson": written, "blocks": blocks, "test": _test(written, bank)}


def _block(block: Any, files: dict[str, Attachment], bank: dict[str, Question]) -> dict[str, Any]:
    kind, value = block.block_type, block.value
    shown: dict[str, Any] = {"kind": kind, "value": value, "html": _html(kind, value)}
    if kind in {"picture", "video", "audio", "paper"}:
        shown |= {"file": files.get(value["file"]), "captions": files.get(value.get("captions") or "")}
    if kind == "question":
        question = bank.get(value["code"])
        shown["question"] = _shown(question) if question else None
    return shown


def _html(kind: str, value: Any) -> SafeString:
    rich = {"paragraph": value, "callout": value["text"] if kind == "callout" else None}.get(kind)
    return mark_safe(clean_html(rich.source)) if rich is not None else SafeString("")  # noqa: S308  cleaned in this line


def _shown(question: Question) -> dict[str, Any]:
    data = question.as_data()
    return as_shown(data, arranged(data, Random(), shuffled=False))  # noqa: S311  an order to look at, no secret


def _test(lesson: Lesson, bank: Iterable[Question]) -> list[dict[str, Any]]:
    """One attempt as it might be drawn."""
    data = {each.pk: each.as_data() | {"tags": each.tags} for each in bank}
    chance = Random()  # noqa: S311  an example, no secret
    drawn = drawn_from(list(data.values()), lesson.draws, chance, shuffled=lesson.shuffled)
    return [as_shown(data[each["question"]], each) for each in drawn]
