"""First bytes of what people send, and the code for what is never taken in."""

import re

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"\x00\x00\x00\x0cjP  ", "jp2"),
    (b"\xff\x4f\xff\x51", "jp2"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"MSCF", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "program"),
    (b"#!", "program"),
    (b"%!PS", "program"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
    (b"\xff\xf2", "mp3"),
)
"""In this order: the first that fits. Shortcuts (.lnk) and PostScript are programs to us."""

LETTERS = {b"BM", b"MZ", b"BZh", b"GIF8", b"MSCF", b"OggS", b"ID3"}
"""Signatures that a text may begin with as well ("BMNN …"): what can be read as text is text."""

RIFF = {b"WEBP": "webp", b"WAVE": "sound", b"AVI ": "film"}
BRANDS = {b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"avif": "avif"} | dict.fromkeys(
    (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4A ", b"dash", b"MSNV"), "mp4"
)

_TAGS = (
    "!doctype html|html|head|body|script|iframe|style|title|table|div|font|h1|br|a|b|p|img|form|meta|link|object|embed"
)
MARKUP = re.compile(rf"\s*(?:<(?:{_TAGS})[\s>/]|<!--|<\?xml|<svg[\s>]|<!doctype|<!entity)", re.IGNORECASE)
"""Text that a browser would take for a page (WHATWG MIME Sniffing §7.1), or XML."""

_PAGE_TAGS = "html|head|body|meta|title|style|table|div|font|h[1-6]|p|b|center"
HTML = re.compile(
    rf"\s*(?:<!--(?:[^-]|-(?!->)){{0,2000}}-->\s*)*<(?:!doctype html\b|(?:{_PAGE_TAGS})(?=[\s>/]))", re.IGNORECASE
)
"""Of these, an HTML document as office programs save it; what it may hold, its reader checks."""

ACTIVE_TEXT = re.compile(r"\s*(?:<\?php|<%|\[InternetShortcut\]|\[Desktop Entry\]|@echo off\b)", re.IGNORECASE)
CAPTIONS = re.compile(r"\ufeff?WEBVTT(?:[ \t\r\n]|$)")
"""W3C WebVTT §4.1: the first line of a file of captions."""

MAIL = re.compile(r"(?:mime-version|received|return-path|message-id|x-[\w-]+|from|content-type): ?\S", re.IGNORECASE)
"""Saved web archives (.mht) and mails begin with header lines; so does no letter."""

REFUSED_KINDS = {
    "markup": "active_web",
    "mail": "active_web",
    "program": "program",
    "active_text": "program",
    "archive": "archive",
    "ole": "old_office",
    "macro": "macros",
}
"""Kinds that are refused for what they are, each with its own words; any other unknown kind is "not accepted here"."""
