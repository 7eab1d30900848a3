"""Who gets a copy: the lines under "Nơi nhận", each with its purpose, and the archive line that closes them.

Returns, beside the fields, the lines that are not theirs: in two columns the signature stands next to them.
"""

import re
from dataclasses import dataclass

from .layout import Layout, is_capitals
from .result import Field, Purpose, Recipient
from .signing import is_part_of_signature
from .source import Line, joined

_LABEL = re.compile(r"N[ơo]i[ ]{1,3}nh[ậâa]n[ ]{0,3}:?", re.IGNORECASE)
_BULLET = re.compile(r"[-–•+][ \t]*")
_PURPOSE = re.compile(
    r"\((?P<words>(?:để )?(?:b/c|t/h|th/h|p/h|ph/h|biết|báo cáo|thực hiện|phối hợp)[^()]{0,20})\)\s*[;,.]?$"
)
_GROUP = re.compile(r"\((?:để |thay )[^()]{1,40}\)[;,.]?")
_PURPOSES: tuple[tuple[str, Purpose], ...] = (
    ("b/c", "report"), ("báo cáo", "report"), ("ph/h", "cooperation"), ("p/h", "cooperation"),
    ("phối hợp", "cooperation"), ("t/h", "action"), ("th/h", "action"), ("thực hiện", "action"),
    ("biết", "information"),
)  # fmt: skip
_ARCHIVE = re.compile(r"(?P<line>L[ưu]u\b[^\n]{0,120}?(?:\.(?=\s|$)|$))(?P<drafter>.*)")
_SEVERAL = re.compile(r"[;,.][ ]{1,3}[-–•][ ]")
_RIGHT_COLUMN = 24
_MOST_LINES = 120
_COLUMNS = re.compile(r"\t+| {4,}")


@dataclass(frozen=True, slots=True)
class Foot:
    """Recipients and archive line, and the lines around them that belong to the signature."""

    recipients: Field
    archive: Field
    signature: tuple[Line, ...]


def read_recipients(layout: Layout) -> Foot:
    """Read the foot. Sure when every line has its bullet and its closing mark and "Lưu" closes the list."""
    if layout.recipients_at is None:
        return Foot(Field("recipients"), Field("archive"), tuple(_last_lines(layout)))
    items, others, note = _sort(_columns(layout))
    archive = items.pop() if items and _ARCHIVE.match(_bare(items[-1])) else None
    field = _field(layout, items, note or ("" if archive else "end-unclear"))
    return Foot(field, _archive(layout, archive), tuple(others or _before(layout)))


def _columns(layout: Layout) -> list[Line]:
    """The lines of the foot, cut where two columns stand side by side; the label itself is left out."""
    start = layout.recipients_at or 0
    label = _LABEL.search(layout.source.text, start)
    cut: list[Line] = []
    for line in layout.source.lines(label.end() if label else start, layout.main_end):
        at = 0
        for piece in _COLUMNS.split(line.text[:2000]):
            if piece:
                offset = line.text.index(piece, at)
                at = offset + len(piece)
                cut.append(
                    Line(piece, line.start + offset, line.start + at, line.indent + offset, line.after_gap, False)
                )
        if len(cut) > _MOST_LINES:
            break
    return cut


def _sort(lines: list[Line]) -> tuple[list[list[Line]], list[Line], str]:
    """Recipients' lines together, the lines of the signature, and a note if some lines could be either."""
    items: list[list[Line]] = []
    others: list[Line] = []
    note = ""
    before: Line | None = None
    for line in lines:
        if _BULLET.match(line.text) and not _is_over(items):
            items.append([line])
        elif _GROUP.fullmatch(line.text):
            note = "group-purpose"
        elif _goes_on(items, line) or _ends_archive(items, line, before):
            items[-1].append(line)
        elif _lost_its_bullet(items, line):
            items.append([line])
            note = note or "end-unclear"
        else:
            others.append(line)
            if items and not _is_over(items) and not is_part_of_signature(line.text):
                note = note or "end-unclear"
        before = line
    return items, others, note


def _is_over(items: list[list[Line]]) -> bool:
    return bool(items) and _ARCHIVE.match(_bare(items[-1])) is not None


def _goes_on(items: list[list[Line]], line: Line) -> bool:
    """True for a wrapped line: its item is still open and it is no line of the signature in the other column."""
    if not items or _is_over(items) or line.indent >= _RIGHT_COLUMN or is_part_of_signature(line.text):
        return False
    return not items[-1][-1].text.endswith((".", ";")) and not (line.after_gap and is_capitals(line.text))


def _ends_archive(items: list[list[Line]], line: Line, before: Line | None) -> bool:
    """True for the rest of an archive line, right below it and in small letters."""
    if not _is_over(items) or items[-1][-1] is not before or line.after_gap:
        return False
    return line.text[0].islower() and not before.text.endswith((".", ";", ")"))


def _lost_its_bullet(items: list[list[Line]], line: Line) -> bool:
    """True for a line that follows an item and is closed like one, or that closes the list: no signature ends so."""
    if not items or _is_over(items) or not items[-1][-1].text.endswith((".", ";")) or line.indent >= _RIGHT_COLUMN:
        return False
    return line.text.endswith(";") or _ARCHIVE.match(line.text) is not None


def _field(layout: Layout, items: list[list[Line]], note: str) -> Field:
    if not items:
        return Field("recipients")
    note = note or ("" if all(_is_plain(item) for item in items) else "end-unclear")
    spans = tuple(layout.source.span(item[0].start, item[-1].end) for item in items)
    values = tuple(_recipient(_bare(item)) for item in items)
    note = note or ("end-unclear" if any(_SEVERAL.search(value.printed) for value in values) else "")
    return Field("recipients", values, "unsure" if note else "sure", spans, note)


def _is_plain(item: list[Line]) -> bool:
    return item[-1].text.endswith((";", ",", ".")) and (len(item) == 1 or not item[0].text.endswith((";", ".")))


def _recipient(text: str) -> Recipient:
    printed = text.rstrip(" ;,.:")
    found = _PURPOSE.search(printed)
    if not found:
        return Recipient(printed, "", printed)
    words = found["words"].casefold()
    purpose: Purpose = next((purpose for sign, purpose in _PURPOSES if sign in words), "")
    return Recipient(printed[: found.start()].rstrip(), purpose, printed)


def _archive(layout: Layout, item: list[Line] | None) -> Field:
    if item is None or (found := _ARCHIVE.match(_bare(item))) is None:
        return Field("archive")
    span = layout.source.span(item[0].start, item[-1].end)
    value = found["line"].strip()
    note = "" if value.endswith((".", ";", ")")) else "end-unclear"
    return Field("archive", value, "unsure" if note else "sure", (span,), note, printed=_bare(item))


def _bare(item: list[Line]) -> str:
    return _BULLET.sub("", joined(" ".join(line.text for line in item)), count=1)


def _last_lines(layout: Layout) -> list[Line]:
    """The end of a document that names no recipients; only there can a signature stand."""
    end = layout.main_end
    return list(layout.source.lines(max(0, end - 1500), end))[-12:]


def _before(layout: Layout) -> list[Line]:
    """Lines just above "Nơi nhận": some extractions put the signature first."""
    start = layout.recipients_at or 0
    return list(layout.source.lines(max(0, start - 1000), start))[-8:]
