"""Wider readerships that wait for a second person, on the home page of whoever may be that person."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.models import AudienceChange, Directive, DirectiveState
from intranet.directives.policy import SECONDS
from intranet.directives.work import WorkItem, WorkLine
from intranet.people.models import Person


def seconding(person: Person) -> Iterable[WorkLine]:
    """One line, of what others proposed in the offices where ``person`` decides: what the policy calls "second", as far
    as they may read it. One query, none without such a post.
    """
    units = units_with_role(tokens_of(person), SECONDS)
    if not units:
        return
    waiting = AudienceChange.objects.filter(decided_at__isnull=True, directive__state=DirectiveState.ISSUED)
    readable = visible(person, Directive.objects.filter(owner_unit__in=units)).values("pk")
    mine = waiting.filter(directive__in=readable).exclude(by=person).select_related("directive", "by")
    if items := [_item(change) for change in mine.defer("readers", "terms", "directive__body").order_by("at", "pk")]:
        yield WorkLine(_("Wider readerships that wait for you"), "", len(items), items=items)


def _item(change: AudienceChange) -> WorkItem:
    directive = change.directive
    url = reverse("directives:audience", args=[directive.public_id])
    note = _("Proposed by %(person)s") % {"person": change.by}
    return WorkItem(url, directive.summary, directive.symbol, directive.issuer, note=note)
