"""Numbered copies: handed over, received, given back, destroyed. Issued = held + returned + destroyed, always."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, notify, record, today, write_transaction
from plugins.circulation.models import Copy, CopyState, Item, ItemState, ItemVersion
from plugins.circulation.models.copies import Form
from plugins.circulation.policy import permits
from plugins.circulation.queries.readers import may_read
from plugins.circulation.services.scopes import wanted_of

MOST = 200
"""Copies that are handed over at once."""

OUT = (CopyState.HANDED_OVER, CopyState.HELD)


def hand_over(
    item: Item, holders: Sequence[Any], by: Any, *, form: str = Form.SCREEN, due: date | None = None
) -> list[Copy]:
    """One numbered copy for each of ``holders``, numbered on from the last.

    Raises:
        Refused: ``by`` does not keep the document, it is not in circulation, a holder may not read it or has a copy, a
            marking asks for a day of return and there is none, or it is over.
    """
    with write_transaction():
        locked = _kept(item, by)
        _check_due(locked, due)
        receivers = _receivers(locked, holders)
        last = locked.copies.aggregate(last=Max("number"))["last"] or 0
        sheets = locked.versions.values_list("pages", flat=True)[0]
        terms = {"form": form, "due": due or locked.return_by, "sheets": sheets}
        terms |= {"handed_over_by": by, "handed_over_at": timezone.now()}
        copies = [_copy(locked, number, holder, terms) for number, holder in enumerate(receivers, start=last + 1)]
        Copy.objects.bulk_create(copies)
        details = {"copies": [copy.number for copy in copies], "due": due.isoformat() if due else ""}
        record(
            "circulation.handed-over",
            actor=by,
            subject=locked,
            plugin="circulation",
            label=locked.number,
            details=details,
        )
        for copy in copies:
            tell(copy, "circulation-handed-over", copy.holder)
    return copies


def receive(copy: Copy, sheets: int, by: Any, defect: str = "", *, number: int = 1) -> None:
    """The receiver confirms: ``number`` copies (one was handed over) of so many pages were counted. A count that is not
    what was handed over is a defect, which the receiver puts into words and who handed it over is told.

    Raises:
        Refused: it is not theirs, it was received already, or the counts differ and nothing is said about that.
    """
    with write_transaction():
        row = locked_copy(copy)
        if row.holder_id != by.pk or row.state != CopyState.HANDED_OVER:
            raise Refused(_("Only its receiver confirms a copy, and only once."))
        is_whole = (number, sheets) == (1, row.sheets)
        if not is_whole and not defect.strip():
            raise Refused(
                _("1 copy of %(pages)d pages was handed over. Count again; if it differs, say below what is wrong.")
                % {"pages": row.sheets}
            )
        row.state, row.received_at, row.received_sheets = CopyState.HELD, timezone.now(), sheets
        row.defect = defect.strip()[:200]
        row.save(update_fields=["state", "received_at", "received_sheets", "defect"])
        details = {"copy": row.number, "copies": number, "pages": sheets, "defect": bool(row.defect)}
        record_of("circulation.received", by, row, details)
        if details["defect"]:
            tell(row, "circulation-defect", row.handed_over_by)


def give_back(copy: Copy, by: Any) -> None:
    """What was on the screen is given back by its holder; keepers take back either, and they alone paper. Reading by it
    ends, and a holder from whom it was taken is told.

    Raises:
        Refused: not theirs to give back, or it is back already.
    """
    with write_transaction():
        row = locked_copy(copy)
        is_keeper = permits(by, "keep", row.item)
        if row.state not in OUT:
            raise Refused(_("This copy is not out any more."))
        if not (is_keeper or (row.holder_id == by.pk and row.form == Form.SCREEN)):
            raise Refused(_("Hand a copy on paper to a keeper, who records here that it came back."))
        _end(row, CopyState.RETURNED, by)
        record_of("circulation.returned", by, row, {"copy": row.number})
        _tell_of_end(row, "circulation-taken-back", by)


def destroy(copy: Copy, witness: Any, by: Any) -> None:
    """A keeper destroys a copy before a witness; both are recorded.

    Raises:
        Refused: ``by`` does not keep it, there is no other witness, or it is out no more.
    """
    with write_transaction():
        row = locked_copy(copy)
        if row.state not in OUT or not permits(by, "keep", row.item):
            raise Refused(_("Only keepers record that a copy was destroyed, and only while it is out."))
        if witness.pk == by.pk:
            raise Refused(_("Two people are present when a copy is destroyed. Name the other one."), "witness")
        row.witness = witness
        _end(row, CopyState.DESTROYED, by)
        record_of("circulation.destroyed", by, row, {"copy": row.number, "witness": witness.pk})
        _tell_of_end(row, "circulation-destroyed", by)


def renew_copies(version: ItemVersion) -> None:
    """Copies on the screen show the new file from now on; inside the transaction that adds it. Paper stays as it is."""
    out = Copy.objects.filter(item=version.item, state__in=OUT, form=Form.SCREEN)
    out.filter(state=CopyState.HANDED_OVER).update(sheets=version.pages)
    for copy in out.select_related("item", "holder"):
        tell(copy, "circulation-new-version", copy.holder, f":{version.number}")


def _kept(item: Item, by: Any) -> Item:
    locked = Item.objects.select_for_update().select_related("space", "level").get(pk=item.pk)
    if not permits(by, "keep", locked) or locked.state != ItemState.ISSUED:
        raise Refused(_("Only keepers hand copies over, and only while the document is in circulation."))
    return locked


def _check_due(item: Item, due: date | None) -> None:
    if due and due < today():
        raise Refused(_("This day is over. Choose a later one."), "due")
    if not due and any(marking.must_return for marking in item.markings.all()):
        raise Refused(_("This document is given back after reading. Say by when."), "due")


def _receivers(item: Item, holders: Sequence[Any]) -> list[Any]:
    if not holders:
        raise Refused(_("Say who receives a copy."), "names")
    if len(holders) > MOST:
        raise Refused(_("At most 200 copies at a time."))
    readers = set(may_read(item, wanted_of(item)).values_list("pk", flat=True))
    outside = [str(holder) for holder in holders if holder.pk not in readers]
    if outside:
        raise Refused(
            _("Not in the circulation scope, or not cleared: %(names)s.") % {"names": ", ".join(outside)}, "names"
        )
    having = set(Copy.objects.filter(item=item, state__in=OUT).values_list("holder", flat=True))
    twice = [str(holder) for holder in holders if holder.pk in having]
    if twice:
        raise Refused(
            _("Already holding a copy: %(names)s. Take them out of the list.") % {"names": ", ".join(twice)}, "names"
        )
    return list(dict.fromkeys(holders))


def _copy(item: Item, number: int, holder: Any, terms: dict[str, Any]) -> Copy:
    post = holder.posts.filter(starts__lte=today(), is_main=True).select_related("unit").order_by("-starts").first()
    return Copy(item=item, number=number, holder=holder, holder_unit=post.unit.name if post else "", **terms)


def locked_copy(copy: Copy) -> Copy:
    """The row as it stands, locked."""
    return (
        Copy.objects.select_for_update(of=("self",))
        .select_related("item__space", "item__level", "holder")
        .get(pk=copy.pk)
    )


def _end(copy: Copy, state: str, by: Any) -> None:
    copy.state, copy.ended_at, copy.ended_by = state, timezone.now(), by
    copy.save(update_fields=["state", "ended_at", "ended_by", "witness"])


def _tell_of_end(copy: Copy, kind: str, by: Any) -> None:
    """The holder hears what somebody else did; about a document that may be closed to them, so without its title."""
    if copy.holder_id != by.pk:
        url, key = reverse("circulation:copies"), f"copy:{copy.item_id}:{copy.number}:end"
        notify(copy.holder, kind=kind, key=key, subject=None, number=copy.item.number, url=url)


def record_of(action: str, by: Any, copy: Copy, details: dict[str, Any]) -> None:
    """Write what was done with a copy into the log, under its document."""
    record(action, actor=by, subject=copy.item, plugin="circulation", label=copy.item.number, details=details)


def tell(copy: Copy, kind: str, person: Any, occasion: str = "") -> None:
    """Leave a notice about a copy, one for each ``occasion``."""
    url = reverse("circulation:item", args=[copy.item.public_id])
    key = f"copy:{copy.item_id}:{copy.number}{occasion}"
    notify(person, kind=kind, key=key, subject=copy.item, number=copy.item.number, url=url)
