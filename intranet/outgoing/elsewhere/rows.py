"""A line of a list with what it would do."""

from dataclasses import dataclass, field
from typing import Literal

from intranet.outgoing.elsewhere.entries import Entry
from intranet.outgoing.elsewhere.waiting import Waiting

State = Literal["ready", "compare", "choose", "wrong", "there"]
"""ready: matched · compare: nearly the same summary · choose: no document, or several · wrong · there: it has this
number already.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """``document`` would get the number, ``symbol`` is what it would bear, ``offered`` what may be chosen; ``words``
    say what is wrong or is to be looked at; ``has_twin``: a document of this number, symbol and issuer is held.
    """

    entry: Entry
    state: State
    words: tuple[str, ...] = ()
    document: Waiting | None = None
    symbol: str = ""
    offered: list[Waiting] = field(default_factory=list)
    has_twin: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the person may still decide about it."""
        return self.state in {"ready", "compare", "choose"} and bool(self.offered)
