"""What a trainer types in a plain form, and what is kept of it: rich text as lines with a few signs, tables as rows."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from html.parser import HTMLParser
from itertools import groupby
from typing import Any

from intranet.directives.cleaning import clean_html

BULLET, DIVIDER = "- ", "|"
_NUMBERED = re.compile(r"\d{1,3}[.)] ")
_BOLD = re.compile(r"\*\*(?=\S)(.{1,500}?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])(.{1,500}?)(?<=[^\s*])\*(?!\*)")
LONGEST = 20_000
"""Letters of one text, and of one table."""
MOST_ROWS, MOST_COLUMNS = 200, 20
_COUNT = re.compile(r"[0-9]{1,3}")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}


def html_of(typed: str) -> str:
    """Cleaned HTML: a paragraph a line; lines that begin with “- ” or “1. ” are lists, **words** bold, *words* italic.

    Raises:
        TextRefused: it is longer than a text can be.
    """
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    groups = (_group(kind, list(found)) for kind, found in groupby(lines, _kind))
    return clean_html("".join(groups))


def _kind(line: str) -> str:
    if line.startswith(BULLET):
        return "ul"
    return "ol" if _NUMBERED.match(line) else "p"


def _group(kind: str, lines: list[str]) -> str:
    if kind == "p":
        return "".join(f"<p>{_inline(line)}</p>" for line in lines)
    words = [line.removeprefix(BULLET) if kind == "ul" else _NUMBERED.sub("", line, count=1) for line in lines]
    return f"<{kind}>{''.join(f'<li>{_inline(each)}</li>' for each in words)}</{kind}>"


def _inline(line: str) -> str:
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", escape(line, quote=False)))


def typed_of(html: str) -> str:
    """The lines that give this HTML."""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return "\n".join(line for line in (" ".join(each.split()) for each in reader.lines) if line)


class _Lines(HTMLParser):
    """A line a paragraph, line break or item of a list."""

    def __init__(self) -> None:
        super().__init__()
        self.lines, self.lists = [""], list[list[Any]]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append([tag, 0])
        if tag in {"p", "br", "li"}:
            self.lines.append("")
        if tag == "li" and self.lists:
            self.lists[-1][1] += 1
            kind, number = self.lists[-1]
            self.lines[-1] = BULLET if kind == "ul" else f"{number}. "
        self.lines[-1] += _MARKS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        self.lines[-1] += _MARKS.get(tag, "")
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        if tag in {"ul", "ol", "p"}:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


class TableTooLarge(ValueError):
    """More rows or columns than anybody reads."""


def table_of(typed: str) -> dict[str, Any]:
    """A table as a block takes it: a row a line, cells divided by “|”, the first row its headings.

    Raises:
        TableTooLarge: it has more rows or columns than a table can have.
    """
    rows = [[cell.strip() for cell in line.strip().strip(DIVIDER).split(DIVIDER)] for line in typed.splitlines()]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        raise TableTooLarge
    heads, *below = [[*row, *[""] * (width - len(row))] for row in rows] or [[]]
    columns = [{"type": "text", "heading": head} for head in heads]
    return {"columns": columns, "rows": [{"values": row} for row in below], "caption": ""}


def typed_table(table: Any) -> str:
    """The rows that give this table."""
    rows = [[column["heading"] for column in table.columns], *([str(cell.value) for cell in row] for row in table.rows)]
    return "\n".join(f" {DIVIDER} ".join(cell.replace(DIVIDER, "/") for cell in row) for row in rows)


def draws_of(codes: Iterable[str], tagged: Iterable[tuple[str, int]], known: dict[str, int]) -> list[dict[str, Any]]:
    """What a lesson keeps of the questions that its test asks; ``known`` are ids of questions by code."""
    named = [{"question": known[code]} for code in dict.fromkeys(codes)]
    return [*named, *({"tag": tag, "count": count} for tag, count in dict(tagged).items())]


def typed_draws(draws: Iterable[dict[str, Any]], codes: dict[int, str]) -> tuple[list[str], list[str]]:
    """Codes, and lines “tag: count”, that give these draws; ``codes`` are those of questions by id."""
    draws = list(draws)
    named = [codes[draw["question"]] for draw in draws if draw.get("question") in codes]
    return named, [f"{draw['tag']}: {draw['count']}" for draw in draws if "tag" in draw]


def tagged(lines: Iterable[str]) -> Iterator[tuple[str, int] | str]:
    """Tag and count of each line “tag: count”; the line itself where it is none."""
    for line in lines:
        tag, divider, count = line.rpartition(":")
        is_right = divider and tag.strip() and _COUNT.fullmatch(count.strip()) and 0 < int(count) <= 200
        yield (" ".join(tag.split()), int(count)) if is_right else line
