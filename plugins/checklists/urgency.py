"""How urgent a day is, in the words of the home page: everywhere in this package it is said so."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.contracts import today

DUE_SOON = 7


def urgency_of(day: date | None) -> tuple[str, str] | None:
    """The state of the tag, and how many days are left or over; None without a day. The day itself is in time."""
    if day is None:
        return None
    left = (day - today()).days
    if left < 0:
        return "late", ngettext("%(n)d day overdue", "%(n)d days overdue", -left) % {"n": -left}
    if not left:
        return "due", _("due today")
    return "due" if left <= DUE_SOON else "info", ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left}
