"""What of the outgoing documents waits for a person, for the home page."""

from collections.abc import Iterable

from django.db.models import DateField, F, OuterRef, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from intranet.directives.work import WorkItem, WorkLine, first_of_each, line_of
from intranet.outgoing.models import Comment, Passage, Stage
from intranet.outgoing.queries import mine_now, passages
from intranet.people.models import Person

TITLES: dict[str, str | Promise] = {
    Stage.SIGNATURE: _("Documents for your signature"),
    Stage.APPROVAL: _("Drafts for your approval"),
    Stage.COMMENTING: _("Drafts that your unit is asked to comment on"),
    Stage.FORM_CHECK: _("Drafts for the check of form"),
    Stage.SIGNED: _("Signed documents to be numbered"),
    Stage.NUMBERED: _("Numbered documents to be issued"),
    Stage.DRAFTING: _("Drafts that you are writing"),
}
"""What waits at each stage, in the order in which it is shown."""


def work(person: Person) -> Iterable[WorkLine]:
    """The documents whose next step is ``person``'s, by stage. One query."""
    asked = Comment.objects.filter(passage=OuterRef("pk"), answered_at__isnull=True, due__isnull=False)
    mine = passages(person).filter(mine_now(person))
    mine = mine.annotate(answer_by=Subquery(asked.order_by("due").values("due")[:1], output_field=DateField()))
    order = (F("directive__urgency_rank").desc(), F("answer_by").asc(nulls_last=True), F("pk").asc())
    found = first_of_each(mine, F("stage"), "answer_by", *order)
    for stage, title in TITLES.items():
        if rows := found.get(stage):
            yield line_of(title, f"{reverse('outgoing:list')}?tab=mine", rows, [_item(row) for row in rows])


def _item(passage: Passage) -> WorkItem:
    directive = passage.directive
    urgency = "" if directive.urgency == "normal" else capfirst(str(directive.get_urgency_display()))
    due = passage.answer_by if passage.stage == Stage.COMMENTING else None  # type: ignore[attr-defined]
    title, unit = directive.summary or "–", str(passage.drafting_unit)
    return WorkItem(directive.get_absolute_url(), title, directive.symbol_shown, unit, due, urgency)
