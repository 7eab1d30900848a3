"""Names of files as they may be shown, logged and sent: a name is a label here, it never reaches a path."""

import re
import unicodedata

from intranet.files.kinds import Kind

LONGEST = 200
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_ENDING = re.compile(r".\.(?=[0-9]*[a-z])([a-z0-9]{1,10})$", re.IGNORECASE)
_NAMELESS = "tep"


def clean_name(name: str) -> str:
    """``name`` without folders, control, bidi and other invisible characters; at most 200 characters, never empty.

    Every ending stays to be seen: ``a.pdf.exe`` is shown as that, and U+202E can no longer turn it round. Names that
    Windows reserves get a low line in front.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(
        character for character in last if unicodedata.category(character)[0] not in "C" or character == " "
    )
    plain = re.sub(r"\s+", " ", visible).translate(_FORBIDDEN).strip(". ")
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    return _shortened(plain) or _NAMELESS


def extension_of(name: str) -> str:
    """The last ending, in lower case, without its dot; empty when there is none (the year in "QĐ 12.2024" is none)."""
    found = _ENDING.search(name)
    return found[1].lower() if found else ""


def agrees(name: str, kind: Kind) -> bool:
    """Whether the ending of ``name`` promises what the content is; a name without ending promises nothing."""
    return extension_of(name) in {"", *kind.extensions}


def name_for(name: str, kind: Kind) -> str:
    """``name``, cleaned, with an ending that fits ``kind``."""
    cleaned = clean_name(name)
    ending = kind.extensions[0]
    return cleaned if extension_of(cleaned) in kind.extensions else f"{cleaned[: LONGEST - len(ending) - 1]}.{ending}"


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = extension_of(name)
    return f"{name[: LONGEST - len(ending) - 1].rstrip('. ')}.{ending}" if ending else name[:LONGEST]
