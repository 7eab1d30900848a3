"""One file for every way a file can be bad: (what it is, name, content, code of the refusal)."""

from pikepdf import Array, Dictionary, Name

from tests.files.samples import packages as p
from tests.files.samples import pdfs, pictures

Sample = tuple[str, str, bytes, str]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
_EXE = b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00"
_DOCX = p.docx("Nội dung")
_ZIP = p.archive({"a.txt": "a"})
_MACRO_TYPES = p.types("wordprocessingml.document.main+xml").replace(
    "wordprocessingml", "ms-word.document.macroEnabled"
)
_BOMB = p.archive({"[Content_Types].xml": p.types("spreadsheetml.sheet.main+xml"), "xl/a.bin": bytes(12 * 1024 * 1024)})
_LINK = p.archive(
    [("[Content_Types].xml", p.types("wordprocessingml.document.main+xml")), (p.symlink("word/a"), "/etc/passwd")]
)
_STARTS = "<p:sp><p:nvSpPr><a:hlinkClick r:id='r1' action='ppaction://program'/></p:nvSpPr></p:sp>"
_DDE = "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r></w:p>"

TEXTS: list[Sample] = [
    ("nothing at all", "a.txt", b"", "empty"),
    ("a page called text", "a.txt", b"\n <!DOCTYPE html><script>alert(1)</script>", "active_web"),
    ("a page called PDF", "a.pdf", b"<html><script>alert(1)</script></html>", "active_web"),
    ("a page in UTF-16", "a.txt", "<script>alert(1)</script>".encode("utf-16"), "active_web"),
    ("an SVG", "a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "active_web"),
    (
        "an XML",
        "a.xml",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "active_web",
    ),
    ("an XHTML", "a.txt", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', "active_web"),
    ("a web archive", "a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "active_web"),
    ("a shell script", "a.txt", b"#!/bin/sh\nrm -rf /\n", "program"),
    ("a PHP script", "a.txt", b"<?php system($_GET[0]); ?>", "program"),
    ("a .url shortcut", "a.url", b"[InternetShortcut]\r\nURL=file://host/share\r\n", "program"),
    ("a .lnk shortcut", "a.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(80), "program"),
    ("a Windows program", "a.txt", _EXE, "program"),
    ("a Linux program", "a.txt", b"\x7fELF" + bytes(80), "program"),
    ("PostScript", "a.txt", b"%!PS-Adobe-3.0\n", "program"),
    ("a text called program", "van-ban.pdf.exe", "Công văn".encode(), "not_accepted"),
    ("a table of values", "du-lieu.json", b'{"a": 1}', "not_accepted"),
    ("a source", "a.py", b"print(1)", "not_accepted"),
    ("a text called PDF", "van-ban.pdf", "Công văn".encode(), "name_disagrees"),
    ("control characters", "a.txt", b"a" * 5000 + b"\x00\x01", "not_text"),
    ("TCVN3", "a.txt", b"Ngh\xde \xae\xdenh s\xe8 30", "encoding"),
    ("cut in a character", "a.txt", "Nghị".encode()[:-1] + b"\x90\x8d", "encoding"),
    ("RTF", "a.rtf", b"{\\rtf1 a}", "not_accepted"),
    ("bytes of nothing", "a.bin", bytes(range(256)), "not_accepted"),
    ("a text that is a PDF too", "a.txt", b"a\n%PDF-1.4\n" + pdfs.pdf("a")[9:], "polyglot"),
]

PACKAGES: list[Sample] = [
    ("an old Office file", "a.doc", _OLE, "old_office"),
    ("an archive", "a.zip", _ZIP, "archive"),
    ("an archive called DOCX", "a.docx", _ZIP, "archive"),
    ("an empty archive", "a.zip", p.archive({}), "archive"),
    ("a RAR", "a.rar", b"Rar!\x1a\x07\x00" + bytes(40), "archive"),
    ("a 7z", "a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40), "archive"),
    ("a gzip", "a.gz", b"\x1f\x8b\x08\x00" + bytes(40), "archive"),
    ("a DOCM", "a.docm", p.docx_with({"[Content_Types].xml": _MACRO_TYPES}), "macros"),
    ("a DOCM called DOCX", "a.docx", p.docx_with({"[Content_Types].xml": _MACRO_TYPES}), "macros"),
    ("a DOCX with a VBA project", "a.docx", p.docx_with({"word/vbaProject.bin": b"\x00"}), "macros"),
    ("a DOCX with ActiveX", "a.docx", p.docx_with({"word/activeX/activeX1.bin": b"\x00"}), "macros"),
    ("a DDE field over two runs", "a.docx", p.docx("a", _DDE), "macros"),
    ("an ODT with Basic", "a.odt", p.odt("a", **{"Basic/Standard/Module1.xml": "<a/>"}), "macros"),
    ("an ODT with a listener", "a.odt", p.odt('<script:event-listener script:language="x"/>'), "macros"),
    (
        "a template from elsewhere",
        "a.docx",
        p.docx_with(p.relation("attachedTemplate", "http://host/t.dotm")),
        "external",
    ),
    ("a picture from elsewhere", "a.docx", p.docx_with(p.relation("image", "http://host/i.png")), "external"),
    ("an ODT picture from elsewhere", "a.odt", p.odt('<draw:image xlink:href="http://host/i.png"/>'), "external"),
    ("a DOCX with an OLE object", "a.docx", p.docx_with({"word/embeddings/o.bin": _OLE}), "embedded"),
    ("a DOCX with a program", "a.docx", p.docx_with({"word/media/i.png": _EXE}), "embedded"),
    ("a DOCX with an archive", "a.docx", p.docx_with({"word/embeddings/a.zip": _ZIP}), "embedded"),
    ("a DOCX with a DOCX", "a.docx", p.docx_with({"word/embeddings/a.docx": _DOCX}), "embedded"),
    ("a DOCX with another text format", "a.docx", p.docx("a", "<w:altChunk/>"), "embedded"),
    ("an encrypted package", "a.docx", p.flagged_encrypted(_DOCX), "damaged"),
    (
        "an encrypted ODT",
        "a.odt",
        p.odt("a", **{"META-INF/manifest.xml": "<manifest><encryption-data/></manifest>"}),
        "encrypted",
    ),
    ("a path upwards", "a.docx", p.docx_with({"../../evil.xml": "a"}), "unsafe_names"),
    ("an absolute path", "a.docx", p.docx_with({"/etc/passwd": "a"}), "unsafe_names"),
    ("a Windows path", "a.docx", p.docx_with({"word\\..\\evil.xml": "a"}), "unsafe_names"),
    ("a symbolic link", "a.docx", _LINK, "unsafe_names"),
    ("two parts of one name", "a.docx", p.docx_with({"WORD/document.xml": "a"}), "unsafe_names"),
    ("a bomb by ratio", "a.docx", p.docx_with({"word/a.bin": bytes(12 * 1024 * 1024)}), "bomb"),
    ("a bomb by number", "a.docx", p.docx_with({f"word/{n}": "" for n in range(2100)}), "bomb"),
    ("a bomb in a workbook", "a.docx", p.docx_with({"word/embeddings/x.xlsx": _BOMB}), "bomb"),
    ("entities", "a.docx", p.docx_with({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "damaged"),
    ("half a package", "a.docx", _DOCX[: len(_DOCX) // 2], "polyglot"),
    ("something before a package", "a.docx", b"PK\x03\x04" + bytes(30) + _DOCX, "polyglot"),
    ("something behind a package", "a.docx", _DOCX + b"%PDF-1.4", "polyglot"),
    ("a broken part", "a.docx", p.docx_with({"word/document.xml": "<w:a>"}), "damaged"),
    (
        "slides with a film",
        "a.pptx",
        p.pptx([p.shape("Một")], relations=p.related("video", "../media/a.mp4")),
        "embedded",
    ),
    ("slides that start a program", "a.pptx", p.pptx([_STARTS]), "macros"),
    ("slides with entities", "a.pptx", p.pptx(['<!DOCTYPE a [<!ENTITY b "c">]>']), "damaged"),
    ("slides that are a bomb", "a.pptx", p.pptx([p.shape(" " * 12 * 1024 * 1024)]), "bomb"),
    ("slides in two thousand parts", "a.pptx", p.pptx(*[[p.shape("Một")]] * 1_001), "bomb"),
    (
        "slides of another office",
        "a.odp",
        p.archive({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
        "not_accepted",
    ),
]

PDFS: list[Sample] = [
    (
        "script in PDF",
        "a.pdf",
        pdfs.pdf_with("Root/OpenAction", pdfs.action("JavaScript", JS="app.alert(1)")),
        "active_pdf",
    ),
    ("launch", "a.pdf", pdfs.pdf_with("Root/OpenAction", pdfs.action("Launch", F="cmd.exe")), "active_pdf"),
    (
        "address at the start",
        "a.pdf",
        pdfs.pdf_with("Root/OpenAction", pdfs.action("URI", URI="http://host/")),
        "active_pdf",
    ),
    (
        "script of a page",
        "a.pdf",
        pdfs.pdf_with("Page/AA", Dictionary(O=pdfs.action("URI", URI="http://host/"))),
        "active_pdf",
    ),
    ("form that is sent", "a.pdf", pdfs.pdf_with("Page/X", Array([pdfs.action("SubmitForm")])), "active_pdf"),
    ("named scripts", "a.pdf", pdfs.pdf_with("Root/Names", Dictionary(JavaScript=Dictionary())), "active_pdf"),
    ("XFA form", "a.pdf", pdfs.pdf_with("Root/AcroForm", Dictionary(XFA=Array([]))), "active_pdf"),
    ("file of another host", "a.pdf", pdfs.pdf_with("Page/X", pdfs.action("GoToR", F="//host/share")), "active_pdf"),
    ("script behind a broken table", "a.pdf", pdfs.broken_references(), "active_pdf"),
    ("file in a PDF", "a.pdf", pdfs.with_attachment(), "embedded"),
    ("film in a PDF", "a.pdf", pdfs.pdf_with("Page/X", Dictionary(Subtype=Name.RichMedia)), "embedded"),
    ("password", "a.pdf", pdfs.protected(user="a", owner="b"), "encrypted"),
    ("archive behind a PDF", "a.pdf", pdfs.pdf("a") + _ZIP, "polyglot"),
    ("page behind a PDF", "a.pdf", pdfs.pdf("a") + b"<script>alert(1)</script>", "polyglot"),
    ("something before a PDF", "a.pdf", b"\x00\x01junk\n" + pdfs.pdf("a"), "polyglot"),
    ("half a PDF", "a.pdf", pdfs.pdf("a")[:300], "damaged"),
    ("no PDF but its beginning", "a.pdf", b"%PDF-1.7\nhello\n%%EOF\n", "damaged"),
    ("huge page", "a.pdf", pdfs.pdf("a", side=100_000), "picture_too_large"),
    ("PDF called text", "a.txt", pdfs.pdf("a"), "name_disagrees"),
]

PICTURES: list[Sample] = [
    ("PNG of 65,535²", "a.png", pictures.png_that_claims(65_535, 65_535), "picture_too_large"),
    ("PNG of one line", "a.png", pictures.png_that_claims(30_000, 1), "picture_too_large"),
    ("moving PNG", "a.png", pictures.moving_png(), "not_accepted"),
    ("GIFAR", "a.png", pictures.png() + _ZIP, "polyglot"),
    ("JPEG with an archive", "a.jpg", pictures.jpg() + _ZIP, "polyglot"),
    ("JPEG with a page", "a.jpg", pictures.jpg() + b"<script>", "polyglot"),
    ("PNG with a page", "a.png", pictures.png() + b"<script>", "polyglot"),
    ("half a PNG", "a.png", pictures.png()[:60], "damaged"),
    ("half a JPEG", "a.jpg", pictures.jpg()[:400], "damaged"),
    ("GIF", "a.gif", pictures.other("GIF"), "not_accepted"),
    ("TIFF", "a.tif", pictures.other("TIFF"), "not_accepted"),
    ("BMP", "a.bmp", pictures.other("BMP"), "not_accepted"),
    ("WebP", "a.webp", pictures.other("WEBP"), "not_accepted"),
    ("PNG called JPEG", "a.jpg", pictures.png(), "name_disagrees"),
]

HOSTILE = [*TEXTS, *PACKAGES, *PDFS, *PICTURES]
