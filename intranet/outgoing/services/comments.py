"""Comments on a draft: asked of units, answered once by each."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.access.tokens import tokens_of
from intranet.database import write_transaction
from intranet.directives.errors import Incomplete, TransitionRefused
from intranet.directives.services.freezing import admit
from intranet.directives.steps import As, take_step
from intranet.outgoing.errors import NotYours, WrongStage
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.rules import COMMENTING_ROLES
from intranet.outgoing.services.steps import locked, taking
from intranet.outgoing.telling import tell_commenters
from intranet.people.models import Person, Unit
from intranet.people.rules import today


def ask_comments(passage_id: int, by: Person, units: Iterable[Unit], *, due: date | None) -> Passage:
    """Let units read the draft and ask each for one comment.

    Raises:
        Incomplete: no unit, or a day that has passed.
    """
    asked = list(units)
    with taking(passage_id, "comments-asked", by) as passage:
        if not asked:
            raise Incomplete([_("Choose at least one unit.")])
        if due is not None and due < today():
            raise Incomplete([_("This day has passed. Choose today or a later day.")])
        Comment.objects.bulk_create(
            Comment(passage=passage, unit=unit, due=due, asked_at=timezone.now()) for unit in asked
        )
        admit(passage.directive, [token for unit in asked for token in sorted(_posts(unit.pk).tokens)])
        tell_commenters(passage, asked)
        return passage


def answer_comment(comment_id: int, by: Person, text: str) -> Comment:
    """Write the comment of a unit; it can be written anew until the comments are ended.

    Raises:
        WrongStage: the comments were ended.
        NotYours: ``by`` does not answer for the unit.
    """
    with write_transaction():
        comment = Comment.objects.select_for_update().get(pk=comment_id)
        passage = locked(comment.passage_id)
        if passage.stage != Stage.COMMENTING:
            raise WrongStage(passage.get_stage_display())
        posts = _posts(comment.unit_id)
        if tokens_of(by).isdisjoint(posts.tokens):
            raise NotYours(_("head, leader, editor or clerk of the unit that was asked"))
        if not text.strip():
            raise TransitionRefused([_("Write the comment. If there is nothing to say, write that the unit agrees.")])
        comment.text, comment.answered_at, comment.answered_by = text.strip()[:5000], timezone.now(), by
        comment.save()
        take_step(passage.directive, "commented", by, note=str(comment.unit), as_=posts)
    return comment


def _posts(unit_id: int) -> As:
    return As(COMMENTING_ROLES, unit_id)
