"""What stands between head and foot: legal bases, how far it is to be made known, the lead, the paragraphs."""

import re
from collections.abc import Iterator

from .folding import CAPITAL
from .layout import Layout
from .result import Field
from .source import Line, joined

_BASIS = re.compile(r"(?:[-–]\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị)\b")
_NEXT_BASIS = re.compile(r"; (?=Căn cứ |Theo đề nghị |Xét đề nghị )")
_SCOPE = re.compile(
    r"này[ \t]{1,3}(?:được[ \t]{1,3})?phổ[ \t]{1,3}biến[ \t]{1,3}đến[ \t]{1,3}"
    r"(?P<to>[^.\n;,]{2,60}(?P<more>\n[ \t]{0,40}[^.\n;,]{1,60})?)"
)
_UNIT = rf"[{CAPITAL}][^\n.;:,()]{{2,80}}?"
_LEAD = re.compile(
    rf"Giao[ ]{{1,3}}(?:cho[ ]{{1,3}})?(?P<unit>{_UNIT})(?=[ ]{{1,3}}(?:chủ trì|là (?:cơ quan|đơn vị)|làm đầu mối)|:)"
)
_NEW_PARAGRAPH = re.compile(r"(?:[-–•+]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|[IVX]{1,5}[.-]|Điều \d)")
_MOST_BASES, _MOST_PARAGRAPHS, _MOST_LETTERS = 40, 2000, 200_000
_FULL_LINE = 60


def read_bases(layout: Layout, body_at: int) -> Field:
    """Legal bases: the lines "Căn cứ …;" with which the body opens. Sure when each is closed by its mark."""
    items: list[list[Line]] = []
    for line in _body_lines(layout, body_at):
        if _BASIS.match(line.text) and len(items) < _MOST_BASES:
            items.append([line])
        elif items and not items[-1][-1].text.endswith((";", ".")) and not line.after_gap:
            items[-1].append(line)
        elif items or line.start > body_at + 3000:
            break
    closed = all(item[-1].text.endswith((";", ".", ",")) for item in items)
    spans = tuple(layout.source.span(item[0].start, item[-1].end) for item in items)
    texts = (joined(" ".join(line.text for line in item)) for item in items)
    values = tuple(part.rstrip(" ;,.").lstrip("-– ") for text in texts for part in _NEXT_BASIS.split(text))
    return Field("bases", values, "sure" if closed else "unsure", spans) if items else Field("bases")


def read_dissemination(layout: Layout) -> Field:
    """ "Chỉ thị này phổ biến đến chi bộ" gives "chi bộ": how far down it is to be made known."""
    found = None
    for each in _SCOPE.finditer(layout.source.text, 0, layout.main_end):
        found = each
    if found is None:
        return Field("dissemination")
    text = layout.source.text
    broken = found["more"] is not None and found["more"].lstrip()[:1].islower()
    end = found.end("to") if broken or found["more"] is None else found.start("more")
    closed = text[end : end + 1] in (".", ";", ",")
    span = layout.source.span(found.start("to"), end)
    note = "" if closed else "end-unclear"
    value = joined(text[found.start("to") : end])
    return Field("dissemination", value, "sure" if closed else "unsure", (span,), note)


def read_lead(layout: Layout, body_at: int) -> Field:
    """The body told to lead ("Giao Sở Nội vụ chủ trì"); sure when one is, in a paragraph of its own, so for all."""
    found = list(_LEAD.finditer(layout.source.text, body_at, layout.main_end))
    units = {joined(each["unit"]) for each in found}
    if not units:
        return Field("lead")
    text = layout.source.text
    line = text[text.rfind("\n", 0, found[0].start()) + 1 : found[0].start()]
    plain = len(units) == 1 and not line.strip() and text[found[0].end()] != ":"
    span = layout.source.span(*found[0].span("unit"))
    return Field(
        "lead", joined(found[0]["unit"]), "sure" if plain else "unsure", (span,), "" if plain else "lead-unclear"
    )


def lead_in(text: str) -> str:
    """The body that ``text`` tells to lead, or ""."""
    found = _LEAD.search(text)
    return joined(found["unit"]) if found else ""


def paragraphs(layout: Layout, body_at: int) -> tuple[str, ...]:
    """The body as paragraphs; lines that were only wrapped are joined again. Bounded for the sake of a draft's form."""
    whole: list[list[str]] = []
    before = ""
    for line in _body_lines(layout, body_at):
        if len(whole) == _MOST_PARAGRAPHS or line.start - body_at > _MOST_LETTERS:
            break
        if before and _goes_on(before, line):
            whole[-1].append(line.text)
        else:
            whole.append([line.text])
        before = line.text
    return tuple(joined(" ".join(lines)) for lines in whole)


def _goes_on(before: str, line: Line) -> bool:
    """True if ``line`` continues the line ``before`` it, even over the gap that a page break leaves in a sentence."""
    starts_small = line.text[0].islower() and not _NEW_PARAGRAPH.match(line.text)
    if line.after_gap:
        return starts_small and before[-1].islower() and len(before) > _FULL_LINE
    wrapped = len(before) > _FULL_LINE and not before.endswith((":", "./."))
    return starts_small or (wrapped and not _NEW_PARAGRAPH.match(line.text) and not line.text.isupper())


def _body_lines(layout: Layout, body_at: int) -> Iterator[Line]:
    end = layout.main_end if layout.recipients_at is None else layout.recipients_at
    return layout.source.lines(body_at, max(body_at, end))
