"""Kinds of work in words: what a job does, instead of the path of its code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.registry.loader import registry
from intranet.worker.schedule import tasks

ASKED_FOR: dict[str, Promise] = {
    "intranet.acknowledgement.services.resolve_person": _("Audiences brought up to date for one person"),
    "intranet.directives.services.continue_issuing": _("Opening of readings for a large audience"),
    "intranet.dissemination.services.give_receipts": _("Receipts for those who attended a session"),
    "intranet.guidance.services.carry_on": _("Opening of readings of guidance for a large audience"),
    "intranet.guidance.services.tell_changed": _("Notices about guidance that was changed"),
    "intranet.portal.subscriptions.tell_followers": _("Notices to those who follow a unit or a topic"),
    "intranet.people.importing.running.run": _("Writing of a list of units and people"),
    "intranet.training.sessions.counting.count_for_course": _("Lessons completed by attending a class"),
    "intranet.training.services.carry_on": _("Asking people to take a course"),
    "intranet.training.services.end_complete": _("End of runs in which nothing is left to do"),
    "intranet.training.catalogue.put_all": _("Entry of all courses into the search index"),
    "intranet.guidance.catalogue.put_all": _("Entry of all guidance into the search index"),
    "intranet.directives.catalogue.put_all": _("Entry of all documents into the search index"),
}
"""Work that is asked for by what people do; recurring work bears its title in the schedule."""


def titles() -> dict[str, str]:
    """The words of every kind of work that has some, by dotted path, in the reader's language."""
    scheduled = {task.run: str(task.title or task.name) for task in tasks()}
    asked = ASKED_FOR | registry().words("jobs")
    return {run: str(words) for run, words in asked.items()} | scheduled


def title_of(run: str) -> str:
    """What a job does, in words; its dotted path where there are none."""
    return titles().get(run, run)
