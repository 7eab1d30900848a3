"""A shelf of books as an office fills it in a year, put there directly: what is looked at is how they are printed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.incoming.models import Arrival, Stage
from intranet.numbering.models import Book, Number, Purpose, Series
from intranet.outgoing.models import Passage
from intranet.registers.models import Loan
from tests.factories.province import Province, document_type

FIRST = date(2026, 1, 5)


def book(province: Province, purpose: str) -> Book:
    """An empty book of 2026."""
    series = Series.objects.create(office=province.committee, name=str(Purpose(purpose).label), purpose=purpose)
    return Book.objects.create(series=series, label="2026", starts=date(2026, 1, 1), ends=date(2026, 12, 31))


def outgoing(province: Province, count: int) -> Book:
    """Numbered letters of the office; the words of each are known by its number."""
    made = book(province, Purpose.OUTGOING)
    letters = _letters(province, count, symbol=lambda n: f"{n:02}/UBND-NC")
    _numbers(made, letters, province)
    Passage.objects.bulk_create(
        Passage(directive=each, drafting_unit=province.office, stage="issued", copies=12, passed_on=each.date)
        for each in letters
    )
    return made


def incoming(province: Province, count: int) -> Book:
    """Registered letters from outside, each led by the office, closed with a result and a reply."""
    made = book(province, Purpose.INCOMING)
    letters = _letters(province, count, symbol=lambda n: f"{500 + n}/STC")
    replies = _letters(province, count, symbol=lambda n: f"{n}/tl")
    numbers = _numbers(made, letters, province)
    Arrival.objects.bulk_create(
        Arrival(
            directive=number.directive, office=province.committee, stage=Stage.CLOSED, number=number,
            arrived_on=number.day, passed_on=number.day, due=number.day, result=f"kq{number.value}", reply=reply,
        )
        for number, reply in zip(numbers, replies, strict=True)
    )  # fmt: skip
    Duty.objects.bulk_create(
        Duty(directive=each, office=province.committee, lead=province.office, text="việc", created_by=province.leader)
        for each in letters
    )
    return made


def loans(province: Province, count: int) -> None:
    """File copies, each lent and given back."""
    letters = _letters(province, count, symbol=lambda n: f"{n}/UBND")
    Loan.objects.bulk_create(
        Loan(
            office=province.committee, directive=each, borrower=province.cadre, lent_by=province.clerk,
            allowed_by=province.leader, lent_on=each.date, returned_on=each.date, file_code=f"hs{n}", note=f"gc{n}",
        )
        for n, each in enumerate(letters, start=1)
    )  # fmt: skip


def _letters(province: Province, count: int, *, symbol: Callable[[int], str]) -> list[Directive]:
    shared: dict[str, Any] = {"owner_unit": province.committee, "created_by": province.clerk, "type": document_type()}
    return Directive.objects.bulk_create(
        Directive(
            symbol=symbol(n), issuer=f"tg{n}", summary=f"về tài sản công, ty{n}", signatory=f"nk{n}",
            addressees=[f"nn{n};"], date=FIRST + timedelta(days=n), **shared,
        )
        for n in range(1, count + 1)
    )  # fmt: skip


def _numbers(book: Book, letters: list[Directive], province: Province) -> list[Number]:
    shared: dict[str, Any] = {"book": book, "taken_at": timezone.now(), "taken_by": province.clerk}
    Book.objects.filter(pk=book.pk).update(next_number=len(letters) + 1)
    return Number.objects.bulk_create(
        Number(value=n, directive=each, symbol=each.symbol, day=each.date, **shared)
        for n, each in enumerate(letters, start=1)
    )
