"""What is written before anybody sees anything: who, which page, which copy. If it cannot be, nothing opens."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.contracts import prepared, today, write_transaction
from plugins.circulation.models import Copy, Item, ItemState, ItemVersion, Opening
from plugins.circulation.reader.watermark import Mark
from plugins.circulation.services.copies import OUT


class NotOpen(Exception):
    """The document was recalled, or has run out, between the question and the first byte."""


def copy_of(item: Item, person: Any) -> Copy | None:
    """The copy that ``person`` holds of ``item``, if any."""
    return next(iter(_copies_of(item.pk, person.pk)), None)


@prepared
def _copies_of(item: Any, holder: Any) -> Any:
    return Copy.objects.filter(item_id=item, holder_id=holder, state__in=OUT).order_by("-pk")[:1]


def open_page(version: ItemVersion, page: int, person: Any) -> tuple[Opening, Mark]:
    """Write down that ``person`` is shown ``page`` (0: downloads the whole), and what is burnt in.

    Raises:
        NotOpen: see there; the state is read under the same lock as the row is written.
    """
    with write_transaction():
        (item,) = _held(version.item_id)
        if item.state != ItemState.ISSUED:
            raise NotOpen
        copy = copy_of(item, person)
        opening = Opening.objects.create(version=version, person=person, copy=copy, page=page, at=timezone.now())
    return opening, mark_of(person, item, copy, opening)


@prepared
def _held(item: Any) -> Any:
    """Nobody recalls it before the row is written."""
    return Item.objects.select_for_update(of=("self",)).filter(pk=item)


def mark_of(person: Any, item: Item, copy: Copy | None, opening: Opening) -> Mark:
    """Name and unit as of today."""
    post = next(iter(_main_posts(person.pk, today())), None)
    unit = (post.unit.short_name or post.unit.name) if post else _("no unit")
    return Mark(str(person), unit, opening.at, copy.number if copy else None, item.number, not opening.page)


@prepared
def _main_posts(person: Any, day: Any) -> Any:
    posts = get_user_model()._meta.get_field("posts").related_model._default_manager
    return posts.filter(person_id=person, starts__lte=day, is_main=True).select_related("unit").order_by("-starts")[:1]


def is_open(item_id: int) -> bool:
    """Whether the document is in circulation at this very moment; asked before every piece of a download."""
    return Item.objects.filter(pk=item_id, state=ItemState.ISSUED).exists()


def finish(opening: Opening, sent: int, *, cut_off: bool) -> None:
    """How much of a download went out."""
    with write_transaction():
        Opening.objects.filter(pk=opening.pk).update(sent=sent, cut_off=cut_off)
