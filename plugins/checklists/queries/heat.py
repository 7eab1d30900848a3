"""How units stand: per section and as a whole, along the frozen tree. What is not signed, or was returned
and is not signed anew, is not counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DecimalField, F, Sum, Value, When
from django.db.models.functions import Coalesce, NullIf

from plugins.checklists.models import COUNTED, SPOKEN, Answer, Campaign, Inspection, Node
from plugins.checklists.queries.standing import is_asked, is_on_time, is_returned, is_signed
from plugins.checklists.scoring import SHARES, Score

_NUMBER: Any = DecimalField(max_digits=12, decimal_places=2)
SAID = Coalesce(
    NullIf("final", Value("")),
    Case(When(inspection__state__in=SPOKEN, then=NullIf("appraised", Value("")))),
    NullIf("verdict", Value("")),
    Value(""),
)
"""What counts of an answer: the final verdict, else that of the appraisers once it is spoken, else the unit's own."""

REACHED = Sum(
    Case(
        *(When(said=verdict, then=F("question__weight") * Value(share, _NUMBER)) for verdict, share in SHARES.items()),
        default=Value(0, _NUMBER),
        output_field=_NUMBER,
    )
)
REACHABLE = Sum(Case(When(said="n/a", then=Value(0, _NUMBER)), default=F("question__weight"), output_field=_NUMBER))


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the tree: ``own`` inspection if it has one, the scores by section of it and all below that are seen,
    and how many of those are signed, of which ``on_time``, or were returned and are not signed anew.
    """

    node: Node
    own: Inspection | None
    cells: Mapping[int, Score]
    whole: Score
    signed: int
    asked: int
    on_time: int
    returned: int

    @property
    def has_below(self) -> bool:
        """Whether more than its own inspection stands behind the figures."""
        return self.asked > (1 if self.own else 0)


def heat_map(campaign: Campaign, seen: Iterable[Inspection]) -> list[Line]:
    """A line for every unit in ``seen`` and every unit above one of them, in the order of the tree. Two queries,
    whatever the number of units and questions.
    """
    inspections = list(seen)
    scores = _scores([each.pk for each in inspections if each.state in COUNTED])
    by_node = {each.node_id: each for each in inspections}
    nodes = list(campaign.nodes.order_by("place"))
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for node in nodes:
        if own := by_node.get(node.pk):
            counted = (is_asked(own), is_signed(own), is_on_time(own), is_returned(own))
            for path in above(node.path):
                sums[path].take(counted, scores.get(own.pk, {}))
    return [_line(node, by_node.get(node.pk), sums[node.path]) for node in nodes if node.path in sums]


class _Sum:
    """What is added up below one unit: plain numbers, as a large tree adds up many."""

    def __init__(self) -> None:
        self.cells: dict[int, list[Any]] = {}
        self.asked = self.signed = self.on_time = self.returned = 0

    def take(self, counted: tuple[bool, bool, bool, bool], scores: Mapping[int, Score]) -> None:
        asked, signed, on_time, returned = counted
        self.asked += asked
        self.signed += signed
        self.on_time += on_time
        self.returned += returned
        for section, score in scores.items():
            added = self.cells.setdefault(section, [0, 0])
            added[0] += score.reached
            added[1] += score.reachable


def _line(node: Node, own: Inspection | None, added: _Sum) -> Line:
    cells = {section: Score(*pair) for section, pair in added.cells.items()}
    return Line(
        node, own, cells, sum(cells.values(), Score()), added.signed, added.asked, added.on_time, added.returned
    )


def _scores(inspections: list[int]) -> dict[int, dict[int, Score]]:
    """By inspection and section."""
    rows = Answer.objects.filter(inspection__in=inspections, question__weight__gt=0).annotate(said=SAID)
    grouped = rows.order_by().values_list("inspection", "question__section")
    found: dict[int, dict[int, Score]] = defaultdict(dict)
    for inspection, section, reached, reachable in grouped.annotate(reached=REACHED, reachable=REACHABLE):
        found[inspection][section] = Score(reached, reachable)
    return found


def above(path: str) -> list[str]:
    """The paths of the units from the top to this one."""
    parts = [part for part in path.split(".") if part]
    return ["." + ".".join(parts[:end]) + "." for end in range(1, len(parts) + 1)]
