"""Questions that the lead unit returned: what it said of each, and what the unit changed since."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from plugins.checklists.forms.answers import AnswerForm, words_of
from plugins.checklists.models import Answer, Inspection, Revision, State
from plugins.checklists.queries.evidence import papers_of
from plugins.checklists.services.returning import SAID, as_it_stands

_SHOWN_IN = (State.RETURNED, State.SUBMITTED, State.SIGNED)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an answer as people read it; empty where nothing stood or stands."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Returned:
    """One question that went back: what the lead unit said then, and what changed since; no change, it stands as it
    was.
    """

    answer: Answer
    remark: str
    changes: list[Change]


def returned_of(inspection: Inspection, *, own: bool) -> list[Returned]:
    """Of the last return, in the order of the questions, until it is accepted. Six queries at most, whatever the
    number; none once it is accepted.
    """
    if inspection.state not in _SHOWN_IN:
        return []
    rows = Answer.objects.filter(inspection=inspection, returned_as__isnull=False)
    rows = rows.select_related("question__section", "owner").prefetch_related(papers_of(inspection, own=own))
    pairs = [(row, row.returned_as or {}, as_it_stands(row)) for row in rows.order_by("question__place")]
    named = _Names.of(said for _row, *both in pairs for said in both)
    return [Returned(row, before["remark"], list(_changes(before, after, named))) for row, before, after in pairs]


def returned_in(inspection: Inspection, *, own: bool) -> dict[str, Any]:
    """For the pages of the unit while it is written anew: the questions, and what the lead unit said of the whole."""
    if inspection.state not in {State.RETURNED, State.SUBMITTED}:
        return {"returned": [], "return": None}
    last = inspection.steps.filter(before=State.SIGNED, after=State.RETURNED).select_related("by").last()
    return {"returned": returned_of(inspection, own=own), "return": last}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], named: "_Names") -> Iterable[Change]:
    fields: Any = AnswerForm.base_fields
    for name in (*SAID, "papers"):
        if before[name] != after[name]:
            label = _("Evidence") if name == "papers" else str(fields[name].label)
            yield Change(label, named.words(name, before[name]), named.words(name, after[name]))


@dataclass(frozen=True, slots=True)
class _Names:
    """What the people and papers that answers name are called."""

    people: Mapping[int, Any]
    papers: Mapping[int, Revision]

    @classmethod
    def of(cls, said: Iterable[Mapping[str, Any]]) -> "_Names":
        every = list(said)
        owners = {each["owner"] for each in every if each["owner"]}
        shown = {key for each in every for key, _where in each["papers"]}
        people = get_user_model()._default_manager.in_bulk(owners) if owners else {}
        papers = Revision.objects.select_related("evidence").in_bulk(shown) if shown else {}
        return cls(people, papers)

    def words(self, name: str, held: Any) -> str:
        """One value as it was kept, in words."""
        if name == "owner":
            return str(self.people.get(held, ""))
        if name == "papers":
            return "; ".join(self._paper(*each) for each in held)
        return words_of(name, _as_value(name, held))

    def _paper(self, key: int, where: str) -> str:
        found = self.papers.get(key)
        return " · ".join(filter(None, (str(found.evidence) if found else "–", where)))


def _as_value(name: str, held: Any) -> Any:
    if not held:
        return None
    if name in {"number", "total"}:
        return Decimal(held)
    return date.fromisoformat(held) if name in {"day", "remedy_by"} else held
