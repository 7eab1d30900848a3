"""What was reported about pages, among the work of whoever looks after them."""

from collections.abc import Iterable

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.directives.work import SHOWN, WorkItem, WorkLine
from intranet.people.models import Person
from intranet.portal.models import PageProblem
from intranet.portal.page_owners import open_problems, pages_named


def work(person: Person) -> Iterable[WorkLine]:
    """One line, if anything waits. One query, and two for the names of pages."""
    rows = list(open_problems(person).annotate(of_all=Window(Count("pk")))[:SHOWN])
    if rows:
        url = reverse("portal:problems")
        items = [_item(each, url) for each in pages_named(rows)]
        yield WorkLine(_("Problems with pages"), url, rows[0].of_all, items=items)


def _item(problem: PageProblem, url: str) -> WorkItem:
    return WorkItem(url, problem.page_title, note=str(capfirst(problem.get_kind_display())))  # type: ignore[attr-defined]
