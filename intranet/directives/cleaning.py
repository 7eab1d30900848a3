"""The one choke point through which rich text of a directive passes: when it is written and again when it is frozen."""

import re
from html.parser import HTMLParser

import bleach
from django.utils.translation import gettext_lazy as _

from intranet.directives.rules import printable

ALLOWED_TAGS = frozenset({"p", "b", "strong", "i", "em", "ul", "ol", "li", "br"})
MAX_CHARACTERS = 200_000
MAX_DEPTH = 40
MAX_TAGS = 3_000
MAX_ATTRIBUTES = 100
"""Of one tag. All of them are dropped, but first html5lib compares each with every other."""

_QUOTED = r"\"[^\"<>]*\"|'[^'<>]*'"
_PLAIN_TAG = re.compile(rf"[^\"'<>]*(?:=\s*(?:{_QUOTED})[^\"'<>]*)*>")
_VALUE = re.compile(_QUOTED)


class TextRefused(ValueError):
    """The text is larger or nested deeper than a document can be; the message tells the person what to do."""


def clean_html(html: str) -> str:
    """Keep paragraphs, emphasis and lists; drop everything else, contents of ``script`` and ``style`` included.

    Raises:
        TextRefused: over 200,000 characters or 3,000 tags, nested over 40 deep, or 100 attributes in a tag: bleach
            needs quadratic time for each of these.
    """
    if len(html) > MAX_CHARACTERS:
        raise TextRefused(_("A paragraph is too long. Divide the text into several paragraphs."))
    if _has_too_many_tags(html) or _depth(html) > MAX_DEPTH:
        raise TextRefused(_("The text is nested too deeply. Paste it again as plain text."))
    return bleach.clean(printable(html), tags=ALLOWED_TAGS, attributes={}, protocols=[], strip=True)


def _has_too_many_tags(html: str) -> bool:
    """Asked before any parser sees the text: what stands between two ``<``, if it is no well-formed tag, counts as
    attributes to its end, as a browser may read it.
    """
    if html.count("<") > MAX_TAGS:
        return True
    return any(_attributes(piece) > MAX_ATTRIBUTES for piece in html.split("<")[1:])


def _attributes(piece: str) -> int:
    tag = _PLAIN_TAG.match(piece)
    return len(_VALUE.sub("", tag[0]).replace("/", " ").split()) if tag else len(piece.replace("/", " ").split())


class _Nesting(HTMLParser):
    """Follows the open tags; a closing tag counts only if it closes one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag != "br" and self.deepest <= MAX_DEPTH:
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """``<b/>`` opens a ``b`` in HTML."""
        self.handle_starttag(tag, attrs)


def _depth(html: str) -> int:
    nesting = _Nesting()
    nesting.feed(html)
    return nesting.deepest
