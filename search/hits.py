"""From the record of an entry to what is shown of it."""

from django.utils.translation import gettext

from search import models
from search.entries import PAGE_HERE, Link
from search.facets import labels_of
from search.highlights import Highlighter
from search.results import Hit


def hit_of(record: models.Entry, shows: Highlighter) -> Hit:
    """An entry with what was asked for marked. The caller has made sure that it may be seen."""
    links = [Link(*each) for each in record.chain]
    passage, page = shows.passage_and_page(record)
    return Hit(
        source=record.source,
        key=record.key,
        part=record.part,
        url=record.url.replace(PAGE_HERE, str(page or 1)),
        title=shows.title(record),
        number=shows.number(record),
        passage=passage,
        labels=labels_of(record.facets),
        date=record.date,
        chain=tuple((link.source, link.key) for link in links),
        relations=tuple(gettext(link.relation) if link.relation else "" for link in links),
        attachment=record.attachment,
        page=page if record.attachment else 0,
    )
