"""The ready checklist: there from the day on which somebody could publish it."""

from typing import Any

from django.utils import timezone

from intranet.contracts import holders_in, open_units, today, write_transaction
from plugins.checklists import ready
from plugins.checklists.models import Checklist, Version
from plugins.checklists.policy import RUNNING
from plugins.checklists.services.library import lay


def lay_down_the_ready_checklist() -> None:
    """As a draft of the highest unit that has editors, else heads or inspectors, who publish it when it suits them.
    Nothing where it is, or where nobody could publish it yet: this is asked again every hour, so that it comes to a
    house whose units come later, and comes back where it went with the units of the demo.
    """
    if Checklist.objects.filter(code=ready.CODE).exists():
        return
    owner = _owner()
    if owner is None:
        return
    with write_transaction():
        checklist, is_new = Checklist.objects.get_or_create(
            code=ready.CODE, defaults={"title": ready.TITLE, "owner": owner}
        )
        if is_new:
            draft = Version.objects.create(checklist=checklist, number=1, basis=ready.BASIS, created_at=timezone.now())
            lay(draft, ready.PARTS)


def _owner() -> Any:
    units = list(open_units(today()))
    held = {(unit, role) for unit, role, _person in holders_in(RUNNING, [unit.pk for unit in units])}
    edited = [unit for unit in units if (unit.pk, "editor") in held]
    run = [unit for unit in units if any((unit.pk, role) in held for role in RUNNING)]
    return next(iter(edited + run), None)
