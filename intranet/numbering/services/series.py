"""Setting up the series of an office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.models import DocumentType
from intranet.numbering.models import Series
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class SeriesFields:
    """What a person enters of a series."""

    name: str
    purpose: str
    family: str = ""
    period: str = "year"
    types: Iterable[DocumentType] = field(default_factory=tuple)
    is_external: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


def save_series(office: Unit, entered: SeriesFields, by: Person, *, series: Series | None = None) -> Series:
    """Make a series of ``office``, or change ``series``; numbers taken already stay as they are."""
    names = ("name", "purpose", "family", "period", "is_external", "valid_from", "valid_to")
    with write_transaction():
        row = series or Series(office=office)
        for name in names:
            setattr(row, name, getattr(entered, name))
        row.save()
        row.types.set(entered.types)
        record("number.series-saved", actor=by, subject=row, label=row.name)
    return row
