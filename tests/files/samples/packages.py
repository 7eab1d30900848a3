"""ZIP packages, written part by part."""

import io
import zipfile
from collections.abc import Iterable, Mapping

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Part = str | bytes


def archive(parts: Mapping[str | zipfile.ZipInfo, Part] | Iterable[tuple[str, Part]]) -> bytes:
    """A ZIP file of these parts, in their order."""
    out = io.BytesIO()
    items = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in items:
            package.writestr(name, content)
    return out.getvalue()


def types(main: str) -> str:
    return _TYPES.format(f'<Override PartName="/x" ContentType="{_OFFICE}.{main}"/>')


def word_xml(*paragraphs: str) -> str:
    """``document.xml`` with these paragraphs; one that begins with "<" is taken as markup."""
    body = "".join(p if p.startswith("<") else f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    return f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def docx(*paragraphs: str, **more: Part) -> bytes:
    """A text document; ``more`` are further parts, ``__`` in a name standing for "/" and the dot left as it is."""
    parts: dict[str | zipfile.ZipInfo, Part] = {
        "[Content_Types].xml": types("wordprocessingml.document.main+xml"),
        "word/document.xml": word_xml(*paragraphs),
    }
    return archive(parts | more)


def whole_docx(*paragraphs: str) -> bytes:
    """A text document with everything that other programs want in one."""
    import docx as word

    document, out = word.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def docx_with(parts: Mapping[str | zipfile.ZipInfo, Part]) -> bytes:
    """A text document with further parts."""
    return docx("Nội dung", **parts)  # type: ignore[arg-type]


def relation(kind: str, target: str) -> dict[str, Part]:
    """The part that says what the document fetches from elsewhere."""
    line = f'<Relationship Id="r1" Type="{_KINDS}/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{_SPACE}">{line}</Relationships>'}


def odt(*paragraphs: str, **more: Part) -> bytes:
    """An OpenDocument text; a paragraph that begins with "<" is taken as markup."""
    lines = "".join(p if p.startswith("<") else f"<text:p>{p}</text:p>" for p in paragraphs)
    spaces = {"office": "office", "text": "text", "draw": "drawing", "script": "script", "style": "style"}
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for short, name in spaces.items()
    )
    content = (
        f'<office:document-content {names} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{lines}'
        "</office:text></office:body></office:document-content>"
    )
    parts: dict[str | zipfile.ZipInfo, Part] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
    }
    return archive(parts | more)


def xlsx(**sheets: list[list[object]]) -> bytes:
    """A workbook by XlsxWriter, a sheet for each name; a name that begins with ``hidden`` is hidden."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name.startswith("hidden"):
                sheet.hide()
    return out.getvalue()


def symlink(name: str) -> zipfile.ZipInfo:
    """An entry that is a symbolic link."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o120777 << 16
    return entry


def flagged_encrypted(package: bytes) -> bytes:
    """The same package with the encryption bit set on every entry, in both places."""
    changed = bytearray(package)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(signature)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(signature, at + 4)
    return bytes(changed)


def shape(*paragraphs: str) -> str:
    """A shape of a slide with these paragraphs."""
    return f"<p:sp><p:txBody>{''.join(map(_paragraph, paragraphs))}</p:txBody></p:sp>"


def table(*rows: list[str]) -> str:
    """A table of a slide."""
    cells = ("".join(f"<a:tc><a:txBody>{_paragraph(cell)}</a:txBody></a:tc>" for cell in row) for row in rows)
    return f"<p:graphicFrame><a:tbl>{''.join(f'<a:tr>{row}</a:tr>' for row in cells)}</a:tbl></p:graphicFrame>"


def pptx(
    *slides: list[str],
    order: tuple[int, ...] = (),
    notes: str = "",
    pattern: str = "",
    pictures: Mapping[str, str] | None = None,
    relations: str = "",
) -> bytes:
    """A presentation; ``order`` is that in which its slides are shown, if not as they are numbered. Each has ``notes``;
    the layout of all says ``pattern`` and holds a place for a title.
    """
    place = shape("Click").replace("<p:sp>", "<p:sp><p:nvSpPr><p:nvPr><p:ph/></p:nvPr></p:nvSpPr>")
    ids = "".join(f'<p:sldId id="{255 + at}" r:id="r{at}"/>' for at in order or range(1, len(slides) + 1))
    parts: dict[str, Part] = {
        "[Content_Types].xml": types("presentationml.presentation.main+xml"),
        "ppt/presentation.xml": _show("presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>"),
        "ppt/_rels/presentation.xml.rels": _relations(
            *((f"r{at}", "slide", f"slides/slide{at}.xml") for at in range(1, len(slides) + 1))
        ),
        "ppt/slideLayouts/slideLayout1.xml": _show("sldLayout", place + (shape(pattern) if pattern else "")),
    }
    seen = [(id_, "image", f"/{part}") for id_, part in (pictures or {}).items()]
    if notes:
        parts["ppt/notesSlides/notesSlide1.xml"] = _show("notes", shape(notes))
        seen.append(("n", "notesSlide", "../notesSlides/notesSlide1.xml"))
    for at, shapes in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{at}.xml"] = _show("sld", "".join(shapes))
        parts[f"ppt/slides/_rels/slide{at}.xml.rels"] = _relations(
            ("l", "slideLayout", "../slideLayouts/slideLayout1.xml"), *seen, more=relations
        )
    return archive(parts)  # type: ignore[arg-type]


def related(kind: str, target: str) -> str:
    """A relation to another part, for ``relations``."""
    return f'<Relationship Id="x" Type="{_KINDS}/{kind}" Target="{target}"/>'


def _paragraph(text: str) -> str:
    return f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"


def _show(root: str, content: str) -> str:
    schemas = "http://schemas.openxmlformats.org"
    names = (
        f'xmlns:p="{schemas}/presentationml/2006/main" xmlns:a="{schemas}/drawingml/2006/main" '
        f'xmlns:r="{schemas}/officeDocument/2006/relationships"'
    )
    return f'<?xml version="1.0"?><p:{root} {names}>{content}</p:{root}>'


def _relations(*relations: tuple[str, str, str], more: str = "") -> str:
    lines = "".join(f'<Relationship Id="{i}" Type="{_KINDS}/{kind}" Target="{to}"/>' for i, kind, to in relations)
    return f'<Relationships xmlns="{_SPACE}">{lines}{more}</Relationships>'
