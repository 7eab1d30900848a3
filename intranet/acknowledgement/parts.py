"""A long text cut into pages to be turned one after the other, for who reads without JavaScript."""

from functools import lru_cache

from lxml import etree, html  # type: ignore[import-untyped]

PART = 3_000
"""Characters that a page holds at least; no paragraph is cut."""


@lru_cache(maxsize=200)
def parts_of(text_html: str) -> tuple[str, ...]:
    """The pages of a frozen text, one for a short one. Joined, they are the whole text."""
    parts, size = [""], 0
    for fragment in html.fragments_fromstring(text_html):
        if size >= PART:
            parts, size = [*parts, ""], 0
        piece, length = _written(fragment)
        parts[-1] += piece
        size += length
    if len(parts) > 1 and size < PART // 3:
        parts[-2:] = ["".join(parts[-2:])]
    return tuple(parts)


def _written(fragment: html.HtmlElement | str) -> tuple[str, int]:
    if isinstance(fragment, str):
        return html.tostring(_span(fragment), encoding="unicode")[6:-7], len(fragment)
    return etree.tostring(fragment, method="html", encoding="unicode"), len(fragment.text_content())


def _span(text: str) -> html.HtmlElement:
    element = html.Element("span")
    element.text = text
    return element
