"""What the pages of outgoing documents show, in a fixed number of queries."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.models import Directive, DirectiveState
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.rules import ROLES
from intranet.outgoing.services.comments import COMMENTING_ROLES
from intranet.people.models import Person, Unit
from intranet.people.queries import posts_on
from intranet.people.rules import today

PAGE_SIZE = 20


def passages(person: Person) -> QuerySet[Passage]:
    """Outgoing documents that ``person`` may see and that are still on their way: asked of each passage, as ``IN``
    would read all documents there are.
    """
    documents = Directive.objects.exclude(state=DirectiveState.RECALLED)
    shown = visible(person, documents.filter(pk=OuterRef("directive")))
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
        Q(stage=Stage.DRAFTING, directive__created_by=person)
        | Q(stage=Stage.COMMENTING, pk__in=asked)
        | Q(stage=Stage.APPROVAL, drafting_unit__in=approver) & ~Q(directive__created_by=person)
        | Q(stage__in=[Stage.FORM_CHECK, Stage.SIGNED, Stage.NUMBERED], directive__owner_unit__in=clerk)
        | Q(stage=Stage.SIGNATURE, directive__owner_unit__in=signer)
    )


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
