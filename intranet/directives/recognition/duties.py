"""Numbered duties: items 1, 2, 3 … of the body, with 5.1, 5.2 in place of a 5 that is only a heading."""

import re
from dataclasses import dataclass, replace

from .body import lead_in
from .layout import Layout
from .result import Confidence, Duty
from .source import Line, joined

_ITEM = re.compile(
    r"(?:[-–]\s{0,3})?(?P<article>Điều\s)?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2}){0,2})[.)/]?\s{1,3}(?P<text>\S.*)"
)
_PLAIN_NUMBER = re.compile(r"(?:[-–]\s{0,3})?[0-9]{1,2}(?:[.)/]|\.[0-9]{1,2}\.?)\s")
_ARTICLE = re.compile(r"(?:^|(?<=\f))[ \t]{0,40}Điều [0-9]{1,2}[.:]", re.MULTILINE)
_CLOSES = re.compile(
    r"(?:Giao |Yêu cầu |Đề nghị |Trên đây |Căn cứ |Nhận được |.{2,40} này (?:phổ biến|có hiệu lực|thay thế))"
)
_MOST_DUTIES, _MOST_TEXT = 300, 20_000


@dataclass(frozen=True, slots=True)
class _Item:
    number: str
    lines: tuple[Line, ...]
    first: str  # the first line without its number


def read_duties(layout: Layout, body_at: int) -> tuple[tuple[Duty, ...], Confidence]:
    """The duties in order. Sure when the numbers run from 1 without a gap and start only once."""
    items = _items(layout, body_at)
    runs = _runs([item for item in items if "." not in item.number])
    if not runs:
        return (), "missing"
    chosen = runs[-1] if len(runs) > 1 else runs[0]
    first, last = items.index(chosen[0]), items.index(chosen[-1])
    kept = items[first : _end_of(items, last)]
    leaves = [item for item in kept if not any(other.number.startswith(item.number + ".") for other in kept)]
    duties = tuple(_duty(layout, item) for item in leaves)
    steady = len(runs) == 1 and len(chosen) > 1 and not any(item.number.startswith("Điều") for item in chosen)
    return duties, "sure" if steady and _is_unbroken(chosen) else "unsure"


def _items(layout: Layout, body_at: int) -> list[_Item]:
    end = layout.main_end if layout.recipients_at is None else layout.recipients_at
    articles = _ARTICLE.search(layout.source.text, body_at, max(body_at, end)) is not None
    items: list[_Item] = []
    for line in layout.source.lines(body_at, max(body_at, end)):
        found = _ITEM.fullmatch(line.text)
        if found and (found["article"] if articles else _PLAIN_NUMBER.match(line.text)):
            number = f"Điều {found['number']}" if found["article"] else found["number"]
            items.append(_Item(number, (line,), found["text"]))
        elif items and len(items[-1].lines) < 200:
            items[-1] = replace(items[-1], lines=(*items[-1].lines, line))
        if len(items) > _MOST_DUTIES:
            break
    return items


def _runs(items: list[_Item]) -> list[list[_Item]]:
    """Stretches of items whose numbers rise; a new 1 starts a new stretch."""
    runs: list[list[_Item]] = []
    for item in items:
        if not runs or _figure(item) <= _figure(runs[-1][-1]):
            runs.append([])
        runs[-1].append(item)
    return [run for run in runs if _figure(run[0]) == 1]


def _end_of(items: list[_Item], last: int) -> int:
    """The sub-items of the last item belong to it."""
    end = last + 1
    while end < len(items) and items[end].number.startswith(items[last].number + "."):
        end += 1
    return end


def _is_unbroken(run: list[_Item]) -> bool:
    return [_figure(item) for item in run] == list(range(1, len(run) + 1))


def _figure(item: _Item) -> int:
    return int(item.number.removeprefix("Điều ").split(".")[0])


def _duty(layout: Layout, item: _Item) -> Duty:
    """An item's lines up to a paragraph that closes the document."""
    lines = [item.lines[0]]
    for line in item.lines[1:]:
        if _CLOSES.match(line.text) and lines[-1].text.endswith((".", ")", ":", ";")):
            break
        lines.append(line)
    text = joined(" ".join([item.first, *(line.text for line in lines[1:])]))[:_MOST_TEXT]
    return Duty(item.number, text, lead_in(text), layout.source.span(lines[0].start, lines[-1].end))
