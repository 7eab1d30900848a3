"""A demo begins today; what should have happened before is given its day, so that something is overdue.

The counts of the ledger move with the due dates that they count by. The audit log is not touched: it says when the demo
was loaded.
"""

from datetime import date, timedelta

from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Audience, Receipt, Tally, UnitReceipt, Version
from intranet.acknowledgement.services import resolve
from intranet.demo.growth.sessions import date_sessions_back
from intranet.demo.growth.topics.paper import Paper
from intranet.directives.models import Directive
from intranet.people.rules import today


def date_back(directive: Directive, paper: Paper) -> None:
    """Give everything that hangs on ``directive`` its day: issued ``paper.ago`` days ago, due when the table says."""
    version, back = directive.current_version, timedelta(days=paper.ago)
    if version is None:
        return
    issued = timezone.now() - back
    Directive.objects.filter(pk=directive.pk).update(created_at=issued, issued_at=issued)
    Version.objects.filter(pk=version.pk).update(created_at=issued)
    Assignment.objects.filter(version=version).update(opened_at=issued)
    UnitReceipt.objects.filter(version=version).update(asked_at=issued, due=issued.date())
    UnitReceipt.objects.filter(version=version, at__isnull=False).update(at=issued + timedelta(hours=2))
    _receipts(version, back)
    date_sessions_back(version)
    if paper.due is not None and paper.due < 0:
        _due(version, today(), today() + timedelta(days=paper.due))
    _expire(version, paper)


def _receipts(version: Version, back: timedelta) -> None:
    """Spread over the days since: each later receipt came a little later."""
    rows = list(Receipt.objects.filter(assignment__version=version).order_by("pk"))
    for n, receipt in enumerate(rows):
        receipt.at -= back * (1 - n / len(rows)) * 0.95
    Receipt.objects.bulk_update(rows, ["at"])


def _due(version: Version, stood: date, due: date) -> None:
    Audience.objects.filter(version=version).update(due=due)
    Assignment.objects.filter(version=version, due=stood).update(due=due)
    Tally.objects.filter(version=version, due=stood).update(due=due)


def _expire(version: Version, paper: Paper) -> None:
    """What is past its last day is closed as the nightly task would."""
    if paper.expires is None:
        return
    for audience in Audience.objects.filter(version=version):
        audience.expires_on = today() + timedelta(days=paper.expires)
        audience.save(update_fields=["expires_on"])
        resolve(audience.pk)
