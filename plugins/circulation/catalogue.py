"""What can be found: number and title; the text too, where its space allows that, while the guard is satisfied."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace as replaced

from django.urls import reverse
from django.utils.translation import gettext_noop

from intranet.contracts import SealBroken, unseal
from plugins.circulation.folders import TEXT
from plugins.circulation.models import Item, ItemState, ItemVersion
from plugins.circulation.rules import opened
from search.catalogue import PAGE_HERE, Entry, Source, in_sections, remove, replace

NAME = "circulation.item"
KIND = gettext_noop("Restricted documents")
BODY = "text"

logger = logging.getLogger("plugins.circulation")


def put(item: Item) -> None:
    """Bring the entries of one document in line; inside the transaction that changes it."""
    replace(NAME, str(item.pk), entries_of(item))


def drop(item: Item) -> None:
    """Nothing of the document is found from now on."""
    remove(NAME, str(item.pk))


def entries_of(item: Item) -> Iterator[Entry]:
    """Number and title; and the text as a part of its own, in sections where it is long."""
    if item.state != ItemState.ISSUED:
        return
    tokens = list(item.readers.values_list("token", flat=True))
    yield _entry(item, tokens)
    version = item.versions.first()
    if item.space.text_is_found and version is not None and (text := _readable_text(version)):
        whole = replaced(
            _entry(item, [opened(token) for token in tokens]),
            part=BODY,
            text=text,
            attachment=version.file_name,
            url=f"{_address(item)}?trang={PAGE_HERE}",
        )
        yield from in_sections(whole)


def _readable_text(version: ItemVersion) -> str:
    """Empty where the seal is broken: the others are found all the same."""
    try:
        return text_of(version)
    except SealBroken:
        logger.exception("what was read of version %d cannot be unsealed", version.pk)
        return ""


def text_of(version: ItemVersion) -> str:
    """What was read of the file when it came in."""
    return unseal(bytes(version.text), purpose=TEXT, owner=version.name).decode()


def _entry(item: Item, tokens: Iterable[str]) -> Entry:
    return Entry(
        source=NAME,
        key=str(item.pk),
        title=item.title,
        number=item.number,
        url=_address(item),
        tokens=tokens,
        facets={"kind": KIND},
    )


def _address(item: Item) -> str:
    return reverse("circulation:item", args=[item.public_id])


def source() -> Source:
    """Everything of circulation that can be found."""
    return Source(NAME, KIND, entries)


def entries() -> Iterator[Entry]:
    """The entries of every document in circulation."""
    for item in Item.objects.filter(state=ItemState.ISSUED).select_related("space").iterator(chunk_size=200):
        yield from entries_of(item)
