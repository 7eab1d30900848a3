"""The page of a topic: what bears it, documents and guidance together, the newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from intranet.directives import queries as directives
from intranet.guidance import queries as guidance
from intranet.guidance.models import GuidancePage
from intranet.people.models import Person
from intranet.topics.models import Topic

PAGE_SIZE = 20
MOST = directives.MOST_COUNTED
"""Of each kind; who looks for an older one narrows the list of documents by the topic."""

DOCUMENT, GUIDANCE = 1, 0


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One line; ``kind`` says what it is, ``number`` is empty for guidance."""

    url: str
    title: str
    kind: str
    number: str
    issuer: str
    date: date | None
    mine: str = ""
    mine_state: str = ""


def topic_page(person: Person, topic: Topic, number: int) -> Page[Any]:
    """One page of what bears ``topic`` and ``person`` may read; what may not be read is not counted either. Six
    queries; one more where receipts keep something.
    """
    documents = ((each.date, DOCUMENT, each.pk) for each in directives.found_under(person, topic, MOST))
    pages = ((day.isoformat(), GUIDANCE, key) for day, key in guidance.found_under(person, topic, MOST))
    page: Page[Any] = Paginator(sorted([*documents, *pages], reverse=True), PAGE_SIZE).get_page(number)
    page.object_list = _rows(person, list(page.object_list))
    return page


def _rows(person: Person, found: list[tuple[str, int, int]]) -> list[TopicRow]:
    rows = {(DOCUMENT, each.key): _of_document(each) for each in directives.rows_with(person, _keys(found, DOCUMENT))}
    rows |= {(GUIDANCE, each.pk): _of_page(each) for each in guidance.pages_with(person, _keys(found, GUIDANCE))}
    return [rows[kind, key] for _day, kind, key in found if (kind, key) in rows]


def _keys(found: list[tuple[str, int, int]], wanted: int) -> list[int]:
    return [key for _day, kind, key in found if kind == wanted]


def _of_document(row: directives.DirectiveRow) -> TopicRow:
    return TopicRow(row.url, row.summary, row.type, row.symbol, row.issuer, row.date, row.mine, row.mine_state)


def _of_page(page: GuidancePage) -> TopicRow:
    published = guidance.published_on(page)
    return TopicRow(page.get_absolute_url(), page.title, _("Guidance"), "", page.owner_unit.name, published)
