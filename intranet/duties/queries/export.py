"""The duties of the board as a table for other programs."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.access.tokens import who
from intranet.duties.queries.narrowing import (
    MINE,
    STATE_WORDS,
    VIEW_WORDS,
    VIEWS,
    Filters,
    duties_in,
    in_order,
    is_state,
)
from intranet.duties.queries.rows import row_of
from intranet.people.models import Person, Unit
from intranet.people.queries import posts_on
from intranet.people.rules import today
from intranet.spreadsheets import Layout

MOST_EXPORTED = 5_000
WIDTHS = (8, 45, 18, 13, 22, 26, 22, 12, 18, 18, 40)
"""Widths of the columns of ``export_rows`` in letters."""


def export_rows(person: Person, filters: Filters) -> Iterator[list[Any]]:
    """The same duties, all pages, as rows of a table; titles first. At most 5,000."""
    yield [
        _("Item"),
        _("What is to be done"),
        _("Number and symbol"),
        _("Urgency"),
        _("Lead unit"),
        _("Co-operating units"),
        _("Assigned to"),
        _("Due date"),
        _("State"),
        _("On time"),
        _("Result"),
    ]
    asking = who(person)
    if asking is None:
        return
    found = duties_in(asking, _view(filters), filters.unit)
    for duty in in_order(found.filter(is_state(filters.state)))[:MOST_EXPORTED]:
        row = row_of(duty)
        guarded = not row.text
        text, result = ("", "") if guarded else (duty.text, duty.result)
        parts, people = "; ".join(row.parts), "; ".join(row.people)
        given = [duty.number, text, row.symbol, row.urgency, row.lead, parts, people]
        yield [*given, row.due, row.state, row.due_words, result]


def export_layout(person: Person, filters: Filters) -> Layout:
    """What stands over the table: whose list it is, which duties, of which day."""
    main = next(iter(posts_on(person, today())), None)
    lead = Unit.objects.filter(pk=filters.unit).first() if filters.unit else None
    which = [VIEW_WORDS[_view(filters)], capfirst(str(STATE_WORDS[filters.state])), *([lead] if lead else [])]
    day = _("As of %(day)s") % {"day": f"{today():%d/%m/%Y}"}
    over = [str(main.unit)] if main else []
    return Layout(_("Tasks of documents"), over, [" · ".join(map(str, which)), day], WIDTHS)


def _view(filters: Filters) -> str:
    return filters.view if filters.view in VIEWS else MINE
