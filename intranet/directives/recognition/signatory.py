"""Who signed: the lines of the signature put together. Decree 30/2020/NĐ-CP, art. 13; for the Party T/M, T/L (P05)."""

from dataclasses import dataclass, field

from .layout import Layout, is_capitals
from .recipients import Foot
from .result import Field, Signatory
from .signing import authority_in, deputy_position, is_position, is_whole_position, name_in
from .source import Line, joined


@dataclass(slots=True)
class _Block:
    """Lines of the signature: authorities, positions, then candidates for the name."""

    authorities: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)  # one more word below the name: its end, if the column was narrow
    repaired: bool = False

    def add(self, line: Line) -> None:
        """Take a line in if it belongs; nothing counts before the first authority or known position."""
        text = joined(line.text)
        if (authority := authority_in(text)) and not self.names:
            self.authorities.append(authority[0])
            self.positions += [authority[1]] if authority[1] else []
            self.repaired |= authority[2]
            self.lines.append(line)
        elif is_capitals(text) and (self.lines or is_position(text)) and not self.names:
            self.positions.append(text)
            self.lines.append(line)
        elif self.lines and name_in(text):
            self.names.append(line)
        elif len(self.names) == 1 and not self.rest and not line.after_gap and text.isalpha() and text.istitle():
            self.rest.append(line)

    def mend_position(self) -> None:
        """Who signs in the head's place (KT.) has one of a few positions; take it if what a seal left looks like it."""
        meant = deputy_position(self.authorities[-1], " ".join(self.positions)) if self.authorities else ""
        if meant and meant != " ".join(self.positions):
            self.positions, self.repaired = [meant], True


def read_signatory(layout: Layout, foot: Foot) -> Field:
    """The signatory; sure when exactly one name follows its position at the end of the document."""
    block = _Block()
    for line in foot.signature:
        block.add(line)
    if not block.lines:
        return Field("signatory")
    block.mend_position()
    named = [*block.names[:1], *block.rest]
    name = " ".join([name_in(line.text) or line.text for line in named])
    value = Signatory(name, " ".join(block.positions), "; ".join(block.authorities))
    spans = tuple(layout.source.span(line.start, line.end) for line in (*block.lines, *named))
    note = _note(block)
    return Field("signatory", value, "unsure" if note else "sure", spans, note, joined(named[0].text) if named else "")


def _note(block: _Block) -> str:
    if len(block.names) > 1:
        return "several-signatories"
    if block.rest or not block.names or not block.positions or len(block.positions) > 1:
        return "name-unclear"
    if not is_whole_position(" ".join(block.positions)):
        return "name-unclear"
    return "repaired" if block.repaired else ""
