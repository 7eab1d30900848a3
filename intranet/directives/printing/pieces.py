"""The text of a letter as pieces, each with its place in the form: what every printed shape is made from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from intranet.directives.letter import Letter
from intranet.directives.placing import BASE, CENTRED, HEADING, ITEM, TEXT, Placing, article_lead, single_bases
from intranet.directives.printing.runs import Run, plain, runs_of

__all__ = ["BASE", "CENTRED", "HEADING", "ITEM", "TEXT", "Piece", "pieces_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """``marker`` is the figure or dash of a list's line, ``level`` how deep the list is nested."""

    kind: str
    runs: tuple[Run, ...]
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.marker, plain(self.runs)) if part)


def pieces_of(letter: Letter) -> list[Piece]:
    """The text of the letter from its first basis to its last line, in order."""
    placing = Placing()
    return [_styled(piece, placing, is_party=letter.is_party) for piece in _plain_pieces(letter)]


def _plain_pieces(letter: Letter) -> Iterator[Piece]:
    for block in letter.blocks:
        if block.is_heading:
            yield Piece(HEADING, (Run(unescape(block.html)),))
            continue
        for line in runs_of(block.html):
            if line.marker:
                yield Piece(ITEM, line.runs, line.marker, line.level)
            else:
                yield from (Piece(TEXT, runs) for runs in _single_bases(line.runs))
    if letter.dissemination:
        yield Piece(TEXT, (Run(letter.dissemination),))


def _single_bases(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    if len(runs) != 1:
        return [runs]
    return [(replace(runs[0], text=part),) for part in single_bases(runs[0].text)]


def _styled(piece: Piece, placing: Placing, *, is_party: bool) -> Piece:
    """The piece in its place: bases slanted (the Party's upright), titles in bold, an article's number too."""
    kind = placing.of(plain(piece.runs), is_item=piece.kind == ITEM)
    kind = HEADING if piece.kind == HEADING and kind != CENTRED else kind
    if kind in (CENTRED, HEADING):
        return replace(piece, kind=kind, runs=tuple(replace(run, bold=True) for run in piece.runs))
    if kind == BASE and not is_party:
        return replace(piece, kind=kind, runs=tuple(replace(run, italic=True) for run in piece.runs))
    return replace(piece, kind=kind, runs=_with_lead(piece.runs) if kind == TEXT else piece.runs)


def _with_lead(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    lead = article_lead(runs[0].text) if len(runs) == 1 else ""
    if not lead:
        return runs
    rest = runs[0].text[len(lead) :]
    return (replace(runs[0], text=lead, bold=True), *([replace(runs[0], text=rest)] if rest else []))
