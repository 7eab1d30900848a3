"""Whether a plugin speaks Vietnamese throughout."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

GETTEXT = frozenset({"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"})
_TRANSLATED = re.compile(r"""{%\s*(?:translate|trans)\s+("[^"]*"|'[^']*')""")


def untranslated(folder: Path) -> list[str]:
    """Strings of a plugin's code and templates without a Vietnamese translation. Empty when nothing."""
    path = folder / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    entries = polib.pofile(str(path)) if path.exists() else []
    known = {entry.msgid for entry in entries if entry.translated() and not entry.fuzzy}
    used = {*_in_code(folder), *_in_templates(folder)}
    return sorted(used - known)


def _in_code(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
                texts = [
                    part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                yield from texts[1:2] if node.func.id.startswith("pgettext") else texts[:1]


def _in_templates(folder: Path) -> Iterator[str]:
    for path in (folder / "templates").rglob("*.html"):
        yield from (text[1:-1] for text in _TRANSLATED.findall(path.read_text(encoding="utf-8")))
