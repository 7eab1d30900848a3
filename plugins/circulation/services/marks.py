"""Levels and markings that an office adds, and ends; nothing is deleted."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, record, today, write_transaction
from plugins.circulation.models import Level, Marking

PERMISSION = "plugin_circulation.extend_marks"

Mark = Level | Marking


def add_level(level: Level, by: Any) -> Level:
    """A new level above all others: nobody is cleared for it until the security officer says so.

    Raises:
        Refused: ``by`` may not, or the name is taken or reads like a grade of state secrets.
    """
    with write_transaction():
        level.rank = (Level.objects.select_for_update().aggregate(last=Max("rank"))["last"] or 0) + 1
        return _add(level, by)


def add_marking(marking: Marking, by: Any) -> Marking:
    """A new marking with its switches.

    Raises:
        Refused: as above.
    """
    with write_transaction():
        return _add(marking, by)


def change_marking(marking: Marking, *, valid_to: date | None, must_return: bool, no_copies: bool, by: Any) -> None:
    """Change what follows from a marking, for documents that bear it already, too; and until when it is offered.

    Raises:
        Refused: ``by`` may not, or the last day has changed to one before the first or in the past.
    """
    with write_transaction():
        row = Marking.objects.select_for_update().get(pk=marking.pk)
        end(row, valid_to, by)
        row.must_return, row.no_copies = must_return, no_copies
        row.save(update_fields=["must_return", "no_copies"])
        details = {"slug": row.slug, "must_return": must_return, "no_copies": no_copies}
        record("circulation.mark-changed", actor=by, subject=row, plugin="circulation", details=details)


def end(mark: Mark, last_day: date | None, by: Any) -> None:
    """Offer it until ``last_day``, or again without an end; documents and clearances keep it.

    Raises:
        Refused: ``by`` may not, or the day has changed to one before the first or in the past.
    """
    with write_transaction():
        _check_may(by)
        row: Any = type(mark).objects.select_for_update().get(pk=mark.pk)
        if row.valid_to == last_day:
            return
        if last_day and last_day < max(today(), row.valid_from):
            raise Refused(_("Choose today or a later day."))
        row.valid_to = last_day
        row.save(update_fields=["valid_to"])
        details = {"slug": row.slug, "until": last_day.isoformat() if last_day else ""}
        record("circulation.mark-ended", actor=by, subject=row, plugin="circulation", details=details)


def _add(mark: Any, by: Any) -> Any:
    _check_may(by)
    rows = type(mark).objects
    if mark.name.casefold() in {name.casefold() for name in rows.values_list("name", flat=True)}:
        raise Refused(_("There is one of this name already."))
    mark.slug = slugify(mark.name.replace("đ", "d").replace("Đ", "D"))[:34] or "x"
    if rows.filter(slug=mark.slug).exists():
        mark.slug = f"{mark.slug}-{rows.count() + 1}"
    try:
        mark.save()
    except ValidationError as wrong:
        raise Refused(wrong.messages[0]) from wrong
    bump_membership()
    record("circulation.mark-added", actor=by, subject=mark, plugin="circulation", details={"slug": mark.slug})
    return mark


def _check_may(by: Any) -> None:
    if not by.has_perm(PERMISSION):
        raise Refused(_("You may not change levels and markings."))
