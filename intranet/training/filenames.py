"""What a file is called that is downloaded: of what, of whom, of which day; letters that no system mangles."""

from datetime import date

from django.utils.text import slugify

from intranet.alphabet import without_marks

LONGEST = 60
"""Letters of a title."""


def name_of(stem: str, *about: str, kind: str, on: date | None = None) -> str:
    """“muc-do-hoan-thanh-so-van-ban-den-2026-11-30.xlsx”: ``about`` are titles and names, cut at a word."""
    words = [_plain(each) for each in about]
    day = f"{on:%Y-%m-%d}" if on else ""
    return f"{'-'.join(filter(None, (stem, *words, day)))}.{kind}"


def _plain(title: str) -> str:
    plain = slugify(without_marks(title).replace("/", "-"))
    return plain if len(plain) <= LONGEST else plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST]
