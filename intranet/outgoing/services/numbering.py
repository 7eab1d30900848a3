"""The number: taken in the transaction that writes it on the document (Decree 30/2020/NĐ-CP, art. 15)."""

from datetime import date

from django.utils.translation import gettext as _

from intranet.database import write_transaction
from intranet.directives.errors import Incomplete
from intranet.directives.models import Directive
from intranet.directives.services.attaching import replace_original
from intranet.directives.steps import take_step
from intranet.files.models import StoredFile
from intranet.numbering.models import Number, Purpose
from intranet.numbering.queries import same_number
from intranet.numbering.rules import numbered, printed
from intranet.numbering.services import TakenElsewhere, take_number, void_number
from intranet.outgoing.access import may_take, post_for
from intranet.outgoing.errors import DayAhead, HeldAlready, NoSymbol, NotSigned, NotYours, TextDiffers, WrongStage
from intranet.outgoing.models import Passage, Stage
from intranet.outgoing.returned import differences_from_signed
from intranet.outgoing.rules import WHO_MAY
from intranet.outgoing.services.originals import restore_signed, signed_original
from intranet.outgoing.services.steps import locked, taking
from intranet.outgoing.signatures import against_numbered
from intranet.people.models import Person
from intranet.people.rules import local_date, today


def assign_number(
    passage_id: int,
    by: Person,
    *,
    day: date,
    given: TakenElsewhere | None = None,
    copies: int = 1,
    is_another: bool = False,
    seen: str | None = None,
) -> Passage:
    """Take the next number of the series and write number, symbol and date on the document.

    ``is_another`` says that ``by`` has compared it with a document of the same number, symbol and issuer.

    Raises:
        NoSymbol, DayAhead, HeldAlready: as they say.
        Incomplete: the day lies before the signature (art. 15).
        NoSeries, NumberedHere, NoBook, BookClosed, OutOfOrder, NumberTaken: as they say.
    """
    with taking(passage_id, "numbered", by, seen=seen) as passage:
        if day > today():
            raise DayAhead
        directive = passage.directive
        if given is None and (signed := _signed_on(directive)) > day:
            words = _("The document was signed on %(day)s: its number and its date are given after that.")
            raise Incomplete([words % {"day": f"{signed:%d/%m/%Y}"}])
        number = take_number(directive, directive.owner_unit, Purpose.OUTGOING, day=day, by=by, given=given)
        _write_on(directive, number)
        if not is_another and same_number(directive, directive.symbol).exists():
            raise HeldAlready(directive.symbol)
        passage.number, passage.copies = number, copies
        return passage


def attach_original(passage_id: int, by: Person, numbered_file: StoredFile, *, name: str) -> Passage:
    """The file that bears number, date and the seal of the body becomes the original.

    Raises:
        NotSigned: a person's digital signature is no longer in the file.
        TextDiffers: something else was changed since it was signed.
        WrongStage, NotYours: as they say.
    """
    with write_transaction():
        passage = locked(passage_id)
        if passage.stage != Stage.NUMBERED:
            raise WrongStage(passage.get_stage_display())
        if not may_take("clerk", passage, by):
            raise NotYours(WHO_MAY["clerk"])
        signed = signed_original(passage)
        if signed is not None and (problems := against_numbered(signed.file, numbered_file)):
            raise NotSigned(problems)
        if found := differences_from_signed(passage, numbered_file):
            raise TextDiffers(found)
        replace_original(passage.directive, numbered_file, name=name)
        take_step(passage.directive, "original-attached", by, as_=post_for("clerk", passage))
    return passage


def void_assigned_number(passage_id: int, by: Person, reason: str) -> Passage:
    """Void the number of a document that has not been issued; the document waits for another one, and the file that
    bears the void number is its original no more.
    """
    with taking(passage_id, "number-voided", by, reason) as passage:
        directive, number = passage.directive, passage.number
        assert number is not None  # noqa: S101  a numbered passage has its number
        void_number(number.pk, by, reason)
        directive.symbol = directive.symbol.removeprefix(printed(number.value))
        directive.number, directive.date = "", None
        passage.number = None
        restore_signed(passage)
        return passage


def _signed_on(directive: Directive) -> date:
    signed = directive.steps.filter(action="signed").last()
    return local_date(signed.at) if signed else date.min


def _write_on(directive: Directive, number: Number) -> None:
    try:
        directive.symbol = numbered(directive.symbol, number.value)
    except ValueError as error:
        raise NoSymbol(directive.symbol) from error
    directive.number, directive.date = printed(number.value), number.day
    number.symbol = directive.symbol
    number.save(update_fields=["symbol"])
