"""Where links lead, for screens whose address depends on the content. The pages on the way are read and not drawn: what
is looked at is the last one.
"""

from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page


def follow(page: Page, start: str, *selectors: str) -> str:
    """The address at which one arrives from ``start``, as the person of ``page``, through the first link of each page
    that matches; ``>> nth=-1`` after a selector takes another one.
    """
    address = start
    for selector in selectors:
        css, _, nth = selector.partition(" >> nth=")
        address = str(matching(page, address, css)[int(nth or 0)]["href"])
    return address


def matching(page: Page, address: str, css: str) -> list[Tag]:
    """The elements of a page, as the person of ``page`` gets it."""
    answer = page.request.get(address)
    assert answer.ok, f"{answer.status} {address}"
    return list(BeautifulSoup(answer.text(), "html.parser").select(css))
