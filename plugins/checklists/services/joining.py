"""A unit that came later takes part in a campaign that runs: an inspection of its own, with a due date of its own."""

from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, open_units, record, today, write_transaction
from plugins.checklists.models import Answer, Campaign, CampaignState, Inspection, Node, Question
from plugins.checklists.policy import permits
from plugins.checklists.services import telling


def join(campaign: Campaign, unit: Any, due: date, by: Any) -> Inspection:
    """Ask ``unit`` too. It gets its place in the frozen tree, below those of the units above it that are there.

    Raises:
        Refused: ``by`` does not run the campaign, it is not open, the unit is closed or asked already, or the day is
            over.
    """
    with write_transaction():
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if not permits(by, "manage", row) or row.state != CampaignState.OPEN:
            raise Refused(_("Only those who run a campaign add units to it, as long as it is open."))
        if due < today():
            raise Refused(_("This day is over. Choose a later one."), "due")
        node = _node(row, unit)
        made = _inspection(row, node, unit, due)
        telling.opened([made])
        details = {"unit": unit.pk, "due": due.isoformat()}
        record("checklists.joined", actor=by, subject=row, plugin="checklists", label=row.title, details=details)
    return made


def _inspection(campaign: Campaign, node: Node, unit: Any, due: date) -> Inspection:
    questions = list(Question.objects.filter(section__version=campaign.version_id))
    made = Inspection.objects.create(
        campaign=campaign, node=node, unit=unit, state_at=timezone.now(), due_on=due, asked=len(questions)
    )
    Answer.objects.bulk_create(Answer(inspection=made, question=question) for question in questions)
    return made


def _node(campaign: Campaign, unit: Any) -> Node:
    """Its place in the frozen tree, with those of units above it that are missing."""
    units = {each.path: each for each in open_units(today())}
    if unit.path not in units:
        raise Refused(_("No unit is asked. Name units that are open today."), "unit")
    nodes = {node.unit_id: node for node in campaign.nodes.all()}
    if unit.pk in nodes and Inspection.objects.filter(node=nodes[unit.pk]).exists():
        raise Refused(_("This unit has its inspection already."), "unit")
    above: Node | None = None
    for path in _ways(unit.path, units):
        above = nodes.get(units[path].pk) or _add(campaign, above, units[path])
    assert above is not None  # noqa: S101  the way to a unit ends with the unit itself
    above.is_asked = True
    above.save(update_fields=["is_asked"])
    return above


def _add(campaign: Campaign, above: Node | None, unit: Any) -> Node:
    """Behind everything that lies below ``above``: the others keep their order."""
    path = above.path if above else "."
    last = campaign.nodes.filter(path__startswith=path).order_by("-place").values_list("place", flat=True).first()
    place = 0 if last is None else last + 1
    campaign.nodes.filter(place__gte=place).update(place=F("place") + 1)
    made = Node(campaign=campaign, unit=unit, name=unit.name, path=f"{path}{unit.pk}.", place=place, is_asked=False)
    made.save()
    return made


def _ways(path: str, units: dict[str, Any]) -> list[str]:
    """Paths in the tree of units from the top to ``path``, without closed ones."""
    return [path[:end] for end in range(1, len(path) + 1) if path[:end] in units]
