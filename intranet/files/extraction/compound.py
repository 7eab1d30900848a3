"""The directory of a compound file (OLE, [MS-CFB]): the box in which Word 97–2003 keeps its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from intranet.files.extraction.outcome import Refused

_HEADER, _ENTRY = 512, 128
_FREE = 0xFFFFFFFA  # and above: no sector
_IN_HEADER = 109  # places of the table of sectors that the header itself lists
_MOST_ENTRIES = 10_000
_STREAM, _ROOT = 2, 5
_SMALL = 64  # bytes of a sector of small streams, which stand one behind the other in the root's


@dataclass(frozen=True, slots=True)
class Entry:
    """One part. ``start`` is the number of its first sector, of a small one if the stream is small."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file, its chains of sectors bounded by its size.

    Raises:
        Refused: ``damaged``.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.size = file.seek(0, 2)
        file.seek(0)
        self.header = file.read(_HEADER)
        shift = self._number(self.header, 30, 2)
        if len(self.header) < _HEADER or shift not in (9, 12):
            raise Refused("damaged")
        self.sector = 1 << shift
        self.next = self._table()

    def entries(self) -> Iterator[Entry]:
        """Every part that the directory lists."""
        content = b"".join(self._chain(self._number(self.header, 48, 4), _MOST_ENTRIES * _ENTRY))
        for at in range(0, len(content), _ENTRY):
            entry = content[at : at + _ENTRY]
            length, kind = self._number(entry, 64, 2), self._number(entry, 66, 1)
            if kind and 2 <= length <= 64:
                name = entry[: length - 2].decode("utf-16-le", "replace")
                yield Entry(name, kind, self._number(entry, 116, 4), self._number(entry, 120, 4))

    def beginning(self, name: str) -> bytes:
        """The first bytes of the stream ``name``, 64 at least; nothing when there is none."""
        entries = list(self.entries())
        entry = next((entry for entry in entries if entry.name == name and entry.kind == _STREAM), None)
        if entry is None:
            return b""
        if entry.size >= self._number(self.header, 56, 4):
            return next(self._chain(entry.start, self.sector), b"")
        root = next(entry for entry in entries if entry.kind == _ROOT)
        at = min(entry.start, self.size // _SMALL) * _SMALL
        return b"".join(self._chain(root.start, at + _SMALL + self.sector))[at : at + _SMALL]

    def _table(self) -> list[int]:
        places = [self._number(self.header, 76 + 4 * each, 4) for each in range(_IN_HEADER)]
        more, left = self._number(self.header, 68, 4), self.size // self.sector + 1
        while more < _FREE and left > 0:
            block = self._read(more)
            numbers = [self._number(block, at, 4) for at in range(0, len(block) - 3, 4)]
            places, more = places + numbers[:-1], numbers[-1] if numbers else _FREE
            left -= len(numbers) or 1
        blocks = (self._read(place) for place in places[: self.size // self.sector + 1] if place < _FREE)
        return [self._number(block, at, 4) for block in blocks for at in range(0, len(block) - 3, 4)]

    def _chain(self, start: int, most: int) -> Iterator[bytes]:
        seen: set[int] = set()
        while start < len(self.next) and start not in seen and len(seen) * self.sector < most:
            seen.add(start)
            yield self._read(start)
            start = self.next[start]

    def _read(self, sector: int) -> bytes:
        at = (sector + 1) * self.sector
        if at >= self.size:
            raise Refused("damaged")
        self.file.seek(at)
        return self.file.read(self.sector)

    @staticmethod
    def _number(block: bytes, at: int, size: int) -> int:
        return int.from_bytes(block[at : at + size], "little")
