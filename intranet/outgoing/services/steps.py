"""Steps: the row locked, the stage and the person checked, the step written, whoever is next told after the commit."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from intranet.database import write_transaction
from intranet.directives.errors import Incomplete
from intranet.directives.form_check.beside import faults_of
from intranet.directives.models import Directive
from intranet.directives.services.freezing import withdraw
from intranet.directives.state_secrets import secret_in
from intranet.directives.steps import take_step
from intranet.files.queries import attachments_of
from intranet.outgoing.access import circles_only_asked, may_take, post_for
from intranet.outgoing.errors import FormFaulty, NotYours, ReasonMissing, TextChanged, WrongStage
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.rules import NEEDS_REASON, TRANSITIONS, WHO_MAY
from intranet.outgoing.seen import DECIDES, seen_of
from intranet.outgoing.services.originals import forget_signed
from intranet.outgoing.telling import tell_next
from intranet.people.models import Person

FREE = frozenset({Stage.DRAFTING, Stage.COMMENTING})
"""Stages in which the text may be edited."""


@contextmanager
def taking(passage_id: int, action: str, by: Person, note: str = "", *, seen: str | None = None) -> Iterator[Passage]:
    """The passage under its lock for one step; the block may add to it, then stage, step and notices are written.

    ``seen`` is the ``seen_of`` the document that ``by`` had on the screen; compared where the step vouches for a text.

    Raises:
        Passage.DoesNotExist: there is none, or ``by`` may not even see it.
        WrongStage: somebody else took a step meanwhile.
        NotYours: says whose step it is.
        ReasonMissing: a return without a reason.
        TextChanged: the text is not the one that was ``seen``.
    """
    transition = TRANSITIONS[action]
    with write_transaction():
        passage = locked(passage_id)
        refuse_unless_open(passage, action, by)
        if action in NEEDS_REASON and not note.strip():
            raise ReasonMissing
        if seen is not None and action in DECIDES and seen != seen_of(passage.directive):
            raise TextChanged
        yield passage
        if action == "comments-closed":
            withdraw(passage.directive, circles_only_asked(passage))
        if action == "signature-undone":
            forget_signed(passage)
        passage.stage = transition.target
        passage.save()
        _mark_review(passage)
        take_step(passage.directive, action, by, note=note.strip(), as_=post_for(transition.whose, passage))
        tell_next(passage, action, by)


def refuse_unless_open(passage: Passage, action: str, by: Person) -> None:
    """Say why ``by`` cannot take a step now.

    Raises:
        WrongStage, NotYours: as they say.
    """
    transition = TRANSITIONS[action]
    if passage.stage not in transition.sources:
        raise WrongStage(passage.get_stage_display())
    if not may_take(transition.whose, passage, by):
        raise NotYours(WHO_MAY[transition.whose])


def move(passage_id: int, action: str, by: Person, note: str = "", *, seen: str | None = None) -> Passage:
    """A step that needs nothing but a person who may take it, and for a return the reason."""
    with taking(passage_id, action, by, note, seen=seen) as passage:
        return passage


def submit(passage_id: int, by: Person) -> Passage:
    """Hand the draft to the head of the drafting unit.

    Raises:
        Incomplete: what a draft must have before anybody approves it; all of it.
    """
    with taking(passage_id, "submitted", by) as passage:
        if problems := list(_missing(passage.directive)):
            raise Incomplete(problems)
        return passage


def check_form(passage_id: int, by: Person, *, seen: str | None = None) -> Passage:
    """Submit for signature what passed the check of form.

    Raises:
        FormFaulty: names what annex I of Decree 30/2020/NĐ-CP asks for and the draft lacks.
    """
    with taking(passage_id, "form-checked", by, seen=seen) as passage:
        if faults := faults_of(passage.directive):
            raise FormFaulty(faults)
        return passage


def locked(passage_id: int) -> Passage:
    """The passage and its document, both locked."""
    passage = Passage.objects.select_for_update().get(pk=passage_id)
    passage.directive = (
        Directive.objects.select_for_update(of=("self",)).select_related("type").get(pk=passage.directive_id)
    )
    return passage


def _mark_review(passage: Passage) -> None:
    directive = passage.directive
    directive.is_under_review = passage.stage not in FREE
    directive.save()


def _missing(directive: Directive) -> Iterator[object]:
    if directive.type is None:
        yield _("The type of the document is missing.")
    if not directive.summary:
        yield _("The summary is missing.")
    if not directive.body and not attachments_of(directive):
        yield _("There is neither a text nor a file: there would be nothing to read.")
    if refusal := secret_in(directive):
        yield refusal.message
