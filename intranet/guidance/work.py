"""Pages due to be looked through, among the work of whoever answers for them."""

from collections.abc import Iterable

from django.db.models import Count, Q, Window
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.directives.work import SHOWN, WorkItem, WorkLine
from intranet.guidance.models import GuidancePage
from intranet.guidance.queries import due_for_review
from intranet.people.models import Person
from intranet.people.rules import today


def work(person: Person) -> Iterable[WorkLine]:
    """One line, if anything is due. One query."""
    day = today()
    late = Window(Count("pk", filter=Q(review_on__lt=day)))
    rows = list(due_for_review(person, day).annotate(of_all=Window(Count("pk")), of_late=late)[:SHOWN])
    if rows:
        count, late_ones = rows[0].of_all, rows[0].of_late
        items = [_item(page) for page in rows]
        yield WorkLine(TITLE, reverse("guidance:due"), count, late_ones, count - late_ones, items)


TITLE = _("Pages to be looked through")


def _item(page: GuidancePage) -> WorkItem:
    url = reverse("guidance:review", args=[page.public_id])
    return WorkItem(url, page.title, issuer=page.owner_unit.name, due=page.review_on)
