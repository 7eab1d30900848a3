"""What the pages show, put together from queries."""

from typing import Any

from django.utils.text import capfirst

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of
from intranet.directives.steps import course_of
from intranet.directives.trail import Action, StageLine
from intranet.outgoing.access import author_is_there, steps_open_to
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.queries import comments_of
from intranet.outgoing.rules import COMMENTING_ROLES, NEXT, TRANSITIONS, WHO_MAY
from intranet.outgoing.whereabouts import last_return_step
from intranet.people.models import Person

_SHOWN = [Stage.DRAFTING, Stage.APPROVAL, Stage.FORM_CHECK, Stage.SIGNATURE, Stage.SIGNED, Stage.NUMBERED, Stage.ISSUED]
_ORDER = [Stage.DRAFTING, Stage.COMMENTING, *_SHOWN[1:]]


def trail(passage: Passage) -> list[StageLine]:
    """The stages with what is behind and what is ahead."""
    at = _ORDER.index(Stage(passage.stage))
    return [
        StageLine(capfirst(str(stage.label)), _state(_ORDER.index(stage), at, passage)) for stage in _shown(passage)
    ]


def _shown(passage: Passage) -> list[Stage]:
    return _ORDER if passage.stage == Stage.COMMENTING else _SHOWN


def _state(position: int, at: int, passage: Passage) -> str:
    if position < at or passage.stage == Stage.ISSUED:
        return "done"
    return "current" if position == at else ""


def passage_page(passage: Passage, person: Person) -> dict[str, Any]:
    """Context of ``section.html``."""
    open_steps = [TRANSITIONS[code] for code in steps_open_to(passage, person)]
    comments = comments_of(passage)
    return {
        "passage": passage,
        "directive": passage.directive,
        "trail": trail(passage),
        "waits_for": waits_for(passage, comments),
        "actions": [Action(t.action, str(t.label), t.target == Stage.DRAFTING) for t in open_steps],
        "is_returned": passage.stage == Stage.DRAFTING and last_return_step(passage.directive) is not None,
        "comments": comments,
        "answering": [comment.pk for comment in comments if _answers(comment, passage, person)],
        "may_attach_original": passage.stage == Stage.NUMBERED and "number-voided" in steps_open_to(passage, person),
        "may_amend": bool(decide(person, "amend", passage.directive)),
        "course": course_of(passage.directive),
    }


def waits_for(passage: Passage, comments: list[Comment]) -> str:
    """Who acts next, in words; nothing for what is issued."""
    if passage.stage == Stage.ISSUED:
        return ""
    if passage.stage == Stage.COMMENTING:
        waiting = [str(comment.unit) for comment in comments if comment.answered_at is None]
        return "; ".join(waiting) or str(passage.directive.created_by)
    whose = NEXT.get(passage.stage)
    if whose is None and author_is_there(passage):
        return str(passage.directive.created_by)
    unit = passage.drafting_unit if whose in {None, "approver"} else passage.directive.owner_unit
    return f"{WHO_MAY[whose or 'approver']} · {unit}"


def _answers(comment: Comment, passage: Passage, person: Person) -> bool:
    posts = {f"post:{role}@{comment.unit_id}" for role in COMMENTING_ROLES}
    return passage.stage == Stage.COMMENTING and not tokens_of(person).isdisjoint(posts)
