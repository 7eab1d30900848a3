"""What one version says otherwise than another: questions are compared by their keys."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from intranet.contracts import differences
from plugins.checklists.models import Kind, Proof, Section, Version, VersionState
from plugins.checklists.queries.demands import with_documents, words_of_documents
from plugins.checklists.services.library import Asked, Part, parts_of

Place = tuple[int, str, Asked]
Located = dict[str, Place]
"""By key: running place from 1, title of the section, and the question."""

NO_DOCUMENTS: Mapping[int, str] = MappingProxyType({})

KINDS = {
    "added": pgettext_lazy("question", "added"),
    "removed": pgettext_lazy("question", "removed"),
    "changed": pgettext_lazy("question", "changed"),
    "moved": pgettext_lazy("question", "moved"),
}
_LABELS = {
    "text": _("Question"),
    "kind": _("Kind of answer"),
    "choices": _("Choices"),
    "measure": _("Counted in"),
    "weight": _("Weight"),
    "proof": _("Evidence"),
    "guidance": pgettext_lazy("question", "Guidance"),
    "basis": _("Basis"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field that says something else; ``changes`` holds it word by word."""

    label: Any
    changes: list[Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One question that is not as it was. ``before`` and ``after`` are its running places, 0 where it is not."""

    kinds: tuple[str, ...]
    asked: Asked
    before: int
    after: int
    section: str
    section_before: str
    fields: list[Field]

    @property
    def words(self) -> list[Any]:
        return [KINDS[kind] for kind in self.kinds]

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands in another section."""
        return bool(self.before and self.after) and self.section != self.section_before


@dataclass(frozen=True, slots=True)
class Difference:
    """``sections``: titles before and after, "" where there is none, the same twice where its order is another;
    ``basis``: the basis word by word.
    """

    sections: list[tuple[str, str]]
    basis: list[Any]
    questions: list[Change]

    def __bool__(self) -> bool:
        return bool(self.sections or self.basis or self.questions)

    @property
    def counts(self) -> list[tuple[Any, int]]:
        """How many questions were added, removed, changed, moved; one may be both changed and moved."""
        found = [(words, sum(kind in each.kinds for each in self.questions)) for kind, words in KINDS.items()]
        return [(words, count) for words, count in found if count]


def earlier_than(version: Version) -> Version | None:
    """The version that was published before ``version``. One query."""
    rows = Version.objects.filter(checklist=version.checklist_id, number__lt=version.number)
    return rows.exclude(state=VersionState.DRAFT).order_by("-number").first()


def sections_of(version: Version, viewer: Any) -> list[Section]:
    """In order, with their questions, and with each the document that demands it, as far as ``viewer`` may read that.
    Two queries, three more where documents are referred to.
    """
    sections = list(version.sections.prefetch_related("questions"))
    with_documents(viewer, (question for section in sections for question in section.questions.all()))
    return sections


def difference_of(version: Version, earlier: Version | None, viewer: Any) -> Difference:
    """What ``version`` says otherwise than ``earlier``; everything is new without one. Four queries at most, three more
    where documents are referred to, which are named as far as ``viewer`` may read them.
    """
    before, after = parts_of(earlier) if earlier else [], parts_of(version)
    referred = (asked.directive for part in [*before, *after] for asked in part.questions)
    documents = words_of_documents(viewer, referred)
    return difference(before, after, earlier.basis if earlier else "", version.basis, documents)


def difference(
    before: Sequence[Part],
    after: Sequence[Part],
    basis: str = "",
    basis_after: str = "",
    documents: Mapping[int, str] = NO_DOCUMENTS,
) -> Difference:
    """What ``after`` says otherwise than ``before``: in the order of ``after``, what was removed at the end. A section
    that kept a question under another title was renamed. ``documents`` names those that are referred to.
    """
    renamed = _renamed(before, after)
    old, new = _located(before, renamed), _located(after, {})
    moved = _moved(old, new)
    keys = [*new, *(key for key in old if key not in new)]
    changes = [_change(key, (old.get(key), new.get(key)), key in moved, documents) for key in keys]
    places = {now: place for place, now in enumerate(renamed.values())}
    shifted = _out_of_order([part.title for part in after if part.title in places], places)
    titles = [(was, now) for was, now in renamed.items() if was != now or now in shifted]
    gone = [(part.title, "") for part in before if part.title not in renamed]
    came = [("", part.title) for part in after if part.title not in renamed.values()]
    return Difference(
        [*titles, *gone, *came], differences(basis, basis_after), [each for each in changes if each.kinds]
    )


def _renamed(before: Sequence[Part], after: Sequence[Part]) -> dict[str, str]:
    """Title before → title after, of the sections that are in both."""
    titles = {part.title for part in before} & {part.title for part in after}
    found = {title: title for title in titles}
    for part in after:
        keys = {asked.key for asked in part.questions}
        for old in before:
            shared = keys & {asked.key for asked in old.questions}
            if shared and old.title not in found and part.title not in found.values():
                found[old.title] = part.title
    return {part.title: found[part.title] for part in before if part.title in found}


def _located(parts: Sequence[Part], renamed: dict[str, str]) -> Located:
    rows = [(renamed.get(part.title, part.title), asked) for part in parts for asked in part.questions]
    return {asked.key: (place, title, asked) for place, (title, asked) in enumerate(rows, start=1)}


def _moved(old: Located, new: Located) -> set[str]:
    """Keys that stand in another section, or whose order within their section is another: as few as explain it."""
    elsewhere = {key for key in new if key in old and old[key][1] != new[key][1]}
    stayed: dict[str, list[str]] = defaultdict(list)
    for key, (_place, section, _asked) in new.items():
        if key in old and key not in elsewhere:
            stayed[section].append(key)
    return elsewhere.union(*(_out_of_order(keys, {key: old[key][0] for key in keys}) for keys in stayed.values()))


def _out_of_order(names: list[str], places: dict[str, int]) -> set[str]:
    """Those of ``names`` that are not in the order of ``places``: all but a longest run that is."""
    in_order = _longest_run([places[name] for name in names])
    return {name for name in names if places[name] not in in_order}


def _longest_run(places: list[int]) -> set[int]:
    """One longest increasing part of ``places``, which are all different."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found, place_or_none = set[int](), ends[-1] if ends else None
    while place_or_none is not None:
        found.add(place_or_none)
        place_or_none = before[place_or_none]
    return found


def _change(key: str, both: tuple[Place | None, Place | None], is_moved: bool, documents: Mapping[int, str]) -> Change:
    was, now = both
    fields = list(_fields(was[2], now[2], documents)) if was and now else []
    kinds = {"added": not was, "removed": not now, "changed": bool(fields), "moved": is_moved}
    place, section, asked = now or was or (0, "", Asked(key, ""))
    return Change(
        kinds=tuple(kind for kind, is_so in kinds.items() if is_so),
        asked=asked,
        before=was[0] if was else 0,
        after=place if now else 0,
        section=section,
        section_before=was[1] if was else "",
        fields=fields,
    )


def _fields(was: Asked, now: Asked, documents: Mapping[int, str]) -> Iterator[Field]:
    for name, label in _LABELS.items():
        if getattr(was, name) != getattr(now, name):
            yield Field(label, differences(_said(was, name), _said(now, name)))
    one, other = (documents.get(asked.directive or 0, "") for asked in (was, now))
    if one != other:
        yield Field(_("Document that demands it"), differences(one, other))


def fields_between(was: Asked, now: Asked, documents: Mapping[int, str] = NO_DOCUMENTS) -> list[Field]:
    """What two wordings of one question say otherwise."""
    return list(_fields(was, now, documents))


def _said(asked: Asked, name: str) -> str:
    value = getattr(asked, name)
    if name == "kind":
        return str(Kind(value).label)
    if name == "proof":
        return str(Proof(value).label)
    if name == "choices":
        return "\n".join(value)
    return number_format(value.normalize(), use_l10n=True) if name == "weight" else str(value or "")
