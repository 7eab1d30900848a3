"""A lesson as HTML and as words, frozen with the course. Files are named by hash, so that what was taught stays so."""

from collections.abc import Iterable, Mapping
from html import unescape
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from intranet.directives.cleaning import clean_html

FILED = {"picture": ("file",), "video": ("file", "captions"), "audio": ("file", "captions"), "paper": ("file",)}
"""Blocks that name files of the course, and in which fields."""


def render(body: Iterable[Any]) -> SafeString:
    """The content as HTML. A file stands as its name, a question as its code, a document as its number: who looks at it
    later decides what of them is shown.
    """
    blocks = [{"kind": block.block_type, "value": block.value, "html": _html(block)} for block in body]
    return render_to_string("intranet/training/lesson_text.html", {"blocks": blocks})


def _html(block: Any) -> str:
    """Rich text of a block, cleaned; the template marks nothing else as safe."""
    if block.block_type == "paragraph":
        return clean_html(block.value.source)
    return clean_html(block.value["text"].source) if block.block_type == "callout" else ""


def words_of(body: Iterable[Any]) -> str:
    """What is found of a lesson: its words, a line a block. Questions and their answers are no part of it."""
    lines = (_words(block) for block in body if block.block_type not in {"question", "document"})
    return "\n".join(line for line in lines if line)


def _words(block: Any) -> str:
    if block.block_type in {"paragraph", "callout", "heading"}:
        return " ".join(unescape(strip_tags(_html(block) or str(block.value))).split())
    if block.block_type == "table":
        return " ".join(str(cell.value) for row in block.value.rows for cell in row)
    value = block.value
    return " ".join(str(value[name]) for name in ("title", "caption", "alt", "transcript") if value.get(name))


def files_in(body: Iterable[Any]) -> set[str]:
    """Names of the course's files that the blocks show."""
    return {block.value[name] for block in body for name in FILED.get(block.block_type, ()) if block.value.get(name)}


def missing_files(body: Iterable[Any], there: Mapping[str, Any]) -> list[str]:
    """Names that no file of the course bears, in order."""
    return sorted(files_in(body) - there.keys())


def questions_in(body: Iterable[Any]) -> list[str]:
    """Codes of the questions asked in the text, in their order."""
    return [block.value["code"] for block in body if block.block_type == "question"]
