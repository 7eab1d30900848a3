"""The document that demands a question: found by number or summary, and shown to who may read it. To everybody else it
is not there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from intranet.contracts import documents_among, documents_found
from plugins.checklists.models import Question


@dataclass(frozen=True, slots=True)
class Offer:
    """What a form offers: the document that stands there (None where there is none that the person may read), and what
    the search for ``text`` has found.
    """

    kept: Any = None
    text: str = ""
    found: list[Any] = field(default_factory=list)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Each once, by version, what stands there first."""
        every = ([self.kept] if self.kept else []) + self.found
        return list({str(each.version): str(each) for each in every}.items())


def offer(person: Any, kept: int | None, text: str = "") -> Offer:
    """For a question of which ``kept`` is the version it refers to now."""
    return Offer(documents_among(person, [kept]).get(kept or 0), text, documents_found(person, text))


def with_documents(person: Any, questions: Iterable[Question]) -> list[Question]:
    """``questions`` with ``document`` of each: what demands it, as far as ``person`` may read that; else None. No query
    where nothing is referred to.
    """
    rows = list(questions)
    documents = documents_among(person, (row.directive_id for row in rows))
    for row in rows:
        row.document = documents.get(row.directive_id or 0)  # type: ignore[attr-defined]
    return rows


def words_of_documents(person: Any, versions: Iterable[int | None]) -> Mapping[int, str]:
    """By version, what the documents are called that ``person`` may read."""
    return {key: str(each) for key, each in documents_among(person, versions).items()}
