"""PDF (ISO 32000-2): nothing that acts, nothing inside, then the text layer page by page."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from intranet.files.extraction.decoders import composed
from intranet.files.extraction.outcome import Checked, Part, Refused, Unread

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
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def read_pdf(file: BinaryIO) -> Iterator[Part]:
    """Check the whole file, then read its text layer. ``pages_without_text``: pages that are pictures (scans).

    A file that opens without a password but forbids printing is read like any other; one that asks for a password
    cannot be checked and is refused.
    """
    notices, marks = _checked(file)
    document = pypdfium2.PdfDocument(file)
    texts = (_text_of(document, number) for number in range(len(document)))
    first = next(texts, "")
    yield Checked(f"{first}\n{marks}".strip() if first.strip() else None, notices)
    yield first
    blank = not first.strip()
    for text in texts:
        blank = blank or not text.strip()
        yield "\f" + text
    if blank:
        yield Unread("pages_without_text")


def _checked(file: BinaryIO) -> tuple[tuple[str, ...], str]:
    _check_end(file)
    try:
        document = pikepdf.open(file, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise Refused("encrypted") from error
    with document:
        _check_size(document)
        _check_start(document.Root.get("/OpenAction"))
        for thing in document.objects:
            if _SUSPECT.search(_printed(thing)):
                _check_thing(thing)
        if document.get_warnings():
            _check_raw(file)
        return ("author",) if str(document.docinfo.get("/Author", "")).strip() else (), _marks(document)


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


def _marks(document: pikepdf.Pdf) -> str:
    """What stamps and notes laid over the first page say: they are no part of its text layer."""
    if not document.pages:
        return ""
    notes = document.pages[0].obj.get("/Annots", ())
    return "\n".join(str(note.get("/Contents", "")) for note in notes if isinstance(note, pikepdf.Dictionary)).strip()


def _text_of(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text = page.get_textpage().get_text_range()
    page.close()
    return _NOT_KEPT.sub("", composed(text))
