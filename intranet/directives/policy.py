"""Who may do what to a directive."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import POSITIVE, Assignment
from intranet.acknowledgement.queries import has_receipt
from intranet.contracts import Who
from intranet.directives.models import Directive, DirectiveReader, DirectiveState
from intranet.people.models import PostRole
from intranet.prepared import prepared

OFFICE_ROLES = (PostRole.CLERK, PostRole.EDITOR)
"""Posts of the office in charge that work on a directive, always see it, and see its earlier drafts (``history``)."""

SECONDS = (PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD)
"""Posts of the office in charge that may agree to a wider readership which another one proposed."""

EXPORT = "export"
"""Take the text as a file that can be edited: the office's business, however many may read it."""

LABEL = "intranet_directives.directive"


class DirectivePolicy:
    """Readers read what is issued, and see of what was recalled only its ``face``; who works on a document reads it in
    every state. Clerk and editor of the office in charge edit a draft, the author of an outgoing one too while they
    belong to the unit that drafts it (``writing_tokens``); the editor issues,
    and the clerk what their own office has written and numbered.
    """

    def allows(self, who: Who, action: str, subject: Directive) -> bool:
        if action in {"read", "history", "face", "work", EXPORT}:
            return True
        if action in {"recall", "audience", "second"}:
            return subject.state == DirectiveState.ISSUED
        if action == "label":
            return subject.state in {DirectiveState.REGISTERED, DirectiveState.ISSUED}
        if action == "amend":
            return subject.state == DirectiveState.ISSUED and subject.is_outgoing
        if action == "transcribe":
            return subject.state in {DirectiveState.REGISTERED, DirectiveState.ISSUED} and not subject.is_outgoing
        if action == "issue":
            return subject.state in {DirectiveState.DRAFT, DirectiveState.REGISTERED}
        return action in {"edit", "delete"} and subject.may_change

    def tokens(self, action: str, subject: Directive) -> Iterable[str]:
        by_editor = action in {"recall", "audience"} or (action == "issue" and not subject.is_outgoing)
        roles = SECONDS if action == "second" else (PostRole.EDITOR,) if by_editor else OFFICE_ROLES
        office = {f"post:{role}@{subject.owner_unit_id}" for role in roles}
        if action == "face":
            return office | set(reader_tokens(subject.pk))
        if action == "read" and subject.state == DirectiveState.ISSUED:
            return office | set(reader_tokens(subject.pk))
        if action in {"read", "work"} or (action == EXPORT and subject.is_outgoing):
            return office | set(working_tokens(subject.pk))
        return office | writing_tokens(subject) if action == "edit" and subject.is_outgoing else office

    def keeps(self, who: Who, action: str, subject: Directive) -> bool:
        """A receipt keeps what was acknowledged readable for its owner (architecture §3)."""
        kept = action == "face" or (action == "read" and subject.state == DirectiveState.ISSUED)
        return kept and has_receipt(who.person, LABEL, subject.pk)

    def of_office(self, who: Who, queryset: QuerySet[Directive]) -> QuerySet[Directive]:
        """The rows on which ``who`` works, drafts and issued ones: what the admin lists."""
        return queryset.filter(owner_unit__in=units_with_role(who.tokens, OFFICE_ROLES))

    def at_work(self, who: Who, queryset: QuerySet[Directive]) -> QuerySet[Directive]:
        """The rows on which ``who`` works, in the office in charge or because they were let to (``works``)."""
        _person, tokens, offices = circles(who)
        works = DirectiveReader.objects.filter(directive=OuterRef("pk"), token__in=tokens, works=True)
        return queryset.filter(Q(owner_unit__pk__in=offices) | Q(Exists(works)))

    def visible(self, who: Who, queryset: QuerySet[Directive]) -> QuerySet[Directive]:
        return queryset.filter(readable(*circles(who)))

    def among(self, who: Who, keys: Collection[int]) -> list[Directive]:
        """The rows with these keys that ``who`` may read, with the columns that a list of titles shows."""
        return _among(*circles(who), keys)


def writing_tokens(directive: Directive) -> set[str]:
    """Who writes an outgoing draft besides the office: its author while they belong to the drafting unit; once they
    have left, head and leader of that unit.
    """
    works = set(working_tokens(directive.pk))
    authors = {token for token in works if token.startswith("member:")}
    office = {f"post:{role}@{directive.owner_unit_id}" for role in OFFICE_ROLES}
    author = directive.created_by
    if author.is_active and not tokens_of(author).isdisjoint(authors | office):
        return authors
    units = [token.rpartition("@")[2] for token in authors]
    return authors | works & {f"post:{role}@{unit}" for role in (PostRole.HEAD, PostRole.LEADER) for unit in units}


def circles(who: Who) -> tuple[int, frozenset[str], list[int]]:
    """What ``readable`` asks of a person: id, tokens, and the units on whose directives they work."""
    return who.person.pk, who.tokens, units_with_role(who.tokens, OFFICE_ROLES)


def face_shown_to(person: Any, tokens: Any, offices: Any) -> Q:
    """Issued documents that may be read, and recalled ones of which the face is shown."""
    was_read = Exists(DirectiveReader.objects.filter(directive=OuterRef("pk"), token__in=tokens))
    recalled = Q(state=DirectiveState.RECALLED) & (Q(was_read) | Q(owner_unit__pk__in=offices))
    return Q(state=DirectiveState.ISSUED) & readable(person, tokens, offices) | recalled


def readable(person: Any, tokens: Any, offices: Any) -> Q:
    """The rule as a condition on directives: their office, a reader of what is issued, or the holder of a receipt."""
    held = DirectiveReader.objects.filter(directive=OuterRef("pk"), token__in=tokens)
    reader, works = held, held.filter(works=True)
    acknowledged = Assignment.objects.filter(
        person=person, receipt__kind__in=POSITIVE, version__subject_model=LABEL, version__subject_id=OuterRef("pk")
    )
    issued = Q(state=DirectiveState.ISSUED)
    reads = issued & (Q(Exists(reader)) | Q(Exists(acknowledged)))
    return Q(owner_unit__pk__in=offices) | Q(Exists(works)) | reads


@prepared
def reader_tokens(directive: Any) -> Any:
    """The circles that may read a directive, as tokens. One query."""
    return DirectiveReader.objects.filter(directive=directive).order_by("pk").values_list("token", flat=True)


@prepared
def chosen_tokens(directive: Any) -> Any:
    """The circles that were chosen at issue, as tokens; who works on the document is not among them, nor those to whom
    a receiving office passed it on. One query.
    """
    chosen = DirectiveReader.objects.filter(directive=directive, works=False, is_chosen=True)
    return chosen.order_by("pk").values_list("token", flat=True)


@prepared
def working_tokens(directive: Any) -> Any:
    """The circles that work on a directive, as tokens. One query."""
    works = DirectiveReader.objects.filter(directive=directive, works=True)
    return works.order_by("pk").values_list("token", flat=True)


@prepared
def _among(person: Any, tokens: Any, offices: Any, keys: Any) -> Any:
    found = Directive.objects.filter(readable(person, tokens, offices), pk__in=keys)
    return found.only("public_id", "symbol", "issuer", "summary", "state")
