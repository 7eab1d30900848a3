"""A directive as an official letter: what its printed form shows, and its frozen HTML and text."""

import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
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
from intranet.directives.placing import CENTRED, HEADING, TEXT, Placing, article_lead
from intranet.people.models import UnitKind

END_MARK = "./."
"""What ends the text of a State document (annex III)."""

_ABOUT = re.compile(r"^(?:V/v|về việc)\s+", re.I)
_CLOSING_TAG = re.compile(r"</[a-z]+>")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the text; ``html`` is cleaned, ``kind`` its place in the form (``intranet.directives.placing``)."""

    is_heading: bool
    html: SafeString
    kind: str = TEXT


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

    @property
    def symbol_shown(self) -> str:
        """The symbol, with dots where its number is still to come."""
        return f"……{self.symbol}" if not self.symbol or self.symbol[0] in "/-" else self.symbol

    @property
    def addressed_to(self) -> str:
        """A submission within the Party says "Kính trình:" (05-HD/VPTW)."""
        return "Kính trình:" if self.is_party and self.type_name == "Tờ trình" else "Kính gửi:"


def letter_of(directive: Directive, *, signed: bool = False) -> Letter:
    """The letter form of a directive, draft or issued. One query if the type is not loaded; of an outgoing one two more
    for the body above its issuer.
    """
    parent, issuer = parent_and_issuer(directive.issuer, _above(directive))
    archive, drafter = archive_and_drafter(directive.archive_line)
    placing = Placing()
    blocks = [_block(block, placing) for block in directive.body]
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
    words, tags = _without_closing_tags(blocks[-1].html)
    ended = words.rstrip("./").rstrip() + END_MARK + tags
    return [*blocks[:-1], replace(blocks[-1], html=mark_safe(ended))]  # noqa: S308  cleaned, and a mark of ours


def _without_closing_tags(html: str) -> tuple[str, str]:
    """``html`` up to its last word or mark, and the closing tags behind that."""
    words, tags = html.rstrip(), ""
    while (at := words.rfind("</")) >= 0 and _CLOSING_TAG.fullmatch(words, at):
        words, tags = words[:at].rstrip(), words[at:] + tags
    return words, tags


def _is_letter(directive: Directive) -> bool:
    """An official letter has its summary under the symbol and no title of its type."""
    return directive.type is not None and directive.type.slug == "cong-van"


def _without_stop(line: str) -> str:
    """Lists in a letter end their lines with ``;`` and the last with ``.``; the template sets them."""
    return line.rstrip(";., ")


def _block(block: Any, placing: Placing) -> Block:
    if block.block_type == "heading":
        placed = placing.of(block.value)
        return Block(True, escape(block.value), CENTRED if placed == CENTRED else HEADING)
    html = clean_html(block.value.source)
    text = unescape(strip_tags(html)).strip()
    kind = placing.of(text, is_item="<li>" in html)
    lead = escape(article_lead(text)) if kind == TEXT else ""
    if lead and html.startswith(f"<p>{lead}"):
        html = html.replace(f"<p>{lead}", f"<p><b>{lead}</b>", 1)
    return Block(False, mark_safe(html), kind)  # noqa: S308  cleaned in this function; what is added is escaped


def render_letter(directive: Directive, *, signed: bool = False) -> str:
    """The letter's HTML, always in Vietnamese: it is the document, not the interface. Of what is ``signed`` the reading
    copy says so.
    """
    with translation.override("vi"):
        return render_to_string("intranet/directives/letter.html", {"letter": letter_of(directive, signed=signed)})


def text_lines(directive: Directive) -> list[str]:
    """The paragraphs as cleaned HTML or plain headings: what a new draft begins with."""
    return [block.value if block.block_type == "heading" else block.value.source for block in directive.body]


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
