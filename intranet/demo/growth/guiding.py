"""Guidance of the added units: pages that only inform, and pages that ask to be acknowledged."""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Receipt, ReceiptKind, Version
from intranet.acknowledgement.services import Asking, Reading, Term, acknowledge
from intranet.demo.growth.papers import Desk
from intranet.demo.growth.reading import STATEMENT
from intranet.demo.growth.topics import asked_guidance
from intranet.demo.growth.topics.asked_guidance import AskedPage
from intranet.demo.growth.topics.guidance import PAGES
from intranet.demo.growth.topics.labels import OF_PAGE
from intranet.demo.personas import PERSONAS
from intranet.guidance.models import GuidancePage
from intranet.guidance.services import Change, PageFields, PublishOrder, create, publish, seen_of, update
from intranet.people.models import PostRole
from intranet.people.rules import today
from intranet.topics.demo import named

REVIEW_DAYS = 150


def guide(desk: Desk) -> None:
    """Write the guidance pages; all of the province may read what is published."""
    for owner, title, lines, days in PAGES:
        clerk, editor = desk.holder(owner, PostRole.CLERK), desk.holder(owner, PostRole.EDITOR)
        review = None if days is None else today() + timedelta(days=days)
        fields = PageFields(title, list(lines), review, _readers(desk), topic=named(OF_PAGE.get(title, "")))
        page = create(desk.units[owner], clerk, fields)
        if days is not None:
            publish(page.pk, editor, seen=seen_of(page))
    for asked in asked_guidance.PAGES:
        _ask(asked, desk)


def _ask(asked: AskedPage, desk: Desk) -> None:
    clerk = desk.holder(asked.owner, PostRole.CLERK)
    page = create(desk.units[asked.owner], clerk, _fields(asked, asked.lines, desk))
    first = _publish(page, asked, desk, PublishOrder())
    _acknowledge(first, asked.read)
    if asked.changed:
        page.refresh_from_db()
        update(page.pk, clerk, _fields(asked, asked.changed, desk), seen=seen_of(page))
        second = _publish(page, asked, desk, PublishOrder(Change.SIGNIFICANT, asked.note))
        _acknowledge(second, asked.read_again, but={login for login, _vi, _en in PERSONAS})
        _date_back(second, asked.changed_ago)
    _date_back(first, asked.ago, replaced=asked.changed_ago)


def _fields(asked: AskedPage, lines: tuple[str, ...], desk: Desk) -> PageFields:
    review, clerk = today() + timedelta(days=REVIEW_DAYS), desk.holder(asked.owner, PostRole.CLERK)
    return PageFields(asked.title, list(lines), review, _readers(desk), clerk)


def _readers(desk: Desk) -> list[str]:
    return [f"under:{desk.units['AB'].pk}"]


def _publish(page: GuidancePage, asked: AskedPage, desk: Desk, order: PublishOrder) -> Version:
    """Publish what was written as ``order`` says, asking the people of the table."""
    page.refresh_from_db()
    terms = [Term("under", unit=desk.units[code]) for code in asked.asked]
    asking = Asking(today() + timedelta(days=asked.due))
    whole = PublishOrder(order.change, order.change_note, terms, asking)
    version = publish(page.pk, desk.holder(asked.owner, PostRole.EDITOR), whole, seen=seen_of(page)).version
    assert version is not None  # noqa: S101  it was published just now
    return version


def _acknowledge(version: Version, share: int, *, but: Collection[str] = ()) -> None:
    """Let ``share`` in a hundred of those asked acknowledge ``version``, and none of ``but``, who are login names."""
    waiting = Assignment.objects.filter(version=version, receipt=None).select_related("person").order_by("pk")
    for n, each in enumerate(list(waiting)):
        if n * 37 % 100 < share and each.person.username not in but:
            acknowledge(each.pk, each.person, Reading(version.pk, STATEMENT, "vi", 40 + n * 23 % 200))


def _date_back(version: Version, ago: int, *, replaced: int = 0) -> None:
    """``version`` was published ``ago`` days ago, and read in the days after; what was open was replaced later."""
    now, back = timezone.now(), timedelta(days=ago)
    Version.objects.filter(pk=version.pk).update(created_at=now - back)
    Assignment.objects.filter(version=version).update(opened_at=now - back)
    rows = list(Receipt.objects.filter(assignment__version=version).order_by("pk"))
    for n, receipt in enumerate(rows):
        is_replaced = receipt.kind == ReceiptKind.REPLACED
        receipt.at = now - (timedelta(days=replaced) if is_replaced else back * (1 - n / len(rows)) * 0.9)
    Receipt.objects.bulk_update(rows, ["at"])
