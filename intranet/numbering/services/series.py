"""Setting up the series of an office."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import DocumentType
from intranet.numbering.models import Series
from intranet.numbering.queries import is_in_use
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
    """Make a series of ``office``, or change ``series``; numbers taken already stay as they are.

    Raises:
        TransitionRefused: it has given numbers, and what is numbered, its family or its period would change.
    """
    names = ("name", "purpose", "family", "period", "is_external", "valid_from", "valid_to")
    with write_transaction():
        if series is not None and is_in_use(series) and _fixed(entered) != _fixed(Series.objects.get(pk=series.pk)):
            raise TransitionRefused(
                [_("This series has given numbers: what it numbers and its period stay as they are.")]
            )
        row = series or Series(office=office)
        for name in names:
            setattr(row, name, getattr(entered, name))
        row.save()
        row.types.set(entered.types)
        record("number.series-saved", actor=by, subject=row, label=row.name)
    return row


FIXED = ("purpose", "family", "period")
"""What a series keeps from its first number on: a bound register would be another one."""


def _fixed(series: Series | SeriesFields) -> list[str]:
    return [getattr(series, name) for name in FIXED]
