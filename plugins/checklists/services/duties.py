"""Sections are assigned to people of the unit; who answers for the whole unit needs no assignment."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, people_in_circles, record, write_transaction
from plugins.checklists.models import Duty, Inspection, Section
from plugins.checklists.policy import permits
from plugins.checklists.services import telling
from plugins.checklists.services.states import locked


def assign(inspection: Inspection, wanted: dict[Section, Sequence[Any]], by: Any) -> None:
    """From now on each section in ``wanted`` is answered by exactly these people, beside those who answer for the whole
    unit. What they have answered stays. Whoever has a section now that they had not is told, once for all of them.

    Raises:
        Refused: ``by`` does not assign, it is not written any more, or somebody is not of the unit.
    """
    with write_transaction():
        row = locked(inspection.pk)
        if not permits(by, "assign", row):
            raise Refused(
                _("Sections are assigned by the head and by those who answer for the unit, while it is open.")
            )
        _check_people(row, wanted)
        changed: list[str] = []
        new: dict[Any, int] = {}
        for section, people in wanted.items():
            has_changed, added = _assigned(row, section, people)
            changed += [section.letter] if has_changed else []
            new |= {duty.person: duty.pk for duty in added}
        if changed:
            details = {"sections": changed}
            record("checklists.assigned", actor=by, subject=row, plugin="checklists", details=details)
        telling.assigned(row, new, by)


def _check_people(inspection: Inspection, wanted: dict[Section, Sequence[Any]]) -> None:
    own = set(people_in_circles([f"unit:{inspection.unit_id}"]).values_list("pk", flat=True))
    for section, people in wanted.items():
        outside = [str(person) for person in people if person.pk not in own]
        if outside:
            words = _("Not of this unit: %(names)s. Name people who hold a post in it.") % {"names": ", ".join(outside)}
            raise Refused(words, f"section_{section.place}")


def _assigned(inspection: Inspection, section: Section, people: Sequence[Any]) -> tuple[bool, list[Duty]]:
    """Whether anything changed, and what is new."""
    rows = Duty.objects.filter(inspection=inspection, section=section)
    before, after = set(rows.values_list("person", flat=True)), {person.pk: person for person in people}
    rows.exclude(person__in=after).delete()
    new = [Duty(inspection=inspection, section=section, person=after[key]) for key in sorted(after.keys() - before)]
    return before != after.keys(), Duty.objects.bulk_create(new)
