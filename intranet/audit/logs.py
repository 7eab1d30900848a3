"""Log lines that nobody can forge: whatever stands in a message, one record is one line (security case 98)."""

import logging
import re
import unicodedata

MAX_LINE = 8_000

_SECRET = re.compile(
    r"(?i)\b((?:__Host-)?(?:session(?:id|_key)?|csrf(?:token|middlewaretoken)?)|passw(?:or)?d|otp|authorization)"
    r"(['\"]?\s*[:=]\s*)(['\"]?)(?:(?:basic|bearer)\s+)?[^\s'\",;&]+"
)
"""A value that follows the name of a secret, as in a cookie header, a form or a dictionary."""

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class OneLineFormatter(logging.Formatter):
    """``time level logger message``, and the traceback behind a bar, all on one line of at most 8,000 characters.

    Control and invisible characters are written as escapes, a backslash as two, so that the line can be read back
    without doubt; values that follow the name of a secret are left out.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return one_log_line(super().format(record))

    def formatException(self, ei: object) -> str:
        return "| " + super().formatException(ei)  # type: ignore[arg-type]


def one_log_line(text: str) -> str:
    """``text`` as one line, nothing hidden in it."""
    shown = _SECRET.sub(r"\1\2\3***", text[: 2 * MAX_LINE])
    line = "".join(_shown(character) for character in shown)
    return line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]}… ({len(text)} characters)"


def _shown(character: str) -> str:
    if character == "\\":
        return "\\\\"
    if character.isprintable() and unicodedata.category(character) not in _ESCAPED:
        return character
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(character) or _escape(ord(character))


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
