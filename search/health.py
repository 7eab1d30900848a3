"""Whether the catalogue works, for the status page and for ``manage.py catalogue status``."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search import models
from search.analysis import ANALYSIS
from search.backends import current
from search.errors import EngineDown

LATE = timedelta(minutes=5)
"""Age of the oldest thing the engine has not been told at which the worker must be stuck or stopped."""


@dataclass(frozen=True, slots=True)
class Status:
    """Figures of the catalogue: ``told`` is what the engine holds, ``lag`` the age of the oldest thing that waits,
    ``trouble`` what is wrong with an engine that answers.
    """

    entries: int
    open_entries: int
    told: int
    waiting: int
    withdrawn: int
    lag: timedelta
    analysis: int
    trouble: str = ""


def status() -> Status:
    """The figures now.

    Raises:
        EngineDown: the engine does not answer.
    """
    oldest = models.Outbox.objects.order_by("pk").first()
    return Status(
        entries=models.Entry.objects.count(),
        open_entries=models.Entry.objects.filter(is_open=True).count(),
        told=current().size(),
        waiting=models.Outbox.objects.count(),
        withdrawn=models.Outbox.objects.filter(withdraws=True).count(),
        lag=timezone.now() - oldest.since if oldest else timedelta(),
        analysis=current().analysis(),
        trouble=current().trouble(),
    )


def check() -> tuple[bool, str]:
    """Whether all is well, and a sentence for the operator that says what to do if not."""
    try:
        found = status()
    except EngineDown as error:
        said = str(error)
        return False, _("The search engine does not answer: %(error)s") % {"error": _(said) if said else "?"}
    return judge(found)


def judge(found: Status) -> tuple[bool, str]:
    """``check`` for figures that are known."""
    if found.entries and found.analysis != ANALYSIS:
        return False, _("There is no index of this version: run “manage.py catalogue rebuild”.")
    if found.trouble:
        return False, found.trouble
    if found.lag > LATE:
        message = ngettext(
            "%(waiting)d change has not reached the search engine. Check that the worker runs.",
            "%(waiting)d changes have not reached the search engine. Check that the worker runs.",
            found.waiting,
        )
        return False, message % {"waiting": found.waiting}
    if not found.waiting and found.told != found.entries:
        return False, _("The index differs from the records: run “manage.py catalogue verify”, then “rebuild”.")
    message = ngettext("%(entries)d entry can be searched.", "%(entries)d entries can be searched.", found.entries)
    return True, message % {"entries": found.entries}
