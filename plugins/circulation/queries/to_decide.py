"""What waits for a keeper to decide, as the home page and the list of spaces show it: by whom, a number, and where.

Neither asks a guard, so neither the title of a document nor a reason stands here.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.contracts import Who, prepared
from plugins.circulation.models import Extension, Item, ItemState, JoinRequest, Proposal
from plugins.circulation.models.requests import waiting
from plugins.circulation.policy import kept_in
from plugins.circulation.queries.spaces import OUT
from plugins.circulation.rules import split_tokens


@dataclass(frozen=True, slots=True)
class Decision:
    """One request or proposal of somebody else."""

    url: str
    who: str
    what: str
    number: str = ""


def all_of(asker: Who | None) -> list[Decision]:
    """Everything that waits for ``asker``. No query for who keeps nothing, three for a keeper."""
    if asker is None or "circulation:keeper" not in asker.tokens:
        return []
    return [*joining(asker), *changes(asker), *loans(asker)]


def number_of(asker: Who | None) -> int:
    """How many ``all_of`` finds. As many queries; they stand on every page of a keeper, so they are prepared."""
    if asker is None or "circulation:keeper" not in asker.tokens:
        return 0
    asked = _asked(asker)
    return len(_numbers_of_joining(*asked)) + len(_numbers_of_changes(*asked)) + len(_numbers_of_loans(*asked))


@prepared
def _numbers_of_joining(*asked: Any) -> QuerySet[Any, int]:
    return _joining(*asked).values_list("pk", flat=True)


@prepared
def _numbers_of_changes(*asked: Any) -> QuerySet[Any, int]:
    return _changes(*asked).values_list("pk", flat=True)


@prepared
def _numbers_of_loans(*asked: Any) -> QuerySet[Any, int]:
    return _loans(*asked).values_list("pk", flat=True)


def _asked(asker: Who) -> tuple[Any, ...]:
    """The person, the spaces they keep and the rank they are cleared for."""
    rank, _spaces, keeps = split_tokens(asker.tokens)
    return asker.person.pk, keeps, rank


def joining(asker: Who) -> list[Decision]:
    """Requests to join the open spaces that ``asker`` keeps. One query."""
    rows = _joining(*_asked(asker))
    return [
        Decision(
            _url("roster", row.space.public_id), str(row.by), _("asks to join “%(title)s”") % {"title": row.space.title}
        )
        for row in rows.select_related("space", "by")
    ]


def changes(asker: Who) -> list[Decision]:
    """Changes of documents that ``asker`` keeps. One query."""
    rows = _changes(*_asked(asker))
    return [
        Decision(_url("keep", row.item.public_id), str(row.by), _("proposes a change"), row.item.number)
        for row in rows.select_related("item", "by")
    ]


def loans(asker: Who) -> list[Decision]:
    """Longer loans of documents that ``asker`` keeps. One query."""
    rows = _loans(*_asked(asker))
    return [
        Decision(
            _url("keep", row.copy.item.public_id), str(row.by), _("asks to keep a copy longer"), row.copy.item.number
        )
        for row in rows.select_related("copy__item", "by")
    ]


def longer_loans(items: QuerySet[Item]) -> QuerySet[Extension]:
    """Requests for copies of ``items`` that are out still; what came back, or was recalled, needs no answer."""
    return waiting(Extension).filter(copy__item__in=items, copy__state__in=OUT, copy__item__state=ItemState.ISSUED)


def _joining(person: Any, keeps: Any, _rank: Any) -> QuerySet[JoinRequest]:
    return waiting(JoinRequest).filter(space__pk__in=keeps, space__archived_at__isnull=True).exclude(by__pk=person)


def _changes(person: Any, keeps: Any, rank: Any) -> QuerySet[Proposal]:
    return waiting(Proposal).filter(item__in=_open_to(keeps, rank)).exclude(by__pk=person)


def _loans(person: Any, keeps: Any, rank: Any) -> QuerySet[Extension]:
    return longer_loans(_open_to(keeps, rank)).exclude(by__pk=person)


def _open_to(keeps: Any, rank: Any) -> QuerySet[Item]:
    return kept_in(keeps, rank, Item.objects.filter(space__archived_at__isnull=True))


def _url(name: str, public_id: object) -> str:
    return reverse(f"circulation:{name}", args=[public_id])
