"""What an HTML file may not hold: it is kept as it came and opened from somebody's disk, where no policy stops it."""

import re

from intranet.files.extraction.outcome import Refused

_ACTIVE = {
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button", "textarea",
    "select", "svg", "math", "base", "portal", "video", "audio", "marquee", "dialog", "slot",
}  # fmt: skip
_ADDRESSES = {"src", "background", "data", "poster", "srcset", "action", "formaction", "codebase", "lowsrc", "dynsrc"}
_ELSEWHERE = re.compile(r"\s*(?:(?:https?|ftp|file|smb|ws|wss):|//|\\\\)", re.IGNORECASE)
_RUNS = re.compile(r"(?:javascript|vbscript|data:text/html)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")  # browsers drop these inside an address's scheme
_STYLE_FETCHES = re.compile(r"(?:url\(\s*['\"]?\s*|@import\s+['\"]?\s*)(?:(?:https?|ftp|file):|//)", re.IGNORECASE)
_STYLE_RUNS = re.compile(r"expression\s*\(|behavior\s*:|-moz-binding", re.IGNORECASE)
_SCRIPT = re.compile(r"<\s*/?\s*(?:script|iframe|object|embed|applet|svg)\b", re.IGNORECASE)
_EVENT = re.compile(r"on[a-z]{3,}")


def check_raw(text: str) -> None:
    """Before any parser has its own opinion: no script tag anywhere, comments and attributes included.

    Raises:
        Refused: ``active_web``, or ``external`` for a style sheet that fetches.
    """
    if _SCRIPT.search(text) or _STYLE_RUNS.search(text):
        raise Refused("active_web")
    if _STYLE_FETCHES.search(text):
        raise Refused("external")


def check_element(tag: str, attributes: dict[str, str]) -> None:
    """One element with its attributes, names in small letters.

    Raises:
        Refused: ``active_web`` or ``external``.
    """
    is_refresh = tag == "meta" and attributes.get("http-equiv", "").casefold() == "refresh"
    if tag.rpartition(":")[2] in _ACTIVE or is_refresh or any(map(_EVENT.fullmatch, attributes)):
        raise Refused("active_web")
    if any(_RUNS.match(_IGNORED.sub("", value[:200])) for value in attributes.values()):
        raise Refused("active_web")
    fetched = [attributes[name] for name in _ADDRESSES & attributes.keys()]
    if tag == "link":
        fetched.append(attributes.get("href", ""))
    if any(map(_ELSEWHERE.match, fetched)):
        raise Refused("external")
