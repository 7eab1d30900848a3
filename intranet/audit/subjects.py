"""The objects of events in words. The log is the lowest layer and knows no object; who knows one, names it here.

What is not registered, and what is gone, is shown as the row has it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from intranet.audit.models import Event

Names = Callable[[list[str]], Mapping[str, str]]
"""From keys (the part of a subject behind the colon) to names, with a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of object. Without ``names`` only the label of the row is shown behind the title, through ``label``."""

    title: str | Promise
    names: Names | None = None
    label: Callable[[str], str] = str


_KINDS: dict[str, Kind] = {}
_DETAILS: dict[str, Callable[[str, Any], str]] = {}


def register_kind(model_label: str, kind: Kind) -> None:
    """Say how objects whose subjects begin with ``model_label`` are shown; called from ``AppConfig.ready``."""
    _KINDS[model_label] = kind


def register_detail(key: str, words: Callable[[str, Any], str]) -> None:
    """Say how a detail named ``key`` is shown: ``words`` takes the action and the value, "" where it has no words."""
    _DETAILS[key] = words


def subjects_in_words(events: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The words of those objects that have some, by subject and label of the row.

    One call of ``names`` for each kind, however many objects there are.
    """
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for subject, label in dict.fromkeys(events):
        by_kind.setdefault(subject.partition(":")[0], []).append((subject, label))
    found: dict[tuple[str, str], str] = {}
    for model_label, group in by_kind.items():
        if kind := _KINDS.get(model_label):
            found |= _of_kind(kind, group)
    return found


def _of_kind(kind: Kind, group: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    if kind.names is None:
        labelled = {one: kind.label(one[1]) if one[1] else "" for one in group}
        return {one: f"{kind.title}: {name}" if name else str(kind.title) for one, name in labelled.items()}
    keys = {one: one[0].partition(":")[2] for one in group}
    names = kind.names(list(dict.fromkeys(keys.values())))
    return {one: f"{kind.title}: {names[key]}" for one, key in keys.items() if names.get(key)}


def event_subjects(events: Iterable[Event]) -> dict[int, str]:
    """For each event, by number, its object in words: as its kind says, else label and subject as the row has them."""
    rows = {event.pk: (event.subject, event.label) for event in events}
    words = subjects_in_words(rows.values())
    return {pk: words.get(row) or " · ".join(filter(None, reversed(row))) for pk, row in rows.items()}


def detail_words(action: str, key: str, value: Any) -> str:
    """A detail's value in words of its own, or "" where nobody registered any."""
    words = _DETAILS.get(key)
    return words(action, value) if words and value not in (None, "") else ""
