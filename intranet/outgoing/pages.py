"""What the pages show, put together from queries."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of
from intranet.directives.services.issuing import is_ready
from intranet.directives.steps import course_of
from intranet.directives.trail import Action, StageLine
from intranet.files.models import AttachmentRole
from intranet.files.queries import attachments_of
from intranet.outgoing.access import author_is_there, steps_open_to
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.queries import comments_of
from intranet.outgoing.rules import COMMENTING_ROLES, NEEDS_REASON, NEXT, TRANSITIONS, WHO_MAY, Transition
from intranet.outgoing.whereabouts import last_return_step
from intranet.people.models import Person

_SHOWN = [Stage.DRAFTING, Stage.APPROVAL, Stage.FORM_CHECK, Stage.SIGNATURE, Stage.SIGNED, Stage.NUMBERED, Stage.ISSUED]
_ORDER = [Stage.DRAFTING, Stage.COMMENTING, *_SHOWN[1:]]

SCAN_IT = _("Scan the signed paper with its number %(number)s, the date %(day)s and the seal.")
NUMBER_IT = _(
    "Write the number %(number)s and the date %(day)s on the signed file, sign it for the office, and choose it here. "
    "Nothing else may change."
)
"""What is done before the original is attached."""


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
        "actions": [Action(t.action, str(t.label), _goes_back(t)) for t in open_steps],
        "is_returned": passage.stage == Stage.DRAFTING and last_return_step(passage.directive) is not None,
        "comments": comments,
        "answering": [comment.pk for comment in comments if _answers(comment, passage, person)],
        "may_attach_original": passage.stage == Stage.NUMBERED and "number-voided" in steps_open_to(passage, person),
        "lacks_original": passage.stage == Stage.NUMBERED and not is_ready(passage.directive),
        "may_amend": bool(decide(person, "amend", passage.directive)),
        "course": course_of(passage.directive),
    }


def original_page(passage: Passage) -> dict[str, Any]:
    """What the clerk has to do with which file before the original is attached (Decree 30/2020/NĐ-CP, art. 17)."""
    directive = passage.directive
    words = {"number": directive.number, "day": f"{directive.date:%d/%m/%Y}"}
    if passage.is_signed_on_paper:
        return {"explanation": SCAN_IT % words}
    signed = next((each for each in attachments_of(directive) if each.role == AttachmentRole.ORIGINAL), None)
    return {"explanation": NUMBER_IT % words, "file_to_number": signed}


def _goes_back(step: Transition) -> bool:
    return step.target == Stage.DRAFTING or step.action in NEEDS_REASON


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
