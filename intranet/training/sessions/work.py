"""Classes that a person is invited to, among their work on the home page."""

from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext

from intranet.access.decisions import visible
from intranet.attendance.models import Answer, SessionState
from intranet.directives.work import SHOWN, SOON, WorkItem, WorkLine
from intranet.people.models import Person
from intranet.training.models import TrainingClass
from intranet.training.sessions.services import when_and_where

TITLE = gettext_lazy("Training classes to come to")
AHEAD = (SessionState.PLANNED, SessionState.HELD)


def to_come_to(person: Any, day: Any) -> QuerySet[TrainingClass]:
    """Classes that are not over by ``day`` and to which ``person``, a key or a reference, is invited and did not ask to
    be excused. One row each.
    """
    comes = {"session__invitations__person": person, "session__invitations__answer__in": ("", Answer.COMING)}
    ahead = {"until__gte": day, "session__state__in": AHEAD, "published_at__isnull": False}
    return TrainingClass.objects.filter(**comes, **ahead)


def line_of(person: Person, day: date) -> WorkLine:
    """The next classes that they may read, the first day first; who did not answer yet is asked to. One query, besides
    their rights.
    """
    found: Any = visible(person, to_come_to(person.pk, day)).annotate(answer=F("session__invitations__answer"))
    rows = list(found.select_related("session__unit").order_by("session__on", "pk"))
    soon = sum(each.held.on <= day + SOON for each in rows)
    return WorkLine(
        TITLE, reverse("training:sessions:list"), len(rows), 0, soon, [_item(each) for each in rows[:SHOWN]]
    )


def _item(found: Any) -> WorkItem:
    asked = (
        pgettext("work", "you will come") if found.answer else pgettext("work", "you are invited, say whether you come")
    )
    note = f"{when_and_where(found)} · {asked}"
    return WorkItem(found.get_absolute_url(), found.title, found.number, issuer=found.held.unit.name, note=note)
