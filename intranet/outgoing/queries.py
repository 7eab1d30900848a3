"""What the pages of outgoing documents show, in a fixed number of queries."""

from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import tokens_of, units_with_role, who
from intranet.audit.models import Event
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.policy import DirectivePolicy
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.rules import COMMENTING_ROLES, ROLES
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries import posts_on
from intranet.people.queries.posts import held_on
from intranet.people.rules import today

PAGE_SIZE = 20


def passages(person: Person) -> QuerySet[Passage]:
    """Outgoing documents on which ``person`` works; who only reads what was issued finds it among the documents.

    Asked of each passage, as ``IN`` would read all documents there are.
    """
    there = Directive.objects.exclude(state=DirectiveState.RECALLED).filter(pk=OuterRef("directive"))
    asking = who(person)
    shown = DirectivePolicy().at_work(asking, there) if asking else there.none()
    return Passage.objects.filter(Exists(shown)).select_related(
        "directive__type", "directive__owner_unit", "drafting_unit", "directive__created_by"
    )


def mine_now(person: Person) -> Q:
    """The documents whose next step is ``person``'s."""
    tokens = tokens_of(person)
    clerk = units_with_role(tokens, ROLES["clerk"])
    signer = units_with_role(tokens, ROLES["signer"])
    approver = units_with_role(tokens, ROLES["approver"])
    answering = units_with_role(tokens, COMMENTING_ROLES)
    asked = Comment.objects.filter(unit__in=answering, answered_at__isnull=True).values("passage")
    return (
        Q(stage=Stage.DRAFTING) & _written_by(person, tokens)
        | Q(stage=Stage.COMMENTING, pk__in=asked)
        | Q(stage=Stage.APPROVAL, drafting_unit__in=approver) & ~_has_written(person)
        | Q(stage__in=[Stage.FORM_CHECK, Stage.SIGNED, Stage.NUMBERED], directive__owner_unit__in=clerk)
        | Q(stage=Stage.SIGNATURE, directive__owner_unit__in=signer)
    )


def _has_written(person: Person) -> Q:
    written = Passage.writers.through.objects.filter(passage=OuterRef("pk"), person=person)
    return Q(directive__created_by=person) | Q(Exists(written))


def _written_by(person: Person, tokens: frozenset[str]) -> Q:
    """Drafts of ``person``, and those of the units they head whose author has left."""
    own = {int(token.rpartition("@")[2]) for token in tokens if token.startswith(f"member:{person.pk}@")}
    office = units_with_role(tokens, ROLES["author"])
    heading = units_with_role(tokens, ROLES["approver"])
    posts = Post.objects.filter(held_on(today()), person=OuterRef("directive__created_by"))
    there = Exists(posts.filter(unit=OuterRef("drafting_unit"))) | Exists(
        posts.filter(unit=OuterRef("directive__owner_unit"), role__in=ROLES["author"])
    )
    mine = Q(directive__created_by=person) & (Q(drafting_unit__in=own) | Q(directive__owner_unit__in=office))
    return mine | Q(drafting_unit__in=heading) & ~Q(there)


def list_page(person: Person, tab: str, number: int) -> Page[Any]:
    """One page of a tab: ``mine`` (my step is next), ``open`` (on their way), ``done`` (issued)."""
    found = narrowed(person, tab).order_by("-directive__urgency_rank", "-directive__pk")
    return Paginator(found, PAGE_SIZE).get_page(number)


def narrowed(person: Person, tab: str) -> QuerySet[Passage]:
    """The rows of one tab."""
    if tab == "mine":
        return passages(person).filter(mine_now(person))
    if tab == "done":
        return passages(person).filter(stage=Stage.ISSUED)
    return passages(person).exclude(stage=Stage.ISSUED)


def drafting_units(person: Person) -> QuerySet[Unit]:
    """Units for which ``person`` may draft: those in which they hold a post."""
    ids = {post.unit_id for post in posts_on(person, today())}
    return Unit.objects.filter(pk__in=ids)


def issuing_offices(person: Person) -> QuerySet[Unit]:
    """Offices in whose name a draft of ``person`` may be issued: their units and what stands above, with a code."""
    own = [post.unit for post in posts_on(person, today())]
    paths = {unit.path[:end] for unit in own for end in range(Unit.steplen, len(unit.path) + 1, Unit.steplen)}
    return Unit.objects.filter(path__in=paths).exclude(code="").order_by("-depth", "path")


def comments_of(passage: Passage) -> list[Comment]:
    """Comments asked for, with unit and who answered. One query."""
    return list(passage.comments.select_related("unit", "answered_by"))


def changed_since(directive: Directive, moment: datetime) -> bool:
    """Whether anything was saved of a draft, or hung on it, after ``moment``. One query."""
    since = Event.objects.filter(subject=f"{directive._meta.label_lower}:{directive.pk}", at__gt=moment)
    return since.filter(action__in=["directive.edited", "directive.annex-added", "directive.annex-removed"]).exists()


def usual_signature(office: Unit) -> dict[str, Any]:
    """Place and signature with which a draft of ``office`` begins: as in the latest document that one of its leaders of
    today signed; without one, the leader that the office has. At most three queries.
    """
    leaders = list(Post.objects.filter(held_on(today()), unit=office, role=PostRole.LEADER).select_related("person"))
    own = Directive.objects.filter(owner_unit=office, issuer=office.name).exclude(state=DirectiveState.DRAFT)
    signed = own.filter(signatory__in=[str(post.person) for post in leaders]).order_by("-pk")
    if (last := signed.values("place", "authority", "signatory_title", "signatory").first()) is not None:
        return dict(last)
    place = own.exclude(place="").order_by("-pk").values_list("place", flat=True).first() or ""
    if len(leaders) != 1:
        return {"place": place}
    return {"place": place, "signatory": str(leaders[0].person), "signatory_title": leaders[0].title.upper()}
