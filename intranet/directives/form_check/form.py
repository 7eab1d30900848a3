"""A draft as the checks read it: values only."""

from dataclasses import dataclass, field
from datetime import date as Date
from html import unescape

from intranet.directives.cleaning import clean_html
from intranet.directives.models import Directive, Family, Urgency
from intranet.directives.printing.runs import plain, runs_of
from intranet.people.rules import today


@dataclass(frozen=True, slots=True)
class Form:
    """What a draft says in each field; ``paragraphs`` are its text as words, each with the number of its block."""

    family: str
    type_slug: str
    type_name: str
    code: str
    symbol: str
    issuer: str
    place: str
    date: Date | None
    summary: str
    urgency: str
    archive_line: str
    authority: str
    signatory_title: str
    signatory: str
    today: Date
    valid_from: Date | None = None
    valid_to: Date | None = None
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    paragraphs: tuple[tuple[int, str], ...] = field(default=())

    @property
    def is_party(self) -> bool:
        return self.family == Family.PARTY

    @property
    def is_official_letter(self) -> bool:
        return self.type_slug == "cong-van"

    @property
    def knows_urgency(self) -> bool:
        return self.urgency in Urgency.values


def form_of(directive: Directive) -> Form:
    """The draft's values today. One query if its type is not loaded."""
    kind = directive.type
    code = "" if kind is None else kind.party_code if directive.family == Family.PARTY else kind.state_code
    return Form(
        family=directive.family,
        type_slug=kind.slug if kind else "",
        type_name=kind.name if kind else "",
        code=code,
        valid_from=kind.valid_from if kind else None,
        valid_to=kind.valid_to if kind else None,
        symbol=directive.symbol.strip(),
        issuer=directive.issuer.strip(),
        place=directive.place.strip(),
        date=directive.date,
        summary=directive.summary.strip(),
        urgency=directive.urgency,
        addressees=tuple(directive.addressees),
        recipients=tuple(directive.recipients),
        archive_line=directive.archive_line.strip(),
        authority=directive.authority.strip(),
        signatory_title=directive.signatory_title.strip(),
        signatory=directive.signatory.strip(),
        paragraphs=tuple(_paragraphs(directive)),
        today=today(),
    )


def _paragraphs(directive: Directive) -> list[tuple[int, str]]:
    found = []
    for number, block in enumerate(directive.body, start=1):
        if block.block_type == "heading":
            found.append((number, unescape(block.value)))
        else:
            lines = runs_of(clean_html(block.value.source))
            found += [(number, f"{line.marker} {plain(line.runs)}".strip()) for line in lines]
    return found
