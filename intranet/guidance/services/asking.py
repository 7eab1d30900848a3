"""Whom a page asks to acknowledge it: opened and closed with its publications, long lists in the background."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from intranet.acknowledgement.audiences import people_asked
from intranet.acknowledgement.models import POSITIVE, Assignment, Audience, ReceiptKind, Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.reach import terms_beyond
from intranet.acknowledgement.services import (
    Asking,
    Term,
    ask_about,
    close_open,
    end_audience,
    open_assignments,
    set_audience,
)
from intranet.acknowledgement.telling import tell_asked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.guidance.models import GuidancePage
from intranet.guidance.policy import LABEL
from intranet.guidance.queries import live_audience
from intranet.notifications.services import notify_many
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.worker.pacing import paced
from intranet.worker.services import enqueue

CHUNK = 2_000
"""Rows a transaction at most: the write lock stays short."""


def ask_anew(page: GuidancePage, version: Version, terms: Iterable[Term], how: Asking) -> None:
    """What was asked before is closed as replaced, and everybody whom ``terms`` name is asked about ``version``; nobody
    where there are none. Call in the transaction that publishes.
    """
    terms = list(terms)
    if terms:
        ask_about(set_audience(page, terms, how), version)
    else:
        end_audience(LABEL, page.pk)
    _start(page)


def ask_no_more(page: GuidancePage) -> None:
    """The page was withdrawn: what is open is closed. Call in the transaction that withdraws it."""
    end_audience(LABEL, page.pk)
    _start(page)


def carry_on(page_id: int) -> None:
    """Close what is no longer asked and open what is, chunk by chunk. May be killed and run again at any point."""
    while _close_some(page_id):
        pass
    audience = live_audience(GuidancePage(pk=page_id))
    people = [each.person_id for each in people_asked(audience, today())] if audience else []
    for start in paced(range(0, len(people), CHUNK)):
        _open_some(page_id, people[start : start + CHUNK])


def tell_changed(version_id: int) -> None:
    """Tell those who had acknowledged the page that it says something else now. A task; told once, however often."""
    version = Version.objects.get(pk=version_id)
    page = GuidancePage.objects.get(pk=version.subject_id)
    read = Assignment.objects.filter(version=asking(version), receipt__kind__in=POSITIVE)
    ids = list(read.order_by("person_id").values_list("person_id", flat=True).distinct())
    for start in range(0, len(ids), CHUNK):
        people = Person.objects.filter(pk__in=ids[start : start + CHUNK], is_active=True)
        key, url = f"{LABEL}:{page.pk}:{version_id}", page.get_absolute_url()
        notify_many(people, kind="guidance-changed", key=key, subject=page, number="", url=url)


def beyond_readers(readers: Iterable[str], terms: Iterable[Term]) -> Iterator[str]:
    """What stands against asking by ``terms``, in words: who is asked must be able to read."""
    for term in terms_beyond(terms, readers):
        yield _("%(who)s would be asked to acknowledge a page they may not read. Add them to the readers.") % {
            "who": term.unit or term.person or _("Everybody signed in")
        }


def terms_of(audience: Audience) -> list[Term]:
    """The lines of a rule, as a form gives them. One query."""
    lines = audience.terms.select_related("unit", "person")
    return [Term(each.kind, each.unit, each.role, each.person, each.is_exception) for each in lines]


def _start(page: GuidancePage) -> None:
    """At once what fits into this transaction; more of it in the background."""
    audience = live_audience(page)
    asked = len(people_asked(audience, today())) if audience else 0
    if asked + _no_longer_asked(page.pk).count() <= CHUNK:
        carry_on(page.pk)
    else:
        version = audience.version_id if audience else "none"
        key = f"guidance-asks:{page.pk}:{page.version_id}:{version}:{page.live}"
        enqueue("intranet.guidance.services.carry_on", key=key, page_id=page.pk)


def _no_longer_asked(page_id: int) -> QuerySet[Assignment]:
    """Open assignments of every version but the one that is asked about now."""
    now = Audience.objects.filter(subject_model=LABEL, subject_id=page_id, ended_at=None, version__isnull=False)
    of_page = Q(version__subject_model=LABEL, version__subject_id=page_id)
    found = Assignment.objects.filter(of_page, receipt__isnull=True)
    return found.exclude(version__in=now.values("version"))


def _close_some(page_id: int) -> int:
    with write_transaction():
        page = GuidancePage.objects.select_for_update(of=("self",)).select_related("version").get(pk=page_id)
        first = _no_longer_asked(page_id).order_by("version", "pk").select_related("version").first()
        if first is None:
            return 0
        kind = ReceiptKind.REPLACED if page.live else ReceiptKind.WITHDRAWN
        closed = close_open(first.version, kind, by=None, reason=_reason(page), most=CHUNK)
        record("guidance.closed-asking", actor=None, subject=page, label=page.title, details={"closed": closed})
        return closed


def _reason(page: GuidancePage) -> str:
    return page.version.change_note if page.live and page.version else ""


def _open_some(page_id: int, people: list[int]) -> None:
    """Under the rule's lock, so that the resolver waits; who was named is looked up again under it."""
    with write_transaction():
        rule = Audience.objects.select_for_update(of=("self",)).select_related("version")
        audience = rule.get(subject_model=LABEL, subject_id=page_id)
        if audience.version is None or audience.ended_at is not None:
            return
        asked = people_asked(audience, today(), people)
        new = open_assignments(audience.version, asked, due=audience.due, working_days=audience.working_days)
        if new:
            tell_asked(audience.version, new)
            page = GuidancePage.objects.get(pk=page_id)
            record("guidance.asked", actor=None, subject=page, label=page.title, details={"opened": len(new)})
