"""The follow-up board: what my units lead, where they co-operate, what is mine, what my office follows up."""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.utils.text import capfirst

from intranet.access.tokens import who
from intranet.contracts import Who
from intranet.duties.models import Duty
from intranet.duties.policy import DutyPolicy, circles
from intranet.duties.queries.narrowing import (
    FOLLOWS,
    LEADS,
    MINE,
    STATE_WORDS,
    TAKES_PART,
    VIEW_WORDS,
    Filters,
    duties_in,
    in_order,
    is_in,
    is_state,
)
from intranet.duties.queries.rows import row_of
from intranet.duties.rules import LIVE
from intranet.people.models import Person, Unit

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Tab:
    """One choice with how many duties it holds."""

    value: str
    words: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The page: views and states with their counts, lead units to choose from, one page of rows."""

    views: list[Tab]
    states: list[Tab]
    units: list[Unit]
    page: Page[Any]
    filters: Filters


def board(person: Person, filters: Filters, number: int) -> Board:
    """One page of the board. Seven queries, whatever the number of duties.

    Raises:
        PermissionError: nobody is signed in.
    """
    asking = who(person)
    if asking is None:
        raise PermissionError
    views = _views(asking, filters.view)
    filters = replace(filters, view=next(tab.value for tab in views if tab.is_current))
    leads = duties_in(asking, filters.view).order_by().values("lead")
    inside = duties_in(asking, filters.view, filters.unit)
    page: Page[Any] = Paginator(in_order(inside.filter(is_state(filters.state))), PAGE_SIZE).get_page(number)
    page.object_list = [row_of(duty) for duty in page.object_list]
    units = list(Unit.objects.filter(pk__in=leads).order_by("path"))
    return Board(views, _states(inside, filters.state), units, page, filters)


def _views(asking: Who, wanted: str) -> list[Tab]:
    """Those that make sense for the person, each with what is still to be done. One query."""
    _pk, units, offices = circles(asking)
    shown = [FOLLOWS] * bool(offices) + [LEADS, TAKES_PART] * bool(units) + [MINE]
    words = {view: str(VIEW_WORDS[view]) for view in shown}
    live = DutyPolicy().visible(asking, Duty.objects.filter(state__in=LIVE)).order_by()
    counts = live.aggregate(**{f"n_{view}": Count("pk", filter=is_in(asking, view)) for view in words})
    first = next((view for view in words if counts[f"n_{view}"]), next(iter(words)))
    current = wanted if wanted in words else first
    return [Tab(view, title, counts[f"n_{view}"], view == current) for view, title in words.items()]


def _states(inside: QuerySet[Duty], current: str) -> list[Tab]:
    """One query."""
    words = {state: capfirst(str(label)) for state, label in STATE_WORDS.items()}
    conditions = {f"n_{state.replace('-', '_')}": is_state(state) for state in words}
    counts = inside.order_by().aggregate(**{name: Count("pk", filter=q or None) for name, q in conditions.items()})
    found = zip(words.items(), conditions, strict=True)
    return [Tab(state, title, counts[name], state == current) for (state, title), name in found]
