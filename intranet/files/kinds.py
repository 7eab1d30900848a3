"""The allow-list: which kinds of file come in where, what they are called, and how they go out.

A kind is what the bytes are (``extraction.recognise``), never what the name says. To take in a new format: an entry
here, a reader in ``extraction.readers``, and its name in the set of the door that should take it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind that is taken in. ``inline``: a browser may show it; everything else is only downloaded."""

    name: str
    media_type: str
    extensions: tuple[str, ...]
    inline: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument"

KINDS = {
    kind.name: kind
    for kind in (
        Kind("txt", "text/plain; charset=utf-8", ("txt", "md"), inline=True),
        Kind("html", "application/octet-stream", ("html", "htm")),  # a browser that is told "HTML" would run it
        Kind("pdf", "application/pdf", ("pdf",), inline=True),
        Kind("docx", f"{_OFFICE}.wordprocessingml.document", ("docx",)),
        Kind("doc", "application/msword", ("doc",)),
        Kind("odt", "application/vnd.oasis.opendocument.text", ("odt",)),
        Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",)),
        Kind("pptx", f"{_OFFICE}.presentationml.presentation", ("pptx",)),
        Kind("png", "image/png", ("png",), inline=True),
        Kind("jpg", "image/jpeg", ("jpg", "jpeg"), inline=True),
        Kind("mp4", "video/mp4", ("mp4", "m4v", "m4a"), inline=True),
        Kind("webm", "video/webm", ("webm",), inline=True),
        Kind("mp3", "audio/mpeg", ("mp3",), inline=True),
        Kind("ogg", "audio/ogg", ("ogg", "oga", "opus"), inline=True),
        Kind("vtt", "text/vtt; charset=utf-8", ("vtt",), inline=True),
    )
}

INTAKE = frozenset({"txt", "html", "docx", "doc", "odt", "pdf", "png", "jpg"})
"""What "Tiếp nhận văn bản" and ``import_document`` read."""

RECORDINGS = frozenset({"mp4", "webm", "mp3", "ogg"})
"""What is seen and heard, and read by no program: a person vouches for it."""

ATTACHMENTS = frozenset(KINDS) - RECORDINGS - {"vtt"}
"""What may be kept as an original or an annex."""

LESSON_FILES = ATTACHMENTS | RECORDINGS | {"vtt"}
"""What a lesson shows: annexes, recordings and their captions."""


SCANS = frozenset({"pdf", "png", "jpg"})
"""What paper becomes: a list that was signed by hand is one of these."""


def names_of(kinds: frozenset[str]) -> str:
    """The extensions of ``kinds`` as people know them: ``.txt, .md, .pdf``."""
    return ", ".join(f".{extension}" for name, kind in KINDS.items() if name in kinds for extension in kind.extensions)
