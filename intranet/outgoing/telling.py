"""Whom a step concerns next, told after the commit."""

from collections.abc import Iterable

from intranet.notifications.services import notify_many
from intranet.outgoing.access import author_is_there, post_for
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.rules import COMMENTING_ROLES, NEEDS_REASON, NEXT, ROLES
from intranet.people.models import Person, Unit
from intranet.people.queries import holders_of


def tell_next(passage: Passage, action: str, by: Person) -> None:
    """Tell those whose step is next, or the author of what came back with a reason; never ``by``, who took the step.
    Call in the transaction of the step.
    """
    whose = NEXT.get(passage.stage)
    if whose is None:
        people = _authors(passage) if passage.stage == Stage.DRAFTING else []
    else:
        post = post_for(whose, passage)
        people = holders_of(post.roles, post.unit_id)
    others = [person for person in people if person.pk != by.pk]
    if passage.stage == Stage.DRAFTING and action in NEEDS_REASON:
        _tell(passage, others, kind="draft-returned", key=action)
    else:
        _tell(passage, others, kind="draft-submitted", key=action)


def _authors(passage: Passage) -> list[Person]:
    """The author; once they have left the drafting unit, who heads it."""
    if author_is_there(passage):
        return [passage.directive.created_by]
    return holders_of(ROLES["approver"], passage.drafting_unit_id)


def tell_commenters(passage: Passage, units: Iterable[Unit]) -> None:
    """Tell the units that were asked for a comment."""
    for unit in units:
        people = holders_of(COMMENTING_ROLES, unit.pk)
        _tell(passage, people, kind="comment-asked", key=f"{unit.pk}")


def _tell(passage: Passage, people: Iterable[Person], *, kind: str, key: str) -> None:
    directive = passage.directive
    count = directive.steps.count()
    notify_many(
        people,
        kind=kind,
        key=f"outgoing:{passage.pk}:{count}:{key}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )
