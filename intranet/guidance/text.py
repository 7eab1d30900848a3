"""The text of a page as lines to be typed, as the blocks that are kept, and as what is frozen."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from intranet.directives.blocks import plain_text
from intranet.directives.cleaning import clean_html

HEADING = "# "
"""What a line begins with that is a heading."""


def lines_of(body: Iterable[Any]) -> list[str]:
    """One line a block, headings with their sign."""
    return [f"{HEADING}{block.value}" if block.block_type == "heading" else plain_text(block) for block in body]


def blocks_of(lines: Iterable[str], before: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Blocks for lines as typed; a paragraph that stood so in the body ``before`` keeps its emphasis."""
    kept = {plain_text(block): block.value.source for block in before if block.block_type != "heading"}
    return [_block(line.strip(), kept) for line in lines if line.strip(HEADING)]


def _block(line: str, kept: dict[str, str]) -> tuple[str, str]:
    if line.startswith(HEADING):
        return "heading", line.removeprefix(HEADING).strip()
    cleaned = clean_html(kept.get(line, escape(line)))
    return "paragraph", cleaned if cleaned.startswith(("<p>", "<ul>", "<ol>")) else f"<p>{cleaned}</p>"


def render(body: Iterable[Any]) -> str:
    """The text as cleaned HTML."""
    return render_to_string("intranet/guidance/text.html", {"blocks": [_shown(block) for block in body]})


def words_of(body: Iterable[Any]) -> str:
    """The text as words, a line a block."""
    return "\n".join(plain_text(block) for block in body)


def _shown(block: Any) -> tuple[bool, str | SafeString]:
    if block.block_type == "heading":
        return True, block.value
    return False, mark_safe(clean_html(block.value.source))  # noqa: S308  cleaned in this line
