"""The table that a library of documents sets above a text: what it alone says fills what the text leaves open."""

import re
from dataclasses import replace

from .layout import Layout
from .result import Field, Signatory
from .signing import name_in
from .source import joined
from .types import titled

_BETWEEN = r"[ \t]{0,9}[:|\t][ \t|]{0,9}"
_TYPE = re.compile(rf"(?:Loại văn bản|Hình thức văn bản|Thể loại){_BETWEEN}(?P<value>[^\n\t|:]{{2,40}})")
_SIGNATORY = re.compile(rf"Người ký{_BETWEEN}(?P<value>[^\n\t|:;]{{4,60}})")


def completed(layout: Layout, field: Field) -> Field:
    """``field``, or, if the text leaves it open, what the table above the letterhead says of it; never sure.

    Only above the letterhead and beside a type: "Người ký" in a visible signature names an office or a portal.
    """
    if field.name not in ("type", "signatory") or not _is_open(field):
        return field
    top = next((piece.start for piece in layout.pieces if piece.kind in ("motto", "party")), 0)
    of_type = _TYPE.search(layout.source.text, 0, top)
    found = of_type if field.name == "type" else _SIGNATORY.search(layout.source.text, 0, top)
    if of_type is None or found is None:
        return field
    printed = joined(found["value"])
    value = _type(printed) if field.name == "type" else _signatory(printed)
    if value is None:
        return field
    span = layout.source.span(*found.span("value"))
    return replace(field, value=value, confidence="unsure", spans=(span,), note="from-table", printed=printed)


def _is_open(field: Field) -> bool:
    nameless = isinstance(field.value, Signatory) and not field.value.name
    return field.value is None or field.note == "type-assumed" or nameless


def _type(printed: str) -> str | None:
    known = titled(printed)
    return known[0].name if known else None


def _signatory(printed: str) -> Signatory | None:
    name = name_in(printed)
    return Signatory(name) if name else None
