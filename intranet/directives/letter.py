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
from intranet.directives.letterhead import (
    CIRCULATION_MARKS,
    archive_and_drafter,
    authority_lines,
    date_words,
    dissemination_line,
    name_lines,
    parent_and_issuer,
)
from intranet.directives.models import Direction, Directive, Family, Urgency
from intranet.people.models import UnitKind

END_MARK = "./."
"""What ends the text of a State document (annex III)."""

_ABOUT = re.compile(r"^(?:V/v|về việc)\s+", re.I)
_LAST_WORDS = re.compile(r"\s*[./]*\s*(?P<tags>(?:</[a-z]+>\s*)*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the text; ``html`` is cleaned."""

    is_heading: bool
    html: SafeString


@dataclass(frozen=True, slots=True)
class Letter:
    """An official document in its form, after Decree 30/2020/NĐ-CP, annex I, and 36-HD/VPTW: what
    ``intranet/directives/letter.html`` shows and ``intranet.directives.printing`` prints.
    """

    is_party: bool
    parent_lines: list[str]
    issuer_lines: list[str]
    symbol: str
    type_name: str
    is_official_letter: bool
    summary: str
    place: str
    date: date | None
    date_words: str
    urgency: str
    circulation: str
    addressees: list[str]
    blocks: list[Block]
    dissemination: str
    recipients: list[str]
    archive: str
    drafter: str
    authority_lines: list[str]
    signatory_title: str
    signatory: str
    is_signed: bool


def letter_of(directive: Directive, *, signed: bool = False) -> Letter:
    """The letter form of a directive, draft or issued. One query if the type is not loaded; of an outgoing one two more
    for the body above its issuer.
    """
    parent, issuer = parent_and_issuer(directive.issuer, _above(directive))
    archive, drafter = archive_and_drafter(directive.archive_line)
    blocks = [_block(block) for block in directive.body]
    circulation = directive.dissemination.upper()
    return Letter(
        is_party=directive.family == Family.PARTY,
        parent_lines=name_lines(parent),
        issuer_lines=name_lines(issuer),
        symbol=directive.symbol,
        type_name=directive.type.name if directive.type else "",
        is_official_letter=_is_letter(directive),
        summary=_ABOUT.sub("", directive.summary) if _is_letter(directive) else capfirst(directive.summary),
        place=directive.place,
        date=directive.date,
        date_words=date_words(directive.date),
        urgency=_URGENCY_MARKS.get(directive.urgency, ""),
        circulation=circulation if circulation in CIRCULATION_MARKS else "",
        addressees=[_without_stop(line) for line in directive.addressees],
        blocks=_ended(blocks) if _is_ours(directive) and directive.family == Family.STATE else blocks,
        dissemination=dissemination_line(
            directive.dissemination,
            directive.type.name if directive.type else "",
            blocks[-1].html if blocks else "",
        ),
        recipients=[_without_stop(line) for line in directive.recipients],
        archive=_without_stop(archive),
        drafter=drafter,
        authority_lines=authority_lines(directive.authority),
        signatory_title=directive.signatory_title,
        signatory=directive.signatory,
        is_signed=signed,
    )


_URGENCY_MARKS: dict[str, str] = {
    Urgency.URGENT: "KHẨN",
    Urgency.VERY_URGENT: "THƯỢNG KHẨN",
    Urgency.EXPRESS: "HỎA TỐC",
}


def _is_ours(directive: Directive) -> bool:
    """A document of somebody else is shown as it came."""
    return directive.direction == Direction.OUTGOING


def _above(directive: Directive) -> str:
    """The body that manages the office in charge, if the office issues the document itself; a territory is none."""
    if not _is_ours(directive) or directive.owner_unit.name != directive.issuer:
        return ""
    parent = directive.owner_unit.get_parent()
    return parent.name if parent and parent.kind != UnitKind.PROVINCE else ""


def _ended(blocks: list[Block]) -> list[Block]:
    """The blocks with the end mark behind the last word."""
    if not blocks or blocks[-1].is_heading:
        return blocks
    ended = _LAST_WORDS.sub(lambda found: END_MARK + found["tags"], blocks[-1].html, count=1)
    return [*blocks[:-1], Block(False, mark_safe(ended))]  # noqa: S308  cleaned, and a mark of ours


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
