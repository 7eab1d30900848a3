"""Which document a line means. No database: told by the document's own key, else by type and summary."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from intranet.directives.rules import fold
from intranet.outgoing.elsewhere.entries import Entry, same_tail

NEARLY = 0.92
MOST_OFFERED = 10

_ABOUT = re.compile(r"^(?:v v|ve viec|ve) ")
_TELLING = re.compile(r"\d+|[ivx]+|khong|chua|dung|tam")
"""Words of which one more or less makes another document: figures, and those that turn the sense round."""


class Document(Protocol):
    """What a document is told by."""

    @property
    def public_id(self) -> UUID: ...

    @property
    def type_id(self) -> int | None: ...

    @property
    def type_name(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def symbol(self) -> str: ...


AnyDocument = TypeVar("AnyDocument", bound=Document)


@dataclass(frozen=True, slots=True)
class Subject:
    """A summary as it is compared: without "Công văn", "V/v", marks and capitals; ``type_id`` None where not told.

    ``bag`` is its words in no order, ``telling`` those in their order that make another document.
    """

    words: tuple[str, ...]
    type_id: int | None
    bag: frozenset[str]
    telling: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match(Generic[AnyDocument]):
    """What was found: one document (``is_near``: its summary is not the same word for word), several, or none."""

    documents: tuple[AnyDocument, ...] = ()
    is_near: bool = False


def subject_of(summary: str, type_name: str, types: Mapping[str, int]) -> Subject:
    """``summary`` without its type in front, where it is ``type_name``. ``types``: folded names of all types → id."""
    name, words = fold(type_name.strip()), _words(summary)
    kept = tuple(_ABOUT.sub("", words.removeprefix(f"{name} ")).split())
    return Subject(kept, types.get(name), frozenset(kept), tuple(word for word in kept if _TELLING.fullmatch(word)))


def readings_of(entry: Entry, types: Mapping[str, int]) -> list[Subject]:
    """What the entry's summary may say: by the type it gives, or by each type that it begins with, or as it stands."""
    line = entry.line
    if line.type:
        return [subject_of(line.summary, line.type, types)]
    words = _words(line.summary)
    named = [name for name in types if words.startswith(f"{name} ")]
    return [subject_of(line.summary, name, types) for name in [*named, ""]]


def _words(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split()) + " "


class Matcher(Generic[AnyDocument]):
    """Finds documents among ``documents`` for one line after the other."""

    def __init__(self, documents: Iterable[AnyDocument], types: Mapping[str, int]) -> None:
        self.types = types
        self.by_key: dict[UUID, AnyDocument] = {each.public_id: each for each in documents}
        self.subjects = {key: subject_of(each.summary, each.type_name, types) for key, each in self.by_key.items()}

    def match(self, entry: Entry) -> Match[AnyDocument]:
        """The document of the entry's key; else those of its type with the same summary, else with nearly the same."""
        if entry.key in self.by_key:
            return Match((self.by_key[entry.key],))
        wanted = readings_of(entry, self.types)
        same = [key for key, subject in self.subjects.items() if any(is_same(one, subject) for one in wanted)]
        near = [] if same else self._near(wanted)
        found = [self.by_key[key] for key in same or near]
        fitting = [each for each in found if same_tail(entry.tail, each.symbol)]
        return Match(tuple(fitting or found), is_near=bool(near))

    def nearest(self, entry: Entry) -> list[AnyDocument]:
        """What is offered to be chosen from: the ten that share the most words, the best first."""
        words = readings_of(entry, self.types)[0].bag
        ranked = sorted(self.by_key, key=lambda key: -_shared(words, self.subjects[key].bag))
        return [self.by_key[key] for key in ranked[:MOST_OFFERED]]

    def _near(self, wanted: list[Subject]) -> list[UUID]:
        return [key for key, subject in self.subjects.items() if any(is_near(one, subject) for one in wanted)]


def is_same(one: Subject, other: Subject) -> bool:
    """Whether type and summary are the same."""
    return one.words == other.words and bool(one.words) and _types_agree(one, other)


def is_near(one: Subject, other: Subject) -> bool:
    """Whether only a slip of the pen lies between: a few letters, and no figure and no "không" among them."""
    if one.telling != other.telling or not _types_agree(one, other) or _shared(one.bag, other.bag) < 0.6:
        return False
    return SequenceMatcher(None, " ".join(one.words), " ".join(other.words), autojunk=False).ratio() >= NEARLY


def _types_agree(one: Subject, other: Subject) -> bool:
    return one.type_id is None or other.type_id is None or one.type_id == other.type_id


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both or 1)
