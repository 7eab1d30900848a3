"""The letters that the served demo's worker has sent: files in its folder."""

import re

from tests.e2e.conftest import Site


def mails(site: Site, login: str) -> list[str]:
    """Letters to somebody, as text."""
    found = [path.read_text() for path in (site.data / "mail").glob("*")]
    return [mail for mail in found if login in mail]


def links(mail: str) -> list[str]:
    """The addresses in a letter."""
    return re.findall(r"http\S+", mail)
