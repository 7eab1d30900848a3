"""Byte ranges (RFC 9110 §14): one range, or the whole."""

import re
from dataclasses import dataclass

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Range:
    """First and last byte, both included."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """Number of bytes."""
        return self.last - self.first + 1


class Unsatisfiable(Exception):
    """The range begins behind the end: 416."""


def requested(header: str, size: int) -> Range | None:
    """The range that ``header`` asks for; None when it asks for none, for several, or in a way nobody understands.

    RFC 9110 §14.2 lets a server ignore a Range header, and asks it to when the header is malformed.

    Raises:
        Unsatisfiable: nothing of the file lies in the range.
    """
    found = _ONE.fullmatch(header.replace(" ", ""))
    if found is None or found[0].endswith("=-"):
        return None
    first, last = (int(number) if number else None for number in found.groups())
    if first is None:
        first, last = size - min(last or 0, size), size - 1
    elif last is not None and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return Range(first, size - 1 if last is None else min(last, size - 1))
