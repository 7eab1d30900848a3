"""To whom an official letter or a submission is addressed: "Kính gửi:" and the items behind it."""

import re

from .layout import Layout
from .result import Field
from .source import Line, joined

_LABEL = re.compile(r"Kính[ ]{1,3}(?:gửi|trình)[ \t]*:?[ \t]*", re.IGNORECASE)
_BULLET = re.compile(r"[-–•+][ \t]*")
_BODY_BEGINS = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo |Ngày \d|Để |Trong thời gian|Thời gian qua|Nhân dịp|Phúc đáp|Tiếp theo)"
)
_RAN_ON = re.compile(r"[ ]{1,3}(?=Căn cứ )")  # the body begins on the same line
_MOST_LINES = 60
_SHORT = 160


def read_addressees(layout: Layout) -> tuple[Field, int]:
    """The addressees without bullets and closing marks, and the offset at which the body begins.

    Sure when the list is closed by its punctuation, or a single addressee stands on a line of its own.
    """
    label = layout.first("to")
    if label is None or (found := _LABEL.match(label.text)) is None:
        return Field("addressees"), 0
    lines = list(_lines_from(layout, label.start + found.end()))
    items, used = _items(lines)
    if not items:
        return Field("addressees"), label.end
    values = tuple(_bare(_RAN_ON.split(joined(" ".join(line.text for line in item)), maxsplit=1)[0]) for item in items)
    spans = tuple(layout.source.span(item[0].start, item[-1].end) for item in items)
    end = items[-1][-1].end
    if len(items) == 1 and ";" in values[0]:
        parts = tuple(filter(None, (_bare(part) for part in values[0].split(";"))))
        return Field("addressees", parts, "unsure", spans, "end-unclear"), end
    closed = _is_closed(items, lines[used] if used < len(lines) else None)
    return Field("addressees", values, "sure" if closed else "unsure", spans, "" if closed else "end-unclear"), end


def _lines_from(layout: Layout, start: int) -> list[Line]:
    found = []
    for line in layout.source.lines(start, layout.main_end):
        found.append(line)
        if len(found) == _MOST_LINES:
            break
    return found


def _items(lines: list[Line]) -> tuple[list[list[Line]], int]:
    """The lines of each addressee and how many lines were used."""
    items: list[list[Line]] = []
    for index, line in enumerate(lines):
        is_first = not items and (index == 0 or len(line.text) < _SHORT) and not _BODY_BEGINS.match(line.text)
        if is_first or _BULLET.match(line.text):
            items.append([line])
        elif items and _goes_on(items[-1][-1], line):
            items[-1].append(line)
        else:
            return items, index
    return items, len(lines)


def _goes_on(before: Line, line: Line) -> bool:
    closed = before.text.endswith((".", ";", ":"))
    return not (closed or line.after_gap or line.text.isupper() or _BODY_BEGINS.match(line.text))


def _is_closed(items: list[list[Line]], following: Line | None) -> bool:
    ends = [item[-1].text[-1] for item in items]
    if not all(end in ";," for end in ends[:-1]) or any(
        _BODY_BEGINS.search(line.text) for item in items for line in item
    ):
        return False
    if ends[-1] == ".":
        return True
    alone = len(items) == 1 and len(items[0]) == 1 and len(items[0][0].text) < _SHORT
    return alone and ends[-1] not in ",;:" and (following is None or following.after_gap)


def _bare(text: str) -> str:
    return _BULLET.sub("", text, count=1).rstrip(" ;,.") if _BULLET.match(text) else text.rstrip(" ;,.")
