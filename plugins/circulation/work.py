"""What waits for a person in "My work"."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Who, WorkItem, WorkLine, today, who
from plugins.circulation.models import Copy, CopyState, ItemState
from plugins.circulation.queries import to_decide

SHOWN = 3


def work(person: Any) -> Iterable[WorkLine]:
    """Copies to be received, and to be given back; and what a keeper decides. One query, and three for keepers."""
    out = Copy.objects.filter(holder=person, state__in=[CopyState.HANDED_OVER, CopyState.HELD])
    rows = list(out.select_related("item").order_by("due", "pk"))
    yield _line(_("Copies to confirm"), [row for row in rows if row.state == CopyState.HANDED_OVER])
    yield _line(_("Copies to give back"), [row for row in rows if row.state == CopyState.HELD and _is_wanted(row)])
    asker = who(person)
    if asker is not None and "circulation:keeper" in asker.tokens:
        yield from _decisions(asker)


def _decisions(asker: Who) -> Iterable[WorkLine]:
    for title, decisions in (
        (_("Requests to join a space"), to_decide.joining(asker)),
        (_("Changes of restricted documents to decide"), to_decide.changes(asker)),
        (_("Longer loans to decide"), to_decide.loans(asker)),
    ):
        items = [WorkItem(each.url, each.who, each.number) for each in decisions[:SHOWN]]
        yield WorkLine(title, reverse("circulation:index"), len(decisions), items=items)


def _is_wanted(copy: Copy) -> bool:
    return copy.due is not None or copy.item.state == ItemState.RECALLED


def _line(title: Any, rows: list[Copy]) -> WorkLine:
    """The number alone: the home page asks no guard."""
    url = reverse("circulation:copies")
    words = _("copy %(copy)02d")
    items = [WorkItem(url, str(words) % {"copy": row.number}, row.item.number, due=row.due) for row in rows[:SHOWN]]
    late = sum(1 for row in rows if row.due and row.due < today())
    return WorkLine(title, url, len(rows), late=late, items=items)
