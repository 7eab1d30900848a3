"""Whose step it is."""

from intranet.access.tokens import member_token, tokens_of
from intranet.directives.models import Directive
from intranet.directives.policy import writing_tokens
from intranet.directives.steps import As
from intranet.outgoing.models import Passage
from intranet.outgoing.rules import COMMENTING_ROLES, ROLES, TRANSITIONS, Whose
from intranet.people.models import Person


def post_for(whose: Whose, passage: Passage) -> As:
    """The posts that a step of this kind belongs to."""
    unit = passage.drafting_unit_id if whose == "approver" else passage.directive.owner_unit_id
    return As(ROLES[whose], unit)


def may_take(whose: Whose, passage: Passage, person: Person) -> bool:
    """Whether a step is ``person``'s to take. Nobody approves what they have written (author ≠ approver), and an author
    is one only as long as they belong to the drafting unit.
    """
    if whose == "approver" and has_written(passage, person):
        return False
    circles = post_for(whose, passage).tokens
    if whose == "author":
        circles |= writing_tokens(passage.directive)
    return not tokens_of(person).isdisjoint(circles)


def has_written(passage: Passage, person: Person) -> bool:
    """Whether ``person`` began the draft or ever changed it."""
    return passage.directive.created_by_id == person.pk or passage.writers.filter(pk=person.pk).exists()


def author_is_there(passage: Passage) -> bool:
    """Whether the author still works on the draft: in the drafting unit, or in the office."""
    author = passage.directive.created_by
    own = {member_token(author.pk, passage.drafting_unit_id)} | post_for("author", passage).tokens
    return author.is_active and not tokens_of(author).isdisjoint(own)


def steps_open_to(passage: Passage, person: Person) -> list[str]:
    """Codes of the steps that ``person`` may take now, in the order of the table."""
    return [
        each.action
        for each in TRANSITIONS.values()
        if passage.stage in each.sources and may_take(each.whose, passage, person)
    ]


def circles_only_asked(passage: Passage) -> set[str]:
    """Who works on the draft for no other reason than that their unit was asked for a comment."""
    asked = {token for comment in passage.comments.all() for token in As(COMMENTING_ROLES, comment.unit_id).tokens}
    return asked - set(working_circles(passage.directive, passage.drafting_unit_id))


def working_circles(directive: Directive, drafting_unit_id: int) -> list[str]:
    """Who reads the draft besides the office: its author, those who approve, and those who sign."""
    owner = directive.owner_unit_id
    posts = [f"post:{role}@{drafting_unit_id}" for role in ROLES["approver"]]
    posts += [f"post:{role}@{owner}" for role in ROLES["signer"]]
    return list(dict.fromkeys([member_token(directive.created_by_id, drafting_unit_id), *posts]))
