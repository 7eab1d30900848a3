"""The documents that a text cites by symbol, each once, with the date given for it."""

import re

from .dating import iso_date
from .result import Citation, Confidence
from .source import Source, Span
from .symbols import Symbol, cited

_DATE = re.compile(
    r"[,\s]{1,3}ngày\s{1,3}(?P<d>[0-9]{1,2})(?:[/.-]|\s{1,3}tháng\s{1,3})(?P<m>[0-9]{1,2})(?:[/.-]|\s{1,3}năm\s{1,3})(?P<y>[0-9]{4})"
)
_LOOKS_LIKE_ONE = re.compile(r"\bsố[ :]{1,3}(?P<at>[0-9lIO]{1,6}[a-zđ]?[ ]{0,2}[-/][ ]{0,2}[A-ZĐÐ0-9]{2})")


def read_citations(source: Source, end: int, own: Symbol | None) -> tuple[tuple[Citation, ...], Confidence]:
    """Citations up to offset ``end``; the document's ``own`` symbol is none.

    Unsure when one was read loosely, or when something after "số" looks like a symbol and could not be read.
    """
    text = source.text[:end]
    dates: dict[str, str] = {}
    places: dict[str, list[Span]] = {}
    symbols: dict[str, Symbol] = {}
    read: set[int] = set()
    for symbol, start, stop in cited(text):
        read.add(start)
        if own is not None and str(symbol) == str(own):
            continue
        key = str(symbol)
        if key not in symbols or symbols[key].loose:
            symbols[key] = symbol
        places.setdefault(key, []).append(source.span(start, stop))
        dates[key] = dates.get(key) or _date(text, stop)
    missed = any(found.start("at") not in read for found in _LOOKS_LIKE_ONE.finditer(text))
    citations = tuple(Citation(symbol, dates[key], tuple(places[key])) for key, symbol in symbols.items())
    if not citations:
        return (), "unsure" if missed else "missing"
    return citations, "unsure" if missed or any(each.symbol.loose for each in citations) else "sure"


def _date(text: str, stop: int) -> str:
    found = _DATE.match(text, stop)
    return iso_date(found["y"], found["m"], found["d"])[0] if found else ""
