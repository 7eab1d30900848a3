"""Clearance: granted and withdrawn by the security officer of the person's units."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bump_membership, notify, record, today, write_transaction
from plugins.circulation.models import Clearance, Level
from plugins.circulation.policy import permits


def grant(person: Any, level: Level, *, starts: date, ends: date, basis: str, by: Any) -> Clearance:
    """Clear ``person`` up to ``level`` between two days; what they held before ends the day before it begins.

    Raises:
        Refused: ``by`` is not the security officer of one of their units, or is the person; no decision is named.
    """
    fresh = Clearance(person=person, level=level, starts=starts, ends=ends, basis=basis.strip()[:200])
    fresh.granted_by, fresh.granted_at = by, timezone.now()
    with write_transaction():
        if not permits(by, "grant", fresh):
            raise Refused(
                _("Only the security officer of a person's unit grants or withdraws a clearance, never their own.")
            )
        if not fresh.basis:
            raise Refused(_("Name the decision: its number and day."))
        if ends < starts:
            raise Refused(_("The last day lies before the first."))
        _end_before(fresh)
        fresh.save()
        bump_membership()
        details = {"level": level.slug, "until": ends.isoformat()}
        record("circulation.cleared", actor=by, subject=person, plugin="circulation", details=details)
        _tell(fresh, "circulation-cleared")
    return fresh


def _end_before(fresh: Clearance) -> None:
    """Nobody holds two at once, and nobody is left without one until a renewal begins."""
    held = Clearance.objects.filter(person=fresh.person, withdrawn_at__isnull=True)
    if fresh.starts > today():
        held.filter(starts__lt=fresh.starts, ends__gte=fresh.starts).update(ends=fresh.starts - timedelta(days=1))
        held = held.filter(starts__gte=fresh.starts)
    held.update(withdrawn_at=fresh.granted_at, withdrawn_by=fresh.granted_by, withdrawal_basis=fresh.basis)


def withdraw(held: Clearance, basis: str, by: Any) -> None:
    """End a clearance now by a decision; effective on the next request, and the person is told.

    Raises:
        Refused: as above, or no decision or change of post is named.
    """
    with write_transaction():
        row = Clearance.objects.select_for_update(of=("self",)).select_related("person").get(pk=held.pk)
        if not permits(by, "withdraw", row):
            raise Refused(
                _("Only the security officer of a person's unit grants or withdraws a clearance, never their own.")
            )
        if not basis.strip():
            raise Refused(_("Name the decision: its number and day."), "basis")
        if row.withdrawn_at is None:
            row.withdrawn_at, row.withdrawn_by, row.withdrawal_basis = timezone.now(), by, basis.strip()[:200]
            row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_basis"])
            bump_membership()
            record("circulation.clearance-withdrawn", actor=by, subject=row.person, plugin="circulation")
            _tell(row, "circulation-clearance-withdrawn")


def _tell(held: Clearance, kind: str) -> None:
    url = reverse("circulation:index")
    notify(held.person, kind=kind, key=f"clearance:{held.pk}", subject=None, number="", url=url)
