"""Issuing: the text is frozen, readers are set, people are asked. All or nothing; long lists in the background."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.access.decisions import decide
from intranet.acknowledgement.audiences import Asked, people_asked
from intranet.acknowledgement.models import Audience, Version
from intranet.acknowledgement.reach import terms_beyond
from intranet.acknowledgement.services import Asking, Term, ask_about, open_assignments, set_audience
from intranet.acknowledgement.telling import tell_asked
from intranet.audit.services import record
from intranet.contracts.events import DirectiveIssued
from intranet.database import write_transaction
from intranet.directives import catalogue
from intranet.directives.errors import Incomplete, NotADraft, NotAllowed
from intranet.directives.models import Directive, DirectiveReader, DirectiveState
from intranet.directives.policy import LABEL
from intranet.directives.services.amending import amendment_objections, apply_amendment
from intranet.directives.services.freezing import freeze_text
from intranet.directives.services.listing import list_directive
from intranet.directives.state_secrets import secret_in
from intranet.directives.steps import take_step
from intranet.files.queries import attachments_of
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.registry.events import announce
from intranet.worker.leases import RunningJob
from intranet.worker.pacing import paced
from intranet.worker.services import enqueue

OBJECTIONS: dict[str, Callable[[Directive], Iterable[object]]] = {}
"""What higher layers have against issuing, by their name: each returns what is missing, in words."""

BEFORE_ISSUE: dict[str, Callable[[Directive, Person], None]] = {}
"""What higher layers do in the transaction that issues, before it: an incoming document is registered first."""

AFTER_ISSUE: dict[str, Callable[[Directive, Person | None], None]] = {}
"""What higher layers do in the transaction that completes the issue."""

CHUNK = 2_000
"""People a transaction at most (architecture §8); who issues to more does not wait for it."""

AT_ONCE = 200
"""People a transaction in the background: a request that writes meanwhile waits for some milliseconds."""


@dataclass(frozen=True, slots=True)
class IssueOrder:
    """What the editor decides at issue: readers as tokens (a right), an audience (a duty), and how it is asked."""

    readers: list[str]
    audience: list[Term]
    asking: Asking = Asking()  # noqa: RUF009  frozen


def issue(directive_id: int, by: Person, order: IssueOrder) -> Directive:
    """Freeze the text, set readers and audience, and open the assignments.

    Up to 2,000 people are asked in the same transaction; beyond that the state is ``issuing`` and the worker goes on,
    and readers see the document when it is complete.

    Raises:
        NotAllowed: ``by`` is no editor of the office in charge.
        NotADraft: issued already.
        Incomplete: number, date, text, readers … are missing; lists all of them.
    """
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)
        if directive.state not in {DirectiveState.DRAFT, DirectiveState.REGISTERED}:
            raise NotADraft
        if not decide(by, "issue", directive):
            raise NotAllowed
        if problems := [*_missing(directive, order), *_asked_before(directive)]:
            raise Incomplete(problems)
        for prepare in BEFORE_ISSUE.values():
            prepare(directive, by)
        _open_to_readers(directive, by, order)
        audience = set_audience(directive, order.audience, order.asking)
        ask_about(audience, _version_of(directive))
        asked = people_asked(audience, today())
        details = {"version": directive.current_version_id, "asked": len(asked), "readers": order.readers[:50]}
        if len(asked) <= CHUNK:
            _ask(directive, asked, audience)
            _complete(directive)
        else:
            enqueue(
                "intranet.directives.services.continue_issuing", key=f"issue:{directive.pk}", directive_id=directive.pk
            )
        take_step(directive, "issued", by, details=details)
    return directive


def is_ready(directive: Directive) -> bool:
    """Whether no higher layer has anything against issuing; what the document itself lacks is said when it is tried."""
    return not objections_to(directive)


def objections_to(directive: Directive) -> list[str]:
    """What higher layers have against issuing, in words."""
    return [str(objection) for ask in OBJECTIONS.values() for objection in ask(directive)]


def continue_issuing(directive_id: int, job: RunningJob | None = None) -> None:
    """Open the assignments of a long audience, some at a time. May be killed and run again at any point."""
    directive = Directive.objects.select_related("current_version").get(pk=directive_id)
    if directive.state != DirectiveState.ISSUING:
        return
    audience = Audience.objects.get(subject_model=LABEL, subject_id=directive_id)
    # By unit, so that those who are asked together are counted in few tallies.
    asked = sorted(people_asked(audience, today()), key=lambda each: (each.unit_id, each.person_id))
    for start in paced(range(0, len(asked), AT_ONCE)):
        _ask_some(directive, asked[start : start + AT_ONCE], audience)
        if job is not None:
            job.report(min(start + AT_ONCE, len(asked)), len(asked))
    with write_transaction():
        locked = Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)
        if locked.state == DirectiveState.ISSUING:
            _complete(locked)
            record("directive.issue-completed", actor=None, subject=locked, label=locked.symbol)


def _ask_some(directive: Directive, asked: list[Asked], audience: Audience) -> None:
    with write_transaction():
        if new := _ask(directive, asked, audience):
            record("directive.assignments-opened", actor=None, subject=directive, details={"opened": new})


def _missing(directive: Directive, order: IssueOrder) -> Iterator[object]:
    if directive.type is None:
        yield _("The type of the document is missing.")
    if not directive.symbol:
        yield _("The number and symbol are missing.")
    elif not any(character.isdigit() for character in directive.symbol):
        yield _("“%(symbol)s” has no number yet. Go back to the draft and write it.") % {"symbol": directive.symbol}
    if directive.date is None:
        yield _("The date of the document is missing.")
    if not directive.summary:
        yield _("The summary is missing.")
    if not directive.body and not attachments_of(directive):
        yield _("There is neither a text nor a file: there would be nothing to read.")
    if refusal := secret_in(directive):
        yield refusal.message
    if not order.readers:
        yield _("Choose who may read the document.")
    if order.asking.due is not None and order.asking.due < today():
        yield _("The due date has passed. Choose today or a later day.")
    yield from amendment_objections(directive)
    yield from beyond_readers(order.audience, order.readers)


def beyond_readers(terms: Iterable[Term], readers: list[str]) -> Iterator[object]:
    """Who of ``terms`` would be asked and may not read, in words."""
    for term in terms_beyond(terms, readers):
        yield _("%(who)s would be asked to acknowledge a document they may not read. Add them to the readers.") % {
            "who": term.unit or term.person
        }


def _asked_before(directive: Directive) -> Iterator[object]:
    for ask in OBJECTIONS.values():
        yield from ask(directive)


def _open_to_readers(directive: Directive, by: Person, order: IssueOrder) -> None:
    DirectiveReader.objects.filter(directive=directive, works=False).delete()
    working = set(DirectiveReader.objects.filter(directive=directive).values_list("token", flat=True))
    DirectiveReader.objects.bulk_create(
        DirectiveReader(directive=directive, token=token)
        for token in dict.fromkeys(order.readers)
        if token not in working
    )
    if directive.current_version_id is None:
        freeze_text(directive, by)
    directive.state = DirectiveState.ISSUING
    directive.issued_by = by
    directive.save()


def _ask(directive: Directive, asked: list[Asked], audience: Audience) -> int:
    """Open assignments for one chunk and tell the people; returns how many were new. The resolver waits meanwhile."""
    version = _version_of(directive)
    Audience.objects.select_for_update(of=("self",)).get(pk=audience.pk)
    new = open_assignments(version, asked, due=audience.due, working_days=audience.working_days)
    tell_asked(version, new)
    return len(new)


def _version_of(directive: Directive) -> Version:
    version: Version | None = directive.current_version
    assert version is not None  # noqa: S101  the constraint issued_has_version holds it
    return version


def _complete(directive: Directive) -> None:
    directive.state = DirectiveState.ISSUED
    directive.issued_at = timezone.now()
    directive.save(update_fields=["state", "issued_at"])
    catalogue.put(directive)
    list_directive(directive)
    apply_amendment(directive, directive.issued_by)
    for follow in AFTER_ISSUE.values():
        follow(directive, directive.issued_by)
    if directive.current_version_id is not None:
        announce(DirectiveIssued(directive.pk, directive.current_version_id))
