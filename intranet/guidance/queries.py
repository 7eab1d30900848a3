"""What the pages show, in a fixed number of queries."""

from collections.abc import Collection
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role, who
from intranet.acknowledgement.models import POSITIVE, Audience, Receipt, Version
from intranet.files.models import Attachment
from intranet.files.queries import attachments_of
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL, OFFICE_ROLES, looked_after_by
from intranet.people.models import Person, PostRole, Unit
from intranet.people.queries import holders_of, people_in
from intranet.people.rules import local_date, today
from intranet.topics.models import Topic

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


def found_under(person: Person, topic: Topic, most: int) -> list[tuple[date, int]]:
    """Day of publication and key of the ``most`` newest pages of ``topic`` that ``person`` may read. One query."""
    pages = visible(person, GuidancePage.objects.filter(topic=topic, live=True, version__isnull=False))
    newest = pages.order_by("-version__created_at", "-pk").values_list("version__created_at", "pk")
    return [(local_date(moment), key) for moment, key in newest[:most]]


def pages_with(person: Person, keys: Collection[int]) -> list[GuidancePage]:
    """Those of these published pages that ``person`` may read, without their text. One query."""
    pages = visible(person, GuidancePage.objects.filter(pk__in=keys, live=True))
    return list(pages.select_related("owner_unit", "version").defer("body"))


def published_on(page: GuidancePage) -> date | None:
    """The day of what readers see now."""
    return local_date(page.version.created_at) if page.version else None


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


def due_for_review(person: Person, on: date) -> QuerySet[GuidancePage]:
    """Published pages on which ``person`` works and whose day has come, the oldest first."""
    asker = who(person)
    if asker is None:
        return GuidancePage.objects.none()
    found = GuidancePage.objects.filter(looked_after_by(asker), live=True, review_on__lte=on)
    return found.select_related("owner_unit", "responsible").order_by("review_on", "pk")


def owners_of(page: GuidancePage) -> list[Person]:
    """Who answers for ``page`` today: the person named, or, once they have left its unit, its editors. Two queries."""
    named = candidates(page.owner_unit).filter(pk=page.responsible_id or 0)
    return list(named) or holders_of([PostRole.EDITOR], page.owner_unit_id)


def candidates(unit: Unit) -> QuerySet[Person]:
    """Who may answer for a page of ``unit``: whoever holds a post in it today."""
    people = people_in(unit, below=False, on=today()).filter(is_active=True)
    return people.order_by("first_name", "last_name", "pk")


def live_audience(page: GuidancePage) -> Audience | None:
    """The rule by which people are asked about ``page`` now. One query."""
    live = Audience.objects.filter(version__isnull=False, ended_at=None)
    return live.filter(subject_model=LABEL, subject_id=page.pk).first()


def updates_of(page: GuidancePage, upto: Version | None = None) -> QuerySet[Version]:
    """Every publication of ``page``, the newest first; with ``upto`` none that came later."""
    found = Version.objects.filter(subject_model=LABEL, subject_id=page.pk).order_by("-major", "-minor")
    found = found.filter(pk__lte=upto.pk) if upto else found
    return found.only("major", "minor", "change_note", "created_at")


def acknowledged_version(person: Person, page: GuidancePage) -> Version | None:
    """What ``person`` had on the screen when they last acknowledged ``page``. Two queries."""
    of_page = {"assignment__version__subject_model": LABEL, "assignment__version__subject_id": page.pk}
    mine = Receipt.objects.filter(**of_page, assignment__person=person, kind__in=POSITIVE)
    last = mine.select_related("assignment__version").order_by("-at", "-pk").first()
    if last is None:
        return None
    versions = Version.objects.filter(subject_model=LABEL, subject_id=page.pk, content_hash=last.content_hash)
    return versions.order_by("-pk").first() or last.assignment.version


def kept_files(page: GuidancePage) -> list[Attachment]:
    """The files that the next publication has: all but those that were taken off. One query."""
    return [each for each in attachments_of(page) if each.pk not in page.dropped]


def opened_as(attachment: Attachment, _person: Person) -> str:
    """The action on the page that opens a file of it: reading, once a version was published with it. One query."""
    published = Version.objects.filter(subject_model=LABEL, subject_id=attachment.subject_id)
    hashes = {each["sha256"] for files in published.values_list("attachments", flat=True) for each in files}
    return "read" if attachment.file.sha256 in hashes else "edit"


def files_of(page: GuidancePage, version: Version) -> list[Attachment]:
    """The files of one publication. One query."""
    hashes = {each["sha256"] for each in version.attachments}
    return [each for each in attachments_of(page) if each.file.sha256 in hashes]
