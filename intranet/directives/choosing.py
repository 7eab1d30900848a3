"""Documents by number or summary, for a form elsewhere that refers to one, and as they are shown there afterwards: only
those that the person may read, so that a lost permission looks like a document that never was.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.text import capfirst

from intranet.access.decisions import visible_among
from intranet.access.rules import guards_for
from intranet.acknowledgement.models import Version
from intranet.directives.finding import Finder
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.policy import LABEL
from intranet.directives.walks import Filters
from intranet.people.models import Person

MOST = 20


@dataclass(frozen=True, slots=True)
class Document:
    """One document; ``version`` is what a form keeps of it. ``title`` is "" where a guard stands before it."""

    version: int
    number: str
    title: str
    url: str

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


def documents_found(person: Person, text: str) -> list[Document]:
    """Issued documents that ``person`` may read, with all words of ``text`` in number, summary or issuer, the newest
    ``MOST``. Nothing for no words. A fixed number of queries.
    """
    keys = Finder(person).find(Filters(text=text), MOST) if text.strip() else []
    rows = {row.pk: row for row in _issued(person, keys)}
    return [_document(rows[key], rows[key].current_version_id) for key in keys if key in rows]


def documents_among(person: Person, versions: Iterable[int | None]) -> dict[int, Document]:
    """Of the ``versions``, those of issued documents that ``person`` may read. No query for none, else three."""
    wanted = {key for key in versions if key}
    if not wanted:
        return {}
    of = dict(Version.objects.filter(pk__in=wanted, subject_model=LABEL).values_list("pk", "subject_id"))
    rows = {row.pk: row for row in _issued(person, set(of.values()))}
    return {version: _document(rows[key], version) for version, key in of.items() if key in rows}


def _issued(person: Person, keys: Collection[int]) -> Iterable[Directive]:
    """Whether they may be read is asked of the documents themselves, whatever the list of readers said."""
    seen = [row.pk for row in visible_among(person, Directive, keys)]
    rows = Directive.objects.filter(pk__in=seen, state=DirectiveState.ISSUED, current_version__isnull=False)
    return rows.only("pk", "symbol", "summary", "state", "current_version", "public_id") if seen else []


def _document(row: Directive, version: int | None) -> Document:
    title = "" if guards_for("read", row) else capfirst(row.summary)
    return Document(version or 0, row.symbol, title, row.get_absolute_url())
