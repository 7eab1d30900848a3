"""Place and date of a document: "An Bình, ngày 05 tháng 02 năm 2026". Decree 30/2020/NĐ-CP, annex I."""

import re
from calendar import monthrange

from .bodies import place_in
from .folding import fold, modern
from .layout import Layout, Piece
from .places import is_province, resembles_province
from .result import Confidence, Field
from .source import joined

_BLANK = r"[ \t._…]{0,16}"
_DAY = r"(?P<d>[0-9]{1,2})?"
_MONTH = r"(?P<m>[0-9]{1,2})?"
_YEAR = r"(?P<y>[0-9]{4})?"
_WORDS = rf"ng[àa]y{_BLANK}{_DAY}{_BLANK}th[áa]ng{_BLANK}{_MONTH}{_BLANK}n[ăa]m{_BLANK}{_YEAR}(?![0-9])"
_ON_ONE_LINE = re.compile(rf"(?P<place>[^\n,:;]{{2,60}}),[ \t]{{0,9}}{_WORDS}", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?P<place>[^\n,:;]{2,60}),[ \t]{0,9}ngày[ \t]{0,9}"
    r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"(?P<place>[^\n,:;]{2,60}),\s{0,20}ngày\s{1,20}(?P<d>[0-9]{1,2})\s{1,20}tháng\s{1,20}(?P<m>[0-9]{1,2})\s{1,20}"
    r"năm\s{1,20}(?P<y>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_MISREAD = r"[^\n]{0,8}"  # a day or a month written by hand, as a machine read it
_BY_HAND = re.compile(
    rf"(?P<place>[^\n,:;]{{2,60}}),[ \t]{{0,9}}ng[àa]y{_MISREAD}(?:th[áa]ng{_MISREAD})?"
    r"(?:n[ăa]m[ \t]{0,3}(?P<y>[0-9]{4}))?(?![0-9])",
    re.IGNORECASE,
)
_EARLIEST, _LATEST = 1945, 2099


def read_date(layout: Layout, bodies: tuple[str, ...]) -> tuple[Field, Field]:
    """Place and date. A place that the name of one of ``bodies`` ends with is known."""
    for piece in layout.letterhead:
        if piece.kind != "date":
            continue
        if found := _ON_ONE_LINE.search(piece.text):
            return _place(layout, piece, found, bodies), _date(layout, piece.start, found)
        if found := _FIGURES.search(piece.text):
            return _place(layout, piece, found, bodies), _date(layout, piece.start, found, "repaired")
    place, date = _spread(layout, bodies)
    return (place, date) if place.value else _by_hand(layout, bodies)


def _by_hand(layout: Layout, bodies: tuple[str, ...]) -> tuple[Field, Field]:
    """The place before a date of which at most the year can be read."""
    for piece in layout.letterhead:
        if piece.kind in ("date", "text") and (found := _BY_HAND.match(piece.text)):
            place = _place(layout, piece, found, bodies)
            if place.note != "place-unknown":
                span = layout.source.span(piece.start + found.end("place"), piece.end)
                year = iso_date(found["y"], None, None)[0]
                return place, Field("date", year or None, "unsure" if year else "missing", (span,), "partial-date")
    return Field("place"), Field("date")


def iso_date(year: str | None, month: str | None, day: str | None) -> tuple[str, str]:
    """ISO date as far as the parts go, and a note when it is incomplete or impossible. Empty without a year."""
    if not year or not _EARLIEST <= int(year) <= _LATEST:
        return "", "impossible-date" if year else "partial-date"
    if not month:
        return year, "partial-date"
    if not 1 <= int(month) <= 12:
        return year, "impossible-date"
    shortened = f"{year}-{int(month):02}"
    if not day:
        return shortened, "partial-date"
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return shortened, "impossible-date"
    return f"{shortened}-{int(day):02}", ""


def _spread(layout: Layout, bodies: tuple[str, ...]) -> tuple[Field, Field]:
    """A date whose parts stand on lines of their own, as stamped PDFs give it; never sure."""
    pieces = layout.letterhead
    if not pieces:
        return Field("place"), Field("date")
    top = layout.source.text[pieces[0].start : pieces[-1].end]
    if not (found := _SPREAD.search(top)):
        return Field("place"), Field("date")
    whole = Piece(top, pieces[0].start, pieces[-1].end, "date", False, 0)
    return _place(layout, whole, found, bodies), _date(layout, whole.start, found, "date-apart")


def _date(layout: Layout, offset: int, found: re.Match[str], note: str = "") -> Field:
    start = found.start("place") + len(found["place"])
    printed = joined(found.string[start : found.end()]).lstrip(", ")
    value, wrong = iso_date(found["y"], found["m"], found["d"])
    span = layout.source.span(offset + found.string.index(printed[:1], start), offset + found.end())
    note = wrong or note
    return Field("date", value or None, _sure_without(note) if value else "unsure", (span,), note, printed)


def _place(layout: Layout, piece: Piece, found: re.Match[str], bodies: tuple[str, ...]) -> Field:
    printed = joined(found["place"])
    at = piece.start + found.start("place") + len(found["place"]) - len(found["place"].lstrip())
    span = layout.source.span(at, piece.start + found.end("place"))
    name = modern(printed.title() if printed.isupper() else printed)
    torn, before = _torn_from(layout, piece, name, bodies)
    if torn and before:
        return Field(
            "place", torn, "unsure", (layout.source.span(before.start, before.end), span), "end-unclear", printed
        )
    if _is_known(name, bodies):
        return Field("place", name, "sure", (span,), printed="" if printed == name else printed)
    ending = _known_ending(name, bodies)
    note = "repaired" if not ending and resembles_province(fold(name)) else "place-unknown"
    return Field("place", ending or name, "unsure", (span,), note, printed)


def _torn_from(layout: Layout, piece: Piece, name: str, bodies: tuple[str, ...]) -> tuple[str, Piece | None]:
    """The known place whose last words are ``name`` and whose first end the piece before: "Mỹ" above "Tho, ngày …"."""
    before = next((each for each in reversed(layout.letterhead) if each.end <= piece.start), None)
    if before is None or before.kind not in ("text", "caps", "about"):
        return "", None
    words = modern(before.text).split()
    longer = (f"{' '.join(words[-count:])} {name}" for count in range(min(4, len(words)), 0, -1))
    return next((place for place in longer if _is_known(place, bodies)), ""), before


def _known_ending(name: str, bodies: tuple[str, ...]) -> str:
    """The place at the end of what a flattened column put before it: "173 /KH-UBND Hà Nội". Empty if there is none."""
    words = name.split()
    endings = (" ".join(words[-count:]) for count in range(min(5, len(words) - 1), 0, -1))
    return next((ending for ending in endings if _is_known(ending, bodies)), "")


def _is_known(place: str, bodies: tuple[str, ...]) -> bool:
    return is_province(place) or any(place.casefold() == place_in(body) for body in bodies)


def _sure_without(note: str) -> Confidence:
    return "unsure" if note else "sure"
