"""What kinds of notices say. A kind without words here says that there is something new."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "duty-assigned": _("A task was assigned to you"),
    "duty-cancelled": _("A task of your unit was cancelled"),
    "duty-closed": _("A task of your unit was closed"),
    "duty-extended": _("The due date of a task was extended"),
    "duty-opened": _("Your unit was given a task"),
    "duty-progress": _("Progress on a task was reported"),
    "duty-reported": _("The result of a task was reported"),
    "duty-returned": _("A task was given back to your unit"),
    "reading-asked": _("You are asked to acknowledge reading a document"),
    "slip-issued": _("A slip for a new password was issued for you"),
}

OTHERWISE = _("There is something new for you")


def words_of(kind: str) -> str:
    """One short sentence without any content: it stands in e-mails."""
    return str(KINDS.get(kind, OTHERWISE))
