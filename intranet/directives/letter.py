"""A directive as an official letter: what its printed form shows, and its frozen HTML and text."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from intranet.directives.cleaning import clean_html
from intranet.directives.models import Directive, Family

_UNIT_NAME = re.compile(r"\s+(?=(?:tỉnh|thành phố|xã|phường|đặc khu)\s)", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the text; ``html`` is cleaned."""

    is_heading: bool
    html: SafeString


@dataclass(frozen=True, slots=True)
class Letter:
    """What ``intranet/directives/letter.html`` shows, after Decree 30/2020/NĐ-CP, annex I, and 36-HD/VPTW."""

    is_party: bool
    issuer_lines: list[str]
    symbol: str
    type_name: str
    is_official_letter: bool
    summary: str
    place: str
    date: date | None
    date_words: str
    addressees: list[str]
    blocks: list[Block]
    recipients: list[str]
    archive: str
    authority: str
    signatory_title: str
    signatory: str
    is_signed: bool


def letter_of(directive: Directive, *, signed: bool = False) -> Letter:
    """The letter form of a directive, draft or issued. One query if the type is not loaded."""
    return Letter(
        is_party=directive.family == Family.PARTY,
        issuer_lines=[line.upper() for line in _UNIT_NAME.split(directive.issuer, maxsplit=1)],
        symbol=directive.symbol,
        type_name=directive.type.name if directive.type else "",
        is_official_letter=_is_letter(directive),
        summary=directive.summary if _is_letter(directive) else capfirst(directive.summary),
        place=directive.place,
        date=directive.date,
        date_words=date_words(directive.date),
        addressees=[_without_stop(line) for line in directive.addressees],
        blocks=[_block(block) for block in directive.body],
        recipients=[_without_stop(line) for line in directive.recipients],
        archive=_without_stop(directive.archive_line),
        authority=directive.authority,
        signatory_title=directive.signatory_title,
        signatory=directive.signatory,
        is_signed=signed,
    )


def _is_letter(directive: Directive) -> bool:
    """An official letter has its summary under the symbol and no title of its type."""
    return directive.type is not None and directive.type.slug == "cong-van"


def _without_stop(line: str) -> str:
    """Lists in a letter end their lines with ``;`` and the last with ``.``; the template sets them."""
    return line.rstrip(";., ")


def _block(block: Any) -> Block:
    if block.block_type == "heading":
        return Block(True, escape(block.value))
    return Block(False, mark_safe(clean_html(block.value.source)))  # noqa: S308  cleaned on this line


def date_words(day: date | None) -> str:
    """``ngày 05 tháng 02 năm 2026``: days under 10 and months 1 and 2 take a leading zero (annex I)."""
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def render_letter(directive: Directive, *, signed: bool = False) -> str:
    """The letter's HTML, always in Vietnamese: it is the document, not the interface. Of what is ``signed`` the reading
    copy says so.
    """
    with translation.override("vi"):
        return render_to_string("intranet/directives/letter.html", {"letter": letter_of(directive, signed=signed)})


def text_of(directive: Directive) -> str:
    """The letter's words, one paragraph a line, for search and for comparing versions."""
    letter = letter_of(directive)
    paragraphs = [strip_tags(re.sub(r"</(p|li)>", "\n", block.html)) for block in letter.blocks]
    lines = [
        *letter.addressees,
        *paragraphs,
        *letter.recipients,
        letter.archive,
        letter.signatory_title,
        letter.signatory,
    ]
    text = "\n".join(line.strip() for line in lines if line.strip())
    return re.sub(r"\n{2,}", "\n", text)
