"""What the pages show, in a fixed number of queries."""

from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import OFFICE_ROLES
from intranet.people.models import Person, Unit

PAGE_SIZE = 20


def offices_of(person: Person) -> QuerySet[Unit]:
    """Units whose guidance ``person`` writes."""
    ids = units_with_role(tokens_of(person), OFFICE_ROLES)
    return Unit.objects.filter(pk__in=ids)


def list_page(person: Person, text: str, number: int) -> Page[GuidancePage]:
    """Published pages that ``person`` may read, by title, narrowed to words of the title. Two queries."""
    found = visible(person, GuidancePage.objects.filter(live=True)).select_related("owner_unit", "version")
    if text:
        found = found.filter(title__icontains=text)
    return Paginator(found.order_by("title", "pk"), PAGE_SIZE).get_page(number)


def being_written(person: Person) -> list[GuidancePage]:
    """Pages of ``person``'s units that are not published, or have changes that are not. One query."""
    offices = units_with_role(tokens_of(person), OFFICE_ROLES)
    if not offices:
        return []
    found = GuidancePage.objects.filter(owner_unit__in=offices, has_unpublished_changes=True)
    return list(found.select_related("owner_unit").order_by("-latest_revision_created_at", "pk")[:50])


def is_due_for_review(page: GuidancePage, today: date) -> bool:
    """Whether the day by which the page was to be looked through has come."""
    return page.review_on is not None and page.review_on <= today
