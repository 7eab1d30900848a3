"""What a PDF (ISO 32000-2) must be before it is read: nothing in it acts, and no file is hidden inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import pikepdf

from intranet.files.extraction.outcome import Refused

MOST_PAGES = 5_000
MOST_OBJECTS = 500_000
LARGEST_SIDE = 14_400
"""Units of 1/72 inch: ISO 32000-1, annex C.2."""

_EMBEDS = {
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/EF",
    "/FileAttachment",
    "/Collection",
    "/RichMedia",
    "/Movie",
    "/Sound",
    "/3D",
}
_ACTS = {"/JS", "/JavaScript", "/XFA", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Rendition"}
_SUSPECT = re.compile(
    rb"/(?:JS|JavaScript|XFA|Launch|SubmitForm|ImportData|GoToE|GoToR|Rendition|EmbeddedFiles?|EF|FileAttachment|Collection"
    rb"|RichMedia|Movie|Sound|3D|AA)(?![A-Za-z0-9])"
)


@dataclass(frozen=True, slots=True)
class CheckedPdf:
    """What the checks saw besides: codes of notices, and whether there is a signature to verify."""

    notices: tuple[str, ...]
    is_signed: bool


def check_pdf(file: BinaryIO) -> CheckedPdf:
    """Look at every object of the file.

    A file that opens without a password but forbids printing is checked like any other; one that asks for a password
    cannot be checked.

    Raises:
        Refused: it acts, holds other files, is too large, encrypted or damaged.
    """
    _check_end(file)
    try:
        document = pikepdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Refused("encrypted") from error
    with document:
        _check_size(document)
        _check_start(document.Root.get("/OpenAction"))
        signed = False
        for thing in document.objects:
            printed = _printed(thing)
            signed = signed or b"/ByteRange" in printed
            if _SUSPECT.search(printed):
                _check_thing(thing)
        if document.get_warnings():
            _check_raw(file)
        return CheckedPdf(("author",) if str(document.docinfo.get("/Author", "")).strip() else (), signed)


def _check_end(file: BinaryIO) -> None:
    """Behind the last end mark there is nothing but line ends."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 2048))
    _before, mark, behind = file.read().rpartition(b"%%EOF")
    if not mark:
        raise Refused("damaged")
    if behind.strip(b"\r\n\t \x00\x1a"):
        raise Refused("polyglot")
    file.seek(0)


def _check_size(document: pikepdf.Pdf) -> None:
    if len(document.objects) > MOST_OBJECTS or int(document.Root.Pages.get("/Count", 0)) > MOST_PAGES:
        raise Refused("too_many_pages")
    if len(document.pages) > MOST_PAGES:
        raise Refused("too_many_pages")
    for page in document.pages:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        if max(abs(right - left), abs(top - bottom)) * float(page.obj.get("/UserUnit", 1)) > LARGEST_SIDE:
            raise Refused("picture_too_large")


def _check_start(action: Any) -> None:
    """``/OpenAction`` may show a page; it may not do anything else."""
    if isinstance(action, pikepdf.Dictionary) and action.get("/S") != pikepdf.Name.GoTo:
        raise Refused("active_pdf")


def _printed(thing: Any) -> bytes:
    """The object as PDF source, names decoded: ``/J#53`` is ``/JS`` here."""
    if isinstance(thing, pikepdf.Stream):
        return thing.stream_dict.unparse()
    return thing.unparse(resolved=True) if isinstance(thing, pikepdf.Object) else b""


def _check_thing(thing: Any) -> None:
    """Look at the names proper, so that a title that only mentions one passes. Indirect objects get their own turn."""
    for key, value in _members(thing):
        names = {key, str(value)} if isinstance(value, pikepdf.Name) else {key}
        if names & _EMBEDS:
            raise Refused("embedded")
        if names & _ACTS or (key == "/AA" and len(value)):
            raise Refused("active_pdf")
        if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
            _check_thing(value)


def _members(thing: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        yield from thing.items()
    elif isinstance(thing, pikepdf.Array):
        yield from (("", value) for value in thing)


def _check_raw(file: BinaryIO) -> None:
    """A file that qpdf had to mend may be mended otherwise by a viewer: then no byte of it may name what acts."""
    file.seek(0)
    if re.search(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia|OpenAction)\b", file.read()):
        raise Refused("active_pdf")
    file.seek(0)
