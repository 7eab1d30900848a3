"""What the pages about directives show, in a fixed number of queries."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.access.decisions import visible
from intranet.access.tokens import who
from intranet.acknowledgement.models import Assignment, ReceiptKind
from intranet.acknowledgement.queries import assignments_for
from intranet.directives.finding import Finder
from intranet.directives.models import (
    Amendment,
    AmendmentKind,
    Citation,
    Direction,
    Directive,
    DirectiveState,
    DocumentType,
    Standing,
    Urgency,
)
from intranet.directives.policy import LABEL, circles, face_shown_to
from intranet.directives.walks import Filters, Found
from intranet.files.models import Attachment, AttachmentRole
from intranet.people.models import Person
from intranet.prepared import prepared
from intranet.topics.models import Topic

PAGE_SIZE = 20
MAX_CITING = 20
MOST_ISSUERS, MOST_YEARS = 100, 1_000


MOST_COUNTED = 1_000


class CappedPaginator(Paginator):
    """Over the keys of what was found, one more than are counted at most: a count of all the rows costs more than the
    page.
    """

    @property
    def is_capped(self) -> bool:
        return self.count > MOST_COUNTED


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """One line of a list; ``mine`` says in words what the document is to this person, ``mine_state`` sets its tone."""

    url: str
    symbol: str
    summary: str
    type: str
    issuer: str
    date: date | None
    urgency: str
    mine: str
    mine_state: str
    key: int = 0


def readable(person: Person) -> QuerySet[Directive]:
    """Issued directives that ``person`` may read, newest first."""
    issued = Directive.objects.filter(state=DirectiveState.ISSUED).select_related("type")
    return visible(person, issued).order_by("-date", "-id")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the page of the list shows."""

    page: Page[Any]
    choices: "FilterChoices"


def listing(person: Person, filters: Filters, number: int) -> Listing:
    """One page of rows, and what they can be narrowed by, whatever the number of documents: beyond ``MOST_COUNTED``
    they are no longer counted, and who looks for an older one narrows the list. Eight queries; one more where receipts
    keep something, one for a text, and two more where no document has all its words.
    """
    finder = Finder(person)
    page = CappedPaginator(finder.find(filters, MOST_COUNTED + 1), PAGE_SIZE).get_page(number)
    page.object_list = rows_of(person, _shown(person, list(page.object_list)))
    return Listing(page, filter_choices(finder))


def _shown(person: Person, keys: list[int]) -> list[Directive]:
    """Those of these directives that are issued and that ``person`` may read, in this order. One query."""
    shown = _issued(person, Directive.objects.filter(pk__in=keys))
    return sorted(shown, key=lambda directive: keys.index(directive.pk))


def _issued(person: Person, few: QuerySet[Directive]) -> list[Directive]:
    """Those of a few rows that are issued and readable, in no order: asked for what is issued, or for the newest, a
    database without statistics walks all there are.
    """
    found = visible(person, few.select_related("type").defer("body").order_by())
    return [directive for directive in found if directive.state == DirectiveState.ISSUED]


def rows_of(person: Person, directives: list[Directive]) -> list[DirectiveRow]:
    """Rows for directives that the caller has found visible. One query."""
    mine = assignments_for(person, [d.current_version_id for d in directives if d.current_version_id])
    return [_row(d, mine.get(d.pk)) for d in directives]


def _row(directive: Directive, assignment: Assignment | None) -> DirectiveRow:
    words, state = _mine(assignment)
    return DirectiveRow(
        directive.get_absolute_url(),
        directive.symbol,
        capfirst(directive.summary),
        str(directive.type or ""),
        directive.issuer,
        directive.date,
        "" if directive.urgency == Urgency.NORMAL else str(directive.get_urgency_display()),
        words,
        state,
        directive.pk,
    )


def _mine(assignment: Assignment | None) -> tuple[str, str]:
    if assignment is None:
        return _("for information"), "info"
    receipt = getattr(assignment, "receipt", None)
    if receipt is None:
        return _("to acknowledge"), "due"
    if receipt.kind in {ReceiptKind.ACKNOWLEDGED, ReceiptKind.ON_PAPER}:
        return _("acknowledged"), "done"
    return str(receipt.get_kind_display()), ""


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What the list's filters offer: only values of documents that the viewer may read."""

    types: list[DocumentType]
    issuers: list[str]
    years: list[int]
    topics: list[Topic]


def filter_choices(finder: Finder) -> FilterChoices:
    """Four queries."""
    years = finder.values("year", MOST_YEARS)
    return FilterChoices(finder.types(), finder.values("issuer", MOST_ISSUERS), years[::-1], finder.topics())


URGENT_DAYS = 30
"""How long a document of some urgency leads the lists."""

URGENT_RANKS = range(1, len(Urgency))


def urgent(person: Person, limit: int = 10) -> list[DirectiveRow]:
    """Urgent documents of the last month that ``person`` may read, hỏa tốc first: they lead the list. Two queries."""
    since = timezone.now() - timedelta(days=URGENT_DAYS)
    found = readable(person).filter(urgency_rank__in=URGENT_RANKS, issued_at__gte=since)
    return rows_of(person, list(found.order_by("-urgency_rank", "-date", "-id")[:limit]))


def newest(person: Person, limit: int = 5) -> list[DirectiveRow]:
    """The newest documents that ``person`` may read. Four queries."""
    found = Finder(person).find(Filters(), limit)
    return rows_of(person, _shown(person, found))


def found_under(person: Person, topic: Topic, most: int) -> list[Found]:
    """Dates and keys of the ``most`` newest documents of ``topic`` that ``person`` may read. Two queries; one more
    where receipts keep something.
    """
    return Finder(person).look_for(Filters(topic=topic.slug), most)


def rows_with(person: Person, keys: list[int]) -> list[DirectiveRow]:
    """Rows of those of these documents that are issued and that ``person`` may read, in this order. Two queries."""
    return rows_of(person, _shown(person, keys))


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of "related documents"; ``url`` is empty for what is not held here or not visible: nobody can
    tell which.
    """

    symbol: str
    url: str
    label: str
    standing: str = ""


def relations(person: Person, directive: Directive) -> list[Relation]:
    """What the directive cites, then itself, then what cites it, as far as ``person`` may see. Two queries.

    Of several documents that bear a cited symbol the own office's is meant, else the newest: a number is unique within
    its issuer only.
    """
    asking = who(person)
    if asking is None:
        return []
    cited = _citations(directive.pk)
    rows = _related(*circles(asking), [c.key for c in cited], directive.symbol_key or None, directive.pk)
    held = {row.symbol_key: row for row in reversed(rows)}
    held |= {row.symbol_key: row for row in rows if row.owner_unit_id == directive.owner_unit_id}
    citing = [_related_to(row.symbol, row, _what_it_does(directive, row)) for row in rows if row.cites]
    return [
        *(_related_to(c.symbol, held.get(c.key), _("cited")) for c in cited),
        Relation(directive.symbol, "", _("this document")),
        *citing[:MAX_CITING],
    ]


def _related_to(symbol: str, row: Directive | None, label: str) -> Relation:
    if row is None:
        return Relation(symbol, "", label)
    standing = "" if row.standing == Standing.IN_FORCE else str(row.get_standing_display())
    return Relation(symbol, row.get_absolute_url(), label, standing)


def _what_it_does(directive: Directive, row: Any) -> str:
    """What a document that cites ``directive`` does to it."""
    if row.amends:
        return _("corrects this") if row.amends == AmendmentKind.CORRECTS else _("replaces this")
    return _carries_out(directive, row)


def _carries_out(directive: Directive, row: Directive) -> str:
    """How long it took from a document to the one that carries it out, in days between their dates."""
    if directive.date is None or row.date is None or row.date < directive.date:
        return _("carries this out")
    days = (row.date - directive.date).days
    return ngettext("carries this out, after %(n)d day", "carries this out, after %(n)d days", days) % {"n": days}


@prepared
def _citations(directive: Any) -> Any:
    return Citation.objects.filter(directive=directive)


@prepared
def _related(person: Any, tokens: Any, offices: Any, cited: Any, own_key: Any, own: Any) -> Any:
    """Cited documents first, so that the limit cuts off only what cites; of both the newest first."""
    cites = Exists(Citation.objects.filter(directive=OuterRef("pk"), key=own_key))
    citing = Citation.objects.filter(key=own_key).values("directive")
    amends = Amendment.objects.filter(directive=OuterRef("pk"), target=own)
    found = Directive.objects.filter(face_shown_to(person, tokens, offices))
    found = found.filter(Q(symbol_key__in=cited) | Q(pk__in=citing)).exclude(pk=own)
    return (
        found.annotate(cites=cites, amends=Subquery(amends.values("kind")[:1]))
        .only("public_id", "symbol", "symbol_key", "owner_unit", "standing", "date")
        .order_by("cites", "-date", "-pk")[:200]
    )


def duplicates_of(directive: Directive) -> QuerySet[Directive]:
    """Other documents of the same office with the same symbol and issuer (Decree 30/2020/NĐ-CP, annex VI III.1.h), or
    with the same file.
    """
    originals = Attachment.objects.filter(subject_model=LABEL, role=AttachmentRole.ORIGINAL)
    files = originals.filter(subject_id=directive.pk).values("file")
    same = Q(pk__in=originals.filter(file__in=files).values("subject_id"))
    if directive.symbol:
        same |= Q(symbol=directive.symbol, issuer=directive.issuer)
    return Directive.objects.filter(same, owner_unit=directive.owner_unit).exclude(pk=directive.pk)


def count_told(directive: Directive) -> int:
    """How many people were ever asked to acknowledge ``directive``. One query."""
    rows = Assignment.objects.filter(version__subject_model=LABEL, version__subject_id=directive.pk)
    return rows.values("person").distinct().count()


def with_public_id(public_id: uuid.UUID) -> Directive | None:
    """The directive of an address with its type and current version, whoever asks. One query."""
    return next(iter(_with_public_id(public_id)), None)


@prepared
def _with_public_id(public_id: Any) -> Any:
    return Directive.objects.filter(public_id=public_id).select_related("type", "topic", "current_version")


def drafts_of_office(person: Person) -> QuerySet[Directive]:
    """Documents taken in that wait to be checked or registered by ``person``, the most urgent and newest first."""
    waiting = Directive.objects.filter(
        state=DirectiveState.DRAFT, direction=Direction.INCOMING, is_under_review=False
    ).select_related("type")
    return visible(person, waiting).order_by("-urgency_rank", "-id")
