"""Opening a campaign: the tree is frozen, and every unit gets its inspection; in pieces, and again without harm."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, enqueue, open_units, record, today, write_transaction
from plugins.checklists.models import Answer, Campaign, CampaignState, Inspection, Node, Question, Section
from plugins.checklists.policy import permits
from plugins.checklists.services import telling
from plugins.checklists.services.planning import units_of

AT_ONCE = 20
"""Units a transaction: with a hundred questions, two thousand rows."""


def open_now(campaign: Campaign, by: Any) -> None:
    """Freeze the tree and let the worker open an inspection for every unit.

    Raises:
        Refused: ``by`` does not run it, it was opened already, or no unit is reached any more.
    """
    with write_transaction():
        locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if not permits(by, "manage", locked) or locked.state != CampaignState.PLANNED:
            raise Refused(_("Only those who run a campaign open it, and only once."))
        units = units_of(locked)
        if not units:
            raise Refused(_("No unit is asked. Name units that are open today."))
        freeze(locked, units)
        locked.state, locked.opened_at = CampaignState.OPENING, timezone.now()
        locked.save(update_fields=["state", "opened_at"])
        details = {"units": len(units), "version": locked.version.number}
        record("checklists.opened", actor=by, subject=locked, plugin="checklists", label=locked.title, details=details)
        enqueue("plugins.checklists.tasks.open_inspections", key=f"checklists.open:{locked.pk}", campaign=locked.pk)


def open_inspections(campaign: Campaign) -> int:
    """An inspection with an answer to every question for each unit that has none yet; then the campaign is open.
    Returns how many were made. Called again after a crash it goes on where it stopped.
    """
    waiting = list(campaign.nodes.filter(inspection__isnull=True, is_asked=True).select_related("unit"))
    asked = Question.objects.filter(section__version=campaign.version_id).count()
    pieces = [waiting[start : start + AT_ONCE] for start in range(0, len(waiting), AT_ONCE)]
    made = sum(_open_some(campaign, nodes, asked) for nodes in pieces)
    with write_transaction():
        Campaign.objects.filter(pk=campaign.pk, state=CampaignState.OPENING).update(state=CampaignState.OPEN)
    return made


def _open_some(campaign: Campaign, nodes: Iterable[Node], asked: int) -> int:
    with write_transaction():
        rows = [
            Inspection(
                campaign=campaign,
                node=node,
                unit=node.unit,
                state_at=timezone.now(),
                due_on=campaign.due_on,
                asked=asked,
            )
            for node in nodes
        ]
        Inspection.objects.bulk_create(rows)
        _ask([row.pk for row in rows], campaign.version_id)
        telling.opened(rows)
    return len(rows)


def _ask(inspections: list[int], version: int) -> None:
    """A blank answer to every question of ``version`` in each of ``inspections``: one statement, as making an object of
    each first costs twice the time that a thousand units of a hundred questions may take.
    """
    fixed = [each for each in Answer._meta.concrete_fields if not (each.null or each.primary_key or each.is_relation)]
    blank, quote = Answer(), connection.ops.quote_name
    values = [each.get_db_prep_save(getattr(blank, each.attname), connection) for each in fixed]
    columns = ", ".join(quote(name) for name in ("inspection_id", "question_id", *(str(each.column) for each in fixed)))
    tables = [quote(model._meta.db_table) for model in (Answer, Inspection, Question, Section)]
    marks, chosen = ", ".join(["%s"] * len(fixed)), ", ".join(["%s"] * len(inspections))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tables[0]} ({columns}) SELECT i.id, q.id, {marks} FROM {tables[1]} i, {tables[2]} q"  # noqa: S608  names of our own tables and columns
            f" JOIN {tables[3]} s ON s.id = q.section_id WHERE s.version_id = %s AND i.id IN ({chosen})",
            [*values, version, *inspections],
        )


def freeze(campaign: Campaign, asked: list[Any]) -> None:
    """Every unit that is asked, and those above it, as they are called and stand today."""
    units = {unit.path: unit for unit in open_units(today())}
    wanted, named = {path for unit in asked for path in _ways(unit.path, units)}, {unit.pk for unit in asked}
    nodes = [
        Node(
            campaign=campaign,
            unit=units[path],
            name=units[path].name,
            path="." + "".join(f"{units[each].pk}." for each in _ways(path, units)),
            place=place,
            is_asked=units[path].pk in named,
        )
        for place, path in enumerate(sorted(wanted))
    ]
    Node.objects.bulk_create(nodes)


def _ways(path: str, units: dict[str, Any]) -> list[str]:
    """Paths in the tree of units from the top to ``path``, without closed ones."""
    return [path[:end] for end in range(1, len(path) + 1) if path[:end] in units]
