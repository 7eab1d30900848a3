"""Changing who reads and who is asked once a document is issued."""

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Audience
from intranet.acknowledgement.reach import widens
from intranet.acknowledgement.services import Term, resolve
from intranet.acknowledgement.services.audiences import set_terms
from intranet.acknowledgement.services.gates import lift_gate
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives import catalogue
from intranet.directives.errors import Incomplete, NotAllowed
from intranet.directives.models import AudienceChange, Directive, DirectiveReader
from intranet.directives.policy import LABEL, chosen_tokens
from intranet.directives.services.issuing import beyond_readers
from intranet.directives.services.listing import list_directive
from intranet.directives.services.telling_seconds import tell_proposer, tell_seconds
from intranet.people.models import Person, Unit


def change_audience(directive_id: int, by: Person, readers: list[str], terms: list[Term]) -> AudienceChange | None:
    """Set readers and rule of an issued document, and ask or let go of people accordingly. Where somebody would read
    who may not read now, nothing changes yet: the change that waits for a second person is returned.

    Raises:
        NotAllowed: ``by`` is no editor of the office in charge.
        Incomplete: another change waits, or somebody would be asked who may not read.
    """
    with write_transaction():
        directive = _locked(directive_id)
        if not decide(by, "audience", directive):
            raise NotAllowed
        if AudienceChange.objects.filter(directive=directive, decided_at__isnull=True).exists():
            raise Incomplete([_("Another change of the readers waits for a second person. Decide on it first.")])
        if problems := [str(problem) for problem in beyond_readers(terms, readers)]:
            raise Incomplete(problems)
        if widens(chosen_tokens(directive.pk), readers):
            return _put_by(directive, by, readers, terms)
        _apply(directive, by, readers, terms)
    _resolve(directive)
    return None


def decide_on_change(change_id: int, by: Person, *, accept: bool) -> AudienceChange:
    """A second person lets a waiting change happen, or refuses it. Deciding twice keeps the first decision.

    Raises:
        NotAllowed: ``by`` proposed it, or neither edits nor leads in the office in charge.
    """
    with write_transaction():
        change = AudienceChange.objects.select_for_update().get(pk=change_id)
        directive = _locked(change.directive_id)
        if change.by_id == by.pk or not decide(by, "second", directive):
            raise NotAllowed
        if change.decided_at is not None:
            return change
        change.decided_at, change.decided_by, change.was_accepted = timezone.now(), by, accept
        change.save(update_fields=["decided_at", "decided_by", "was_accepted"])
        if accept:
            _apply(directive, by, change.readers, terms_of(change))
        else:
            record("directive.readers-refused", actor=by, subject=directive, label=directive.symbol)
        tell_proposer(change)
    if accept:
        _resolve(directive)
    return change


def open_other_pages(directive_id: int, by: Person) -> None:
    """Whoever has not acknowledged it may go on with other pages; they are asked all the same. Twice is once.

    Raises:
        NotAllowed: ``by`` is no editor of the office in charge.
    """
    with write_transaction():
        directive = _locked(directive_id)
        if not decide(by, "audience", directive):
            raise NotAllowed
        audience = Audience.objects.select_for_update(of=("self",)).get(subject_model=LABEL, subject_id=directive.pk)
        if audience.comes_first:
            lift_gate(audience)
            record("directive.pages-opened", actor=by, subject=directive, label=directive.symbol)


def terms_of(change: AudienceChange) -> list[Term]:
    """The lines that a change would set."""
    units = Unit.objects.in_bulk([each["unit"] for each in change.terms if each["unit"]])
    people = Person.objects.in_bulk([each["person"] for each in change.terms if each["person"]])
    return [
        Term(
            each["kind"],
            unit=units.get(each["unit"]),
            role=each["role"],
            person=people.get(each["person"]),
            is_exception=each["is_exception"],
        )
        for each in change.terms
    ]


def _locked(directive_id: int) -> Directive:
    return Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=directive_id)


def _put_by(directive: Directive, by: Person, readers: list[str], terms: list[Term]) -> AudienceChange:
    change = AudienceChange.objects.create(
        directive=directive, readers=readers, terms=[term.as_data() for term in terms], at=timezone.now(), by=by
    )
    details = {"change": change.pk, "readers": readers[:50]}
    record("directive.readers-proposed", actor=by, subject=directive, label=directive.symbol, details=details)
    tell_seconds(change)
    return change


def _apply(directive: Directive, by: Person, readers: list[str], terms: list[Term]) -> None:
    was = list(chosen_tokens(directive.pk))
    DirectiveReader.objects.filter(directive=directive, works=False, is_chosen=True).exclude(token__in=readers).delete()
    there = set(DirectiveReader.objects.filter(directive=directive).values_list("token", flat=True))
    DirectiveReader.objects.bulk_create(
        DirectiveReader(directive=directive, token=token) for token in dict.fromkeys(readers) if token not in there
    )
    audience = Audience.objects.select_for_update(of=("self",)).get(subject_model=LABEL, subject_id=directive.pk)
    set_terms(audience, terms)
    catalogue.put(directive)
    list_directive(directive)
    details = {"from": was[:50], "to": readers[:50], "terms": len(terms)}
    record("directive.audience-changed", actor=by, subject=directive, label=directive.symbol, details=details)


def _resolve(directive: Directive) -> None:
    for pk in Audience.objects.filter(subject_model=LABEL, subject_id=directive.pk).values_list("pk", flat=True):
        resolve(pk)
