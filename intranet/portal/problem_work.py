"""What was reported about pages, among the work of whoever looks after them."""

from collections.abc import Iterable

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.directives.work import SHOWN, WorkItem, WorkLine
from intranet.people.models import Person
from intranet.portal.page_owners import open_problems


def work(person: Person) -> Iterable[WorkLine]:
    """One line, if anything waits. One query."""
    rows = list(open_problems(person).annotate(of_all=Window(Count("pk")))[:SHOWN])
    if rows:
        url = reverse("portal:problems")
        items = [WorkItem(url, each.text or str(capfirst(each.get_kind_display())), each.path) for each in rows]
        yield WorkLine(_("Problems with pages"), url, rows[0].of_all, items=items)
