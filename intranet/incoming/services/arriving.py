"""Arrivals: how a document comes to stand before the clerk of a receiving office."""

from django.db.models import Q

from intranet.directives.models import Directive, DirectiveReader
from intranet.files.queries import attachments_of
from intranet.incoming.models import Arrival
from intranet.notifications.services import notify_many
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries import holders_of
from intranet.people.queries.posts import held_on
from intranet.people.rules import local_date, today


def arrival_of(directive: Directive, office: Unit) -> Arrival:
    """The row of ``directive`` in ``office``, locked; made when the office takes its first step with it."""
    arrived = local_date(directive.created_at) if directive.owner_unit_id == office.pk else today()
    made, _new = Arrival.objects.get_or_create(directive=directive, office=office, defaults={"arrived_on": arrived})
    return Arrival.objects.select_for_update().get(pk=made.pk)


def arrive_at_door(directive: Directive) -> None:
    """A document from outside has been taken in."""
    is_scanned = any(each.file.is_scanned for each in attachments_of(directive))
    Arrival.objects.get_or_create(
        directive=directive,
        office=directive.owner_unit,
        defaults={"arrived_on": local_date(directive.created_at), "is_unchecked": is_scanned},
    )


def mark_checked(directive: Directive, by: Person) -> None:
    """A person has saved the draft. Called in the transaction that changes it."""
    Arrival.objects.filter(directive=directive, is_unchecked=True).update(is_unchecked=False)


def arrive_in_offices(directive: Directive, by: Person | None) -> None:
    """A document issued in this house arrives in every office among its readers that has a clerk of its own.

    Called in the transaction that completes the issue; the clerks are told.
    """
    if not directive.is_outgoing:
        return
    for office in _receiving(directive):
        _made, is_new = Arrival.objects.get_or_create(
            directive=directive, office=office, defaults={"arrived_on": today()}
        )
        if is_new:
            _tell(directive, office)


def _receiving(directive: Directive) -> list[Unit]:
    tokens = DirectiveReader.objects.filter(directive=directive, works=False).values_list("token", flat=True)
    chosen = {"unit": set(), "under": set()}  # type: dict[str, set[int]]
    for token in tokens:
        kind, _sep, pk = token.partition(":")
        if kind in chosen:
            chosen[kind].add(int(pk))
    paths = Unit.objects.filter(pk__in=chosen["under"]).values_list("path", flat=True)
    among = Q(pk__in=chosen["unit"])
    for path in paths:
        among |= Q(path__startswith=path)
    clerks = Post.objects.filter(held_on(today()), role=PostRole.CLERK).values("unit")
    return list(Unit.objects.filter(among, pk__in=clerks).exclude(pk=directive.owner_unit_id))


def _tell(directive: Directive, office: Unit) -> None:
    notify_many(
        holders_of((PostRole.CLERK,), office.pk),
        kind="document-arrived",
        key=f"arrival:{directive.pk}:{office.pk}",
        subject=directive,
        number=directive.symbol,
        url=directive.get_absolute_url(),
    )
