"""What of the tasks waits for a person, for the home page."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Case, F, Q, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from intranet.access.rules import guards_for
from intranet.access.tokens import units_with_role, who
from intranet.contracts import Who
from intranet.directives.models import Urgency
from intranet.directives.work import WorkItem, WorkLine, first_of_each, line_of
from intranet.duties.models import Duty, DutyState
from intranet.duties.policy import UNIT_ROLES, DutyPolicy, circles
from intranet.duties.queries.narrowing import FOLLOWS, LATE, LEADS, MINE, is_in
from intranet.duties.rules import WORKED_ON
from intranet.people.models import Person
from intranet.people.rules import today

REPORTED = "reported"

KINDS: dict[str, tuple[str | Promise, str]] = {
    MINE: (_("Tasks assigned to you"), f"view={MINE}"),
    LEADS: (_("Tasks that your unit leads"), f"view={LEADS}"),
    REPORTED: (_("Results for your office to accept"), f"view={FOLLOWS}&state={DutyState.REPORTED}"),
    LATE: (_("Overdue tasks that your office follows up"), f"view={FOLLOWS}&state={LATE}"),
}
"""What each line is called, and the view of the board that holds all of it."""


def work(person: Person) -> Iterable[WorkLine]:
    """Tasks by what they ask of ``person``; each stands in one line only. One query."""
    asking = who(person)
    if asking is None:
        return
    kind = _kind(asking)
    concerning = DutyPolicy().visible(asking, Duty.objects.alias(asks=kind).filter(asks__gt=""))
    order = (F("due").asc(nulls_last=True), F("directive__urgency_rank").desc(), F("pk").asc())
    found = first_of_each(concerning.select_related("directive"), kind, "due", *order)
    for code, (title, query) in KINDS.items():
        if rows := found.get(code):
            yield line_of(title, f"{reverse('duties:board')}?{query}", rows, [_item(row) for row in rows])


def _kind(asking: Who) -> Case:
    _pk, _units, offices = circles(asking)
    worked_on = Q(state__in=WORKED_ON)
    return Case(
        When(worked_on & is_in(asking, MINE), then=Value(MINE)),
        When(worked_on & Q(lead__in=units_with_role(asking.tokens, UNIT_ROLES)), then=Value(LEADS)),
        When(Q(state=DutyState.REPORTED, office__in=offices), then=Value(REPORTED)),
        When(worked_on & Q(office__in=offices, due__lt=today()), then=Value(LATE)),
        default=Value(""),
    )


def _item(duty: Any) -> WorkItem:
    directive = duty.directive
    urgency = "" if directive.urgency == Urgency.NORMAL else capfirst(str(directive.get_urgency_display()))
    title = duty.title if guards_for("read", directive) else Truncator(duty.text).chars(120)
    due = duty.due if duty.state in WORKED_ON else None
    return WorkItem(duty.get_absolute_url(), title, directive.symbol, directive.issuer, due, urgency)
