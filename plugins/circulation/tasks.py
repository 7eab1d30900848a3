"""What the worker does: reminds of loans, removes what nobody claims, and re-wraps keys."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.db.models import Q
from django.urls import reverse

from intranet.contracts import SealBroken, is_newest, notify, seal, sealed_files, today, unseal, write_transaction
from plugins.circulation.catalogue import put
from plugins.circulation.folders import FOLDER, PICTURES, TEXT
from plugins.circulation.models import Copy, Item, ItemState, ItemVersion, PagePicture
from plugins.circulation.services.copies import OUT

BEFORE = timedelta(days=1)
"""A loan is told the day before it is due, on the day, and every week after."""

A_WEEK = timedelta(days=7)
A_DAY = 24 * 3600
AT_ONCE = 200

logger = logging.getLogger("plugins.circulation")


def remind() -> None:
    """Tell holders whose loans are due; once a day and copy at most. What is left over comes the next time."""
    day = today()
    for copy in _to_remind(day).select_related("item", "holder").order_by("due", "pk")[:AT_ONCE]:
        with write_transaction():
            if Copy.objects.filter(pk=copy.pk, state__in=OUT).exclude(reminded_on=day).update(reminded_on=day):
                key = f"loan:{copy.pk}:{day.isoformat()}"
                url, number = reverse("circulation:copies"), copy.item.number
                notify(copy.holder, kind="circulation-loan-due", key=key, subject=None, number=number, url=url)


def _to_remind(day: date) -> Any:
    """Who was told already is left out here and not later: they would take the places of those who were not."""
    again = Q(due__in=[day, day + BEFORE]) | Q(reminded_on__isnull=True) | Q(reminded_on__lte=day - A_WEEK)
    return Copy.objects.filter(again, state__in=OUT, due__lte=day + BEFORE).exclude(reminded_on=day)


def sweep() -> None:
    """Remove sealed files older than a day that no row names."""
    before = time.time() - A_DAY
    for folder, rows in ((FOLDER, ItemVersion.objects.all()), (PICTURES, PagePicture.objects.all())):
        for name in list(sealed_files.unclaimed(rows.values_list("name", flat=True), folder=folder, before=before)):
            sealed_files.discard(name, folder=folder)


def rewrap() -> None:
    """Bring what an older master key has wrapped under the newest one; some at a time. What no key here opens is left
    as it is: the key may come back, and the others do not wait for it.
    """
    for row in chain(_older(ItemVersion), _older(PagePicture)):
        with _left_if_broken(row), write_transaction():
            row.wrapped = sealed_files.rewrap(row.name, bytes(row.wrapped))
            row.save(update_fields=["wrapped"])
    for version in _texts():
        with _left_if_broken(version), write_transaction():
            text = unseal(bytes(version.text), purpose=TEXT, owner=version.name)
            version.text = seal(text, purpose=TEXT, owner=version.name)
            version.save(update_fields=["text"])


@contextmanager
def _left_if_broken(row: ItemVersion | PagePicture) -> Iterator[None]:
    try:
        yield
    except SealBroken:
        logger.exception("%s cannot be brought under the newest master key", row)


def bring_texts(space_id: int) -> None:
    """Put the texts of a space into the index, or take them out, as the space says now; a document at a time."""
    for item_id in Item.objects.filter(space=space_id, state=ItemState.ISSUED).values_list("pk", flat=True):
        with write_transaction():
            put(Item.objects.select_for_update(of=("self",)).select_related("space").get(pk=item_id))


def _older(model: type[ItemVersion] | type[PagePicture]) -> list[ItemVersion | PagePicture]:
    rows = model.objects.only("name", "wrapped").iterator(chunk_size=AT_ONCE)
    return [row for row in rows if not is_newest(bytes(row.wrapped))][:AT_ONCE]


def _texts() -> list[ItemVersion]:
    rows = ItemVersion.objects.only("name", "text").iterator(chunk_size=AT_ONCE)
    return [row for row in rows if not is_newest(bytes(row.text))][:AT_ONCE]
