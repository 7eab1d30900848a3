"""Asking to be let into a space, where its policy says that one may ask."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, notify, record, today, who, write_transaction
from plugins.circulation.models import Joining, JoinRequest, Space
from plugins.circulation.policy import permits
from plugins.circulation.queries.readers import keepers_of
from plugins.circulation.rules import keeper_token, member_token
from plugins.circulation.services.spaces import LetIn, let_in


def may_ask(space: Space, person: Any) -> bool:
    """Whether ``person`` may know of the space, is asked to ask, and does not belong to it yet."""
    asker = who(person)
    if asker is None or space.joining != Joining.ASKED or not permits(person, "know", space):
        return False
    return asker.tokens.isdisjoint({member_token(space.pk), keeper_token(space.pk)})


def ask(space: Space, reason: str, by: Any) -> JoinRequest:
    """Keep the request until a keeper decides; keepers are told.

    Raises:
        Refused: the space takes no requests from ``by``, no reason, or they asked already.
    """
    with write_transaction():
        locked = Space.objects.select_for_update().get(pk=space.pk)
        if not may_ask(locked, by):
            raise Refused(_("You cannot ask to join this space."))
        if not reason.strip():
            raise Refused(_("Say why you need to join."))
        if JoinRequest.objects.filter(space=locked, by=by, decided_at__isnull=True).exists():
            raise Refused(_("You have asked already. A keeper decides."))
        asked = JoinRequest.objects.create(space=locked, reason=reason.strip()[:200], by=by, at=timezone.now())
        record("circulation.join-asked", actor=by, subject=locked, plugin="circulation")
        url = reverse("circulation:roster", args=[locked.public_id])
        for keeper in keepers_of(locked):
            _tell(keeper, "circulation-join-asked", asked, url)
    return asked


def decide(asked: JoinRequest, agreed: bool, by: Any, refusal: str = "") -> None:
    """A keeper lets them in from today on, or refuses with a reason; they are told.

    Raises:
        Refused: ``by`` is no keeper, no reason for refusing, or it was decided already.
    """
    with write_transaction():
        space = Space.objects.select_for_update().get(pk=asked.space_id)
        row = JoinRequest.objects.select_for_update(of=("self",)).select_related("by").get(pk=asked.pk)
        if row.decided_at is not None:
            raise Refused(_("This was decided already."))
        if not permits(by, "keep", space) or by.pk == row.by_id:
            raise Refused(_("Only keepers let people in."))
        if not agreed and not refusal.strip():
            raise Refused(_("Say why not."))
        row.agreed, row.decided_by, row.decided_at, row.refusal = agreed, by, timezone.now(), refusal.strip()[:200]
        row.save(update_fields=["agreed", "decided_by", "decided_at", "refusal"])
        if agreed:
            let_in(space, LetIn((f"user:{row.by_id}",), row.reason, today()), by)
            url = reverse("circulation:space", args=[space.public_id])
            _tell(row.by, "circulation-joined", row, url)
        else:
            record("circulation.join-refused", actor=by, subject=space, plugin="circulation")
            _tell(row.by, "circulation-not-joined", row, reverse("circulation:join", args=[space.public_id]))


def _tell(person: Any, kind: str, asked: JoinRequest, url: str) -> None:
    """Without the name of the space: who reads the notice later may not be allowed to know it any more."""
    notify(person, kind=kind, key=f"join:{asked.pk}", subject=None, number="", url=url)
