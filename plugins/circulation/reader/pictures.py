"""Pages drawn once and kept sealed; what comes out of here bears no mark yet and never leaves the server as it is."""

import hashlib
import io
from contextlib import suppress
from typing import Any

from django.db import IntegrityError
from PIL import Image

from intranet.contracts import SealBroken, SealedFile, page_picture, prepared, sealed_files, write_transaction
from plugins.circulation.folders import FOLDER, PICTURES
from plugins.circulation.models import ItemVersion, PagePicture

DPI = 150


class NotDrawn(Exception):
    """The page cannot be drawn now: the file is damaged, its key is not here, or drawing took too long."""


def picture_of(version: ItemVersion, page: int) -> Image.Image:
    """Page ``page`` (from 1) in shades of grey or in colour.

    Raises:
        NotDrawn: see there.
    """
    kept = next(iter(_kept(version.pk, page)), None)
    if kept is not None:
        with suppress(SealBroken):
            return _opened(_verified(_sealed(kept), PICTURES))
    return _drawn(version, page)


@prepared
def _kept(version: Any, page: Any) -> Any:
    return PagePicture.objects.filter(version_id=version, page=page)


def _drawn(version: ItemVersion, page: int) -> Image.Image:
    content = page_picture(content_of(version), version.kind, page - 1, dpi=DPI)
    if not content:
        raise NotDrawn(f"page {page} of version {version.pk}")
    _keep(version, page, content)
    return _opened(content)


def content_of(version: ItemVersion) -> bytes:
    """The original, for drawing alone.

    Raises:
        NotDrawn: it is missing or damaged.
    """
    sealed = SealedFile(version.name, bytes(version.wrapped), version.size, version.sha256)
    try:
        return _verified(sealed, FOLDER)
    except SealBroken as error:
        raise NotDrawn(str(error)) from error


def _verified(sealed: SealedFile, folder: str) -> bytes:
    """The content, which is what came in: the seal proves the file, the digest that it is the one this row speaks of.

    Raises:
        SealBroken: it is not.
    """
    content = b"".join(sealed_files.pieces(sealed, folder=folder))
    if hashlib.sha256(content).hexdigest() != sealed.sha256:
        raise SealBroken("the content is not what its row says")
    return content


def _opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content), formats=("JPEG",))
    picture.load()
    return picture


def _keep(version: ItemVersion, page: int, content: bytes) -> None:
    sealed = sealed_files.keep([content], folder=PICTURES)
    try:
        with write_transaction():
            PagePicture.objects.create(
                version=version,
                page=page,
                name=sealed.name,
                wrapped=sealed.wrapped,
                size=sealed.size,
                sha256=sealed.sha256,
            )
    except IntegrityError:  # drawn by two at once
        sealed_files.discard(sealed.name, folder=PICTURES)


def _sealed(kept: PagePicture) -> SealedFile:
    return SealedFile(kept.name, bytes(kept.wrapped), kept.size, kept.sha256)
