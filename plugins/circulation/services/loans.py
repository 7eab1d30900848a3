"""A later day of return: given by a keeper, or asked for by the holder and then decided."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, notify, today, write_transaction
from plugins.circulation.models import Copy, Extension, ItemState
from plugins.circulation.policy import permits
from plugins.circulation.queries.readers import keepers_of
from plugins.circulation.services.copies import OUT, locked_copy, record_of


def extend(copy: Copy, due: date, reason: str, by: Any) -> Extension:
    """A keeper sets a later day; what the holder has asked for is settled by it. The holder is told.

    Raises:
        Refused: ``by`` does not keep it or holds it, no reason, it is out no more or recalled, or the day is not later.
    """
    with write_transaction():
        row = locked_copy(copy)
        _check_keeper(row, by)
        _check_not_holder(row, by)
        given = _asked(row, due, reason, by)
        Extension.objects.filter(copy=row, decided_at__isnull=True).update(
            agreed=True, decided_by=by, decided_at=given.at, due=due
        )
        given.agreed, given.decided_by, given.decided_at = True, by, given.at
        given.save()
        _apply(row, given, by)
    return given


def ask(copy: Copy, due: date, reason: str, by: Any) -> Extension:
    """The holder asks for a later day; keepers are told.

    Raises:
        Refused: ``by`` does not hold it, they asked already, no reason, it is out no more, or the day is not later.
    """
    with write_transaction():
        row = locked_copy(copy)
        if row.holder_id != by.pk:
            raise Refused(_("Only its holder asks to keep a copy longer."))
        if Extension.objects.filter(copy=row, decided_at__isnull=True).exists():
            raise Refused(_("You have asked already. A keeper decides."))
        asked = _asked(row, due, reason, by)
        asked.save()
        record_of("circulation.extension-asked", by, row, {"copy": row.number, "due": due.isoformat()})
        url, number = reverse("circulation:keep", args=[row.item.public_id]), row.item.number
        for keeper in keepers_of(row.item.space).exclude(pk=by.pk):
            notify(
                keeper,
                kind="circulation-extension-asked",
                key=f"extension:{asked.pk}",
                subject=None,
                number=number,
                url=url,
            )
    return asked


def decide(asked: Extension, agreed: bool, by: Any, refusal: str = "") -> None:
    """A keeper agrees, or refuses with a reason; the holder is told.

    Raises:
        Refused: ``by`` does not keep it or holds it, no reason for refusing, it was decided, or it is out no more.
    """
    with write_transaction():
        copy = locked_copy(asked.copy)
        row = Extension.objects.select_for_update(of=("self",)).get(pk=asked.pk)
        if row.decided_at is not None:
            raise Refused(_("This was decided already."))
        _check_keeper(copy, by)
        _check_not_holder(copy, by)
        if not agreed and not refusal.strip():
            raise Refused(_("Say why not."))
        if agreed:
            _check_later(copy, row.due)
        row.agreed, row.decided_by, row.decided_at, row.refusal = agreed, by, timezone.now(), refusal.strip()[:200]
        row.save(update_fields=["agreed", "decided_by", "decided_at", "refusal"])
        if agreed:
            _apply(copy, row, by)
        else:
            record_of("circulation.extension-refused", by, copy, {"copy": copy.number})
            _tell_holder(copy, row, "circulation-not-extended")


def _asked(copy: Copy, due: date, reason: str, by: Any) -> Extension:
    _check_later(copy, due)
    if not reason.strip():
        raise Refused(_("Say why."))
    return Extension(copy=copy, due_before=copy.due, due=due, reason=reason.strip()[:200], by=by, at=timezone.now())


def _check_keeper(copy: Copy, by: Any) -> None:
    if not permits(by, "keep", copy.item):
        raise Refused(_("Only keepers extend a loan."))


def _check_not_holder(copy: Copy, by: Any) -> None:
    if copy.holder_id == by.pk:
        raise Refused(_("Another keeper decides on a copy that you hold yourself."))


def _check_later(copy: Copy, due: date) -> None:
    if copy.state not in OUT or copy.item.state != ItemState.ISSUED or copy.due is None:
        raise Refused(_("Only a loan that is out is extended, and only before the document is recalled."))
    if due < today() or due <= copy.due:
        raise Refused(_("Choose a day after the one set now, and not a past one."), "due")


def _apply(copy: Copy, given: Extension, by: Any) -> None:
    copy.due, copy.reminded_on = given.due, None
    copy.save(update_fields=["due", "reminded_on"])
    details = {"copy": copy.number, "due": given.due.isoformat(), "reason": given.reason}
    record_of("circulation.extended", by, copy, details)
    _tell_holder(copy, given, "circulation-extended")


def _tell_holder(copy: Copy, about: Extension, kind: str) -> None:
    url, key = reverse("circulation:copies"), f"extension:{about.pk}"
    notify(copy.holder, kind=kind, key=key, subject=None, number=copy.item.number, url=url)
