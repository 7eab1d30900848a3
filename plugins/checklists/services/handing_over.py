"""A unit was merged or closed during a campaign: what is open goes to its successor, or is detached. Nothing is
deleted, and what is closed stays as it is.
"""

from typing import Any

from django.utils.translation import gettext as _

from intranet.contracts import Refused, record, today, write_transaction
from plugins.checklists.models import (
    WITH_THE_UNIT,
    Campaign,
    Checklist,
    Evidence,
    Finding,
    FindingStep,
    Inspection,
    State,
)
from plugins.checklists.services import telling
from plugins.checklists.services.appraising import post_for
from plugins.checklists.services.remedies import write_down
from plugins.checklists.services.states import append, detach, locked

FINISHED = (State.CLOSED, State.DETACHED)


def hand_over_all() -> int:
    """Everything open of units that are no more. Called again it finds nothing. Returns how many were handed over or
    detached.
    """
    _hand_over_what_units_own()
    gone = Inspection.objects.filter(unit__valid_to__lt=today()).exclude(state__in=FINISHED)
    keys = list(gone.order_by("pk").values_list("pk", flat=True))
    for key in keys:
        hand_over(key)
    return len(keys)


def hand_over(key: int) -> None:
    """One inspection, in a transaction of its own."""
    with write_transaction():
        row = locked(key)
        if row.state in FINISHED or not _is_gone(row.unit):
            return
        successor = successor_of(row.unit)
        if successor is None:
            detach(row, _("%(unit)s exists no more, and no unit follows it.") % {"unit": row.unit}, None)
            return
        note = _("%(unit)s was merged into %(successor)s.") % {"unit": row.unit, "successor": successor}
        row.unit = successor
        other = _running(row, successor)
        if other is not None and row.state in WITH_THE_UNIT:
            detach(row, note, None, successor=other)
            return
        _carry_on(row, note)


def successor_of(unit: Any) -> Any:
    """The unit that goes on with its work: the first of those that followed it that is there today; None if none."""
    seen = set()
    while unit is not None and _is_gone(unit) and unit.pk not in seen:
        seen.add(unit.pk)
        unit = unit.merged_into
    return None if unit is None or _is_gone(unit) else unit


def _carry_on(row: Inspection, note: str) -> None:
    """``row.unit`` is the successor already: it answers, or puts right, what is left; the place in the tree stays."""
    row.save(update_fields=["unit"])
    append(row, row.state, None, note)
    findings = Finding.objects.filter(answer__inspection=row).select_related("post", "answer__inspection__campaign")
    for finding in findings:
        finding.unit, finding.post = row.unit, _post(row.unit, finding)
        finding.save(update_fields=["unit", "post"])
        write_down(FindingStep.What.HANDED_OVER, finding, None, note)
    telling.handed_over(row)
    details = {"unit": row.unit_id}
    record("checklists.handed-over", actor=None, subject=row, plugin="checklists", label=str(row.node), details=details)


def _post(unit: Any, finding: Finding) -> Any:
    """Of the same person in the new unit, else of its head; as it was where there is neither, until somebody says."""
    try:
        return post_for(unit, finding.post.person_id)
    except Refused:
        return finding.post


def _running(row: Inspection, unit: Any) -> Inspection | None:
    """The successor's own inspection of the same campaign, where there is one."""
    own = Inspection.objects.filter(campaign=row.campaign_id, node__unit=unit, unit=unit)
    return own.exclude(pk=row.pk).exclude(state=State.DETACHED).first()


def _hand_over_what_units_own() -> None:
    """Papers, checklists and campaigns go along: what was shown is shown again, and somebody runs what runs."""
    for model, field in ((Evidence, "unit"), (Checklist, "owner"), (Campaign, "lead")):
        gone = model._default_manager.filter(**{f"{field}__valid_to__lt": today()})
        for unit in {getattr(row, field) for row in gone.select_related(f"{field}__merged_into")}:
            successor = successor_of(unit)
            if successor is not None:
                with write_transaction():
                    model._default_manager.filter(**{field: unit}).update(**{field: successor})


def _is_gone(unit: Any) -> bool:
    return unit.valid_to is not None and unit.valid_to < today()
