"""Document symbols: what "1052/UBND-NC" says, read strictly first and loosely only when that finds nothing.

``str(parse(text))`` is the printed form; for a symbol in printed form it is the identity. What stands in the text is
kept in ``raw``. Anything read loosely is for a person to confirm.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import grammar
from .grammar import FamilyName
from .source import Source, Span

_ADDRESSED = 200  # a symbol stands near the beginning of what is handed to parse()
_PARTY_BODY = re.compile(r"(?:TW|TƯ|TU|HU|ĐU|ThU|QU|ĐUK)|[A-ZĐ]{2,8}(?:TW|TƯ|TU)")


@dataclass(frozen=True, slots=True)
class Symbol:
    """Number and symbol of one document, in parts; a part that the family does not have is empty.

    ``number`` is empty on a draft. ``body`` is the issuer's abbreviation (QH14 for a law of that legislature), ``unit``
    the drafting unit or field of an official letter.
    """

    family: FamilyName
    number: str
    type_code: str
    body: str
    year: str = ""
    unit: str = ""
    raw: str = ""
    loose: bool = False

    def __str__(self) -> str:
        if self.family == "LAW":
            return f"{self.number}/{self.year}/{self.type_code}-{self.body}".replace("/-", "/")
        if self.family == "PTY":
            return f"{self.number}-{self.type_code}/{self.body}"
        return f"{self.number}/{self.type_code}-{self.body}" if self.type_code else self._letter()

    def _letter(self) -> str:
        return f"{self.number}/{self.body}-{self.unit}" if self.unit else f"{self.number}/{self.body}"

    @property
    def is_party_body_slash_first(self) -> bool:
        """True for ``31/QĐ-TW``: a Party body written the State's way; which family is meant is for a person to say."""
        return self.family in ("STN", "STC") and bool(_PARTY_BODY.fullmatch(re.split("[-.]", self.body)[0]))


def parse(text: str) -> Symbol | None:
    """The symbol in ``text`` ("Số: 15 / QĐ – UBND"), or None. The number may be blank, as on a draft.

    For one printed symbol with what stands around it: only 200 characters are read. See ``find_all`` for prose.
    """
    plain = Source(text[:_ADDRESSED]).text.translate(grammar.PLAIN)
    for families, loose in ((grammar.STRICT, False), (grammar.LOOSE, True)):
        for family in families:
            if found := family.blank.search(plain):
                return _symbol(family.name, found, loose)
    return None


def find_all(text: str) -> tuple[tuple[Symbol, Span], ...]:
    """Every numbered symbol cited in ``text``, in order, with its place in ``text``."""
    source = Source(text)
    return tuple((symbol, source.span(start, end)) for symbol, start, end in cited(source.text))


def cited(clean: str) -> Iterator[tuple[Symbol, int, int]]:
    """Like ``find_all`` for a text that is already clean; offsets are those of ``clean``."""
    plain = clean.translate(grammar.PLAIN)
    done = 0
    for candidate in grammar.NUMBER_AT.finditer(plain):
        if candidate.start() < done:
            continue
        if read := _at(plain, candidate.start(), strictly=candidate["digit"] is not None):
            symbol, done = read
            yield symbol, candidate.start(), done


def symbol_filling(text: str) -> Symbol | None:
    """The symbol if ``text`` is that and nothing else, blank number allowed; strict before loose. None otherwise."""
    plain = text.translate(grammar.PLAIN).strip(" \t.;:")
    for families, loose in ((grammar.STRICT, False), (grammar.LOOSE, True)):
        for family in families:
            if found := family.blank.fullmatch(plain):
                return _symbol(family.name, found, loose)
    return None


def _at(plain: str, start: int, *, strictly: bool) -> tuple[Symbol, int] | None:
    number = grammar.NUMBER_AND_MARK.match(plain, start)
    mark = number["mark"] if number else ""
    for families, loose in ((grammar.STRICT, False), (grammar.LOOSE, True))[not strictly :]:
        for family in families:
            if mark in family.marks and (found := family.whole.match(plain, start)):
                return _symbol(family.name, found, loose or "\n" in found.group()), found.end()
    return None


def _symbol(family: FamilyName, found: re.Match[str], loose: bool) -> Symbol:
    parts = {name: value or "" for name, value in found.groupdict().items()}
    number, type_code, body = parts["num"], parts.get("type", ""), parts.get("org") or parts.get("chamber", "")
    if loose:
        number = number.translate(grammar.DIGITS_MISREAD)
        type_code = grammar.REPAIRED_TYPES.get(type_code, type_code)
        body, parts["unit"] = _mended(body), _mended(parts.get("unit", ""))
    return Symbol(
        family=family,
        number=number,
        type_code=type_code,
        body=body,
        year=parts.get("year", ""),
        unit=parts.get("unit", ""),
        raw=" ".join(found.group().split()),
        loose=loose,
    )


def _mended(body: str) -> str:
    for damaged, meant in grammar.BODY_REPAIRS:
        body = body.replace(damaged, meant)
    return body
