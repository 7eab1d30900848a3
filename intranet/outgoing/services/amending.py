"""A correction or replacement begins as a draft like any other."""

from django.utils.html import escape

from intranet.database import write_transaction
from intranet.directives.letter import text_lines
from intranet.directives.models import AmendmentKind, Directive, DocumentType
from intranet.directives.services import DraftFields, plan_amendment
from intranet.outgoing.models import Passage
from intranet.outgoing.services.drafting import start_draft
from intranet.people.models import Person, Unit

_TAKEN_OVER = (
    "issuer", "family", "place", "addressees", "recipients", "archive_line", "authority", "signatory_title",
    "signatory",
)  # fmt: skip


def start_amendment(target: Directive, by: Person, kind: str, *, change_note: str, asks_again: bool) -> Directive:
    """A draft that will correct ``target`` (an official letter, Decree 30/2020/NĐ-CP, art. 18) or replace it (of the
    same type, beginning with its text).

    Raises:
        Incomplete: the target is not in force, or nothing says what changes.
    """
    replaces = kind == AmendmentKind.REPLACES
    passage = Passage.objects.filter(directive=target).select_related("drafting_unit").first()
    unit = passage.drafting_unit if passage else target.owner_unit
    letter = DocumentType.objects.filter(slug="cong-van").first()
    fields = DraftFields(
        type=target.type if replaces else letter,
        summary=target.summary if replaces else f"đính chính {target.type} số {target.symbol}"[:500],
        paragraphs=text_lines(target) if replaces else [escape(change_note)],
        cites=[target.symbol],
        **{name: getattr(target, name) for name in _TAKEN_OVER},
    )
    with write_transaction():
        directive = start_draft(target.owner_unit, unit, by, fields, field=_field(target, unit))
        plan_amendment(directive.pk, target, kind, by, change_note=change_note, asks_again=asks_again)
    return directive


def _field(target: Directive, unit: Unit) -> str:
    """What stands after the office in the symbol of an official letter: the field of the one that is amended, else the
    drafting unit (Decree 30/2020/NĐ-CP, annex I).
    """
    _number, found, field = target.symbol.partition(f"/{target.owner_unit.code}-")
    return field if found else "" if unit == target.owner_unit else unit.code
