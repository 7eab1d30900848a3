"""How numbers are printed, and what period a day belongs to. No database."""

from datetime import date
from typing import NamedTuple

from intranet.directives.recognition import parse


class Span(NamedTuple):
    """A period: what it is called, its first and its last day."""

    label: str
    starts: date
    ends: date


def year_of(day: date) -> Span:
    """The calendar year of ``day`` (Decree 30/2020/NĐ-CP, art. 15: from 1 January to 31 December)."""
    return Span(str(day.year), date(day.year, 1, 1), date(day.year, 12, 31))


def printed(value: int) -> str:
    """Numbers below 10 get a leading zero (Decree 30, annex I)."""
    return f"{value:02}"


def numbered(symbol: str, value: int) -> str:
    """A draft's symbol (``/UBND-NC``, ``-CT/TU``) with its number in front: ``1052/UBND-NC``.

    Raises:
        ValueError: what stands there is no symbol; nothing is guessed.
    """
    blank = symbol.strip().lstrip("0123456789…._ ").strip()
    whole = printed(value) + blank
    read = parse(whole)
    if read is None or read.loose or str(read) != whole:
        raise ValueError(symbol)
    return whole


def blank_symbol(*, family: str, type_code: str, office: str, unit: str = "") -> str:
    """The symbol that a draft of this type bears before its number: ``/QĐ-UBND``, ``/UBND-NC``, ``-CT/TU``.

    A State official letter has no type code and names the drafting unit or field instead (Decree 30, annex III).
    """
    if family == "party":
        return f"-{type_code}/{office}" if type_code else ""
    if type_code:
        return f"/{type_code}-{office}"
    return f"/{office}-{unit}" if unit else f"/{office}"
