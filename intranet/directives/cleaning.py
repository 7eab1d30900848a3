"""The one choke point through which rich text of a directive passes: when it is written and again when it is frozen."""

import bleach
from django.utils.translation import gettext_lazy as _

ALLOWED_TAGS = frozenset({"p", "b", "strong", "i", "em", "ul", "ol", "li", "br"})
MAX_CHARACTERS = 200_000
MAX_DEPTH = 40


class TextRefused(ValueError):
    """The text is larger or nested deeper than a document can be; the message tells the person what to do."""


def clean_html(html: str) -> str:
    """Keep paragraphs, emphasis and lists; drop everything else, contents of ``script`` and ``style`` included.

    Raises:
        TextRefused: over 200,000 characters, or nested over 40 deep; bleach needs quadratic time for deep nesting.
    """
    if len(html) > MAX_CHARACTERS:
        raise TextRefused(_("A paragraph is too long. Divide the text into several paragraphs."))
    if _depth(html) > MAX_DEPTH:
        raise TextRefused(_("The text is nested too deeply. Paste it again as plain text."))
    return bleach.clean(html, tags=ALLOWED_TAGS, attributes={}, protocols=[], strip=True)


def _depth(html: str) -> int:
    """An upper bound of the nesting: opening tags that are never closed count as open."""
    deepest = depth = 0
    for tag in html.split("<")[1:]:
        depth += -1 if tag.startswith("/") else 1
        depth = max(depth, 0)
        deepest = max(deepest, depth)
        if tag[:2].lower() == "br" or tag.split(">", 1)[0].endswith("/"):
            depth -= 1
    return deepest
