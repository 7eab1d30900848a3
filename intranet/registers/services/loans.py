"""Loans of file copies."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import Incomplete, TransitionRefused
from intranet.directives.models import Directive
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.registers.models import Loan


@dataclass(frozen=True, slots=True)
class LoanFields:
    """What the clerk enters when a file copy is lent."""

    directive: Directive
    borrower: Person
    allowed_by: Person
    file_code: str = ""
    due: date | None = None
    note: str = ""


def lend(office: Unit, entered: LoanFields, by: Person) -> Loan:
    """Write a loan. Whether ``by`` keeps the register of ``office`` is the caller's question.

    Raises:
        Incomplete: the document is not the office's, its copy is out already, or the day lies behind.
    """
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).get(pk=entered.directive.pk)
        if directive.owner_unit_id != office.pk:
            raise Incomplete([_("The office keeps no file copy of this document.")])
        if Loan.objects.filter(office=office, directive=directive, returned_on__isnull=True).exists():
            raise Incomplete([_("The file copy of this document is out. Enter that it was given back first.")])
        if entered.due is not None and entered.due < today():
            raise Incomplete([_("The due date has passed. Choose today or a later day.")])
        loan = Loan.objects.create(
            office=office,
            directive=directive,
            borrower=entered.borrower,
            allowed_by=entered.allowed_by,
            file_code=entered.file_code,
            due=entered.due,
            note=entered.note,
            lent_on=today(),
            lent_by=by,
        )
        record("loan.lent", actor=by, subject=loan, label=directive.symbol)
    return loan


def give_back(loan_id: int, by: Person) -> Loan:
    """Enter that a file copy came back.

    Raises:
        TransitionRefused: it came back already.
    """
    with write_transaction():
        loan = Loan.objects.select_for_update(of=("self",)).select_related("directive").get(pk=loan_id)
        if loan.returned_on is not None:
            raise TransitionRefused([_("This file copy was given back already.")])
        loan.returned_on = today()
        loan.save(update_fields=["returned_on"])
        record("loan.given-back", actor=by, subject=loan, label=loan.directive.symbol)
    return loan
