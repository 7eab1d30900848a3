"""What the pages show, put together from queries."""

from typing import Any

from django.utils.text import capfirst

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of
from intranet.directives.steps import course_of
from intranet.directives.trail import Action, StageLine
from intranet.outgoing.access import steps_open_to
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.queries import comments_of
from intranet.outgoing.rules import TRANSITIONS
from intranet.outgoing.services.comments import COMMENTING_ROLES
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
        "actions": [Action(t.action, str(t.label), t.target == Stage.DRAFTING) for t in open_steps],
        "is_returned": passage.stage == Stage.DRAFTING and last_return_step(passage.directive) is not None,
        "comments": comments,
        "answering": [comment.pk for comment in comments if _answers(comment, passage, person)],
        "may_attach_original": passage.stage == Stage.NUMBERED and "number-voided" in steps_open_to(passage, person),
        "may_amend": bool(decide(person, "amend", passage.directive)),
        "course": course_of(passage.directive),
    }


def _answers(comment: Comment, passage: Passage, person: Person) -> bool:
    posts = {f"post:{role}@{comment.unit_id}" for role in COMMENTING_ROLES}
    return passage.stage == Stage.COMMENTING and not tokens_of(person).isdisjoint(posts)
