"""Minutes (biên bản) as they are printed: who met, what was settled, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""Decree 30/2020/NĐ-CP, annex I."""

PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM", "")


@dataclass(frozen=True, slots=True)
class Listing:
    """Things set out in a table; ``widths`` are shares of the width in any unit, one for each head."""

    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with paragraphs below it, or a table."""

    heading: str
    paragraphs: Sequence[str] = ()
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """The form from top to bottom. ``signers``: what each signs as, and the name below, which may be left open."""

    office_lines: Sequence[str]
    is_party: bool
    place_and_date: str
    title: str
    about: str
    parts: Sequence[Part]
    signers: Sequence[tuple[str, str]]

    @property
    def motto(self) -> tuple[str, str]:
        return PARTY if self.is_party else MOTTO
