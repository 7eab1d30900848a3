"""Free text on its way into a row, a log line or a header: one line, nothing invisible, not too long."""

import re
import unicodedata

_TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")
"""Escape sequences of terminals (ECMA-48): colours, cursor moves, window titles."""

_SPACES = frozenset({"Zl", "Zp", "Zs"})
_DROPPED = frozenset({"Cf", "Cs"})
"""Format characters (bidirectional marks, zero-width characters, tags) and lone surrogates."""


def one_line(text: object, limit: int) -> str:
    """``text`` without control characters, terminal sequences and invisible characters, at most ``limit`` long.

    Line breaks become spaces and runs of spaces one, so that nothing can pass for a second entry (security case 98).
    """
    # Four times the limit is more than cleaning shortens any honest text, and bounds the work on a hostile one.
    raw = str(text)[: 4 * limit + 64]
    if not raw.isprintable():
        raw = "".join(_visible(character) for character in _TERMINAL.sub("", raw))
    return _cut(" ".join(raw.split()), limit)


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    return " " if category == "Cc" or category in _SPACES else character


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
