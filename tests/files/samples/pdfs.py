"""PDFs, by pikepdf."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def _document(*pages: str, side: float = 595) -> pikepdf.Pdf:
    document = pikepdf.Pdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for text in pages:
        document.add_blank_page()
        page = document.pages[-1]
        page.MediaBox = Array([0, 0, side, 842])
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = document.make_stream(f"BT /F1 24 Tf 72 700 Td ({text}) Tj ET".encode() if text else b"")
    return document


def _bytes(document: pikepdf.Pdf, **options: Any) -> bytes:
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def pdf(*pages: str, side: float = 595) -> bytes:
    """A PDF with these texts, one a page; an empty text makes a page without a text layer, like a scan."""
    return _bytes(_document(*pages, side=side))


def pdf_with(place: str, thing: Any, *, compressed: bool = True) -> bytes:
    """A PDF whose catalogue, first page or names hold ``thing`` under a key: ``Root/OpenAction``, ``Page/AA`` …"""
    document = _document("Noi dung")
    holder, _, key = place.partition("/")
    owner = {"Root": document.Root, "Page": document.pages[0].obj}[holder]
    owner[f"/{key}"] = document.make_indirect(thing)
    mode = pikepdf.ObjectStreamMode.generate if compressed else pikepdf.ObjectStreamMode.disable
    return _bytes(document, object_stream_mode=mode)


def protected(*, user: str, owner: str) -> bytes:
    """A PDF under passwords; with an empty ``user`` everybody can open it."""
    return _bytes(_document("Noi dung"), encryption=pikepdf.Encryption(user=user, owner=owner))


def action(kind: str, **more: Any) -> Dictionary:
    return Dictionary(S=Name(f"/{kind}"), **more)


def with_attachment() -> bytes:
    document = _document("Noi dung")
    document.attachments["bang.txt"] = b"canary"
    return _bytes(document)


def with_note(text: str) -> bytes:
    """A page with a text layer, and a note laid over it."""
    document = _document("Noi dung")
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 99, 99]), Contents=text)
    document.pages[0].Annots = Array([document.make_indirect(note)])
    return _bytes(document)


def with_author(name: str) -> bytes:
    document = _document("Noi dung")
    document.docinfo["/Author"] = name
    return _bytes(document)


def broken_references() -> bytes:
    """The table of objects points nowhere, so that every reader mends the file in its own way; it names a script."""
    content = pdf_with("Root/OpenAction", action("JavaScript", JS="app.alert(1)"), compressed=False)
    return content.replace(b"startxref\n", b"startxref\n9")
