"""What kinds of notices say. A kind without words here says that there is something new."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, Promise] = {
    "reading-asked": _("You are asked to acknowledge reading a document"),
    "slip-issued": _("A slip for a new password was issued for you"),
}

OTHERWISE = _("There is something new for you")


def words_of(kind: str) -> str:
    """One short sentence without any content: it stands in e-mails."""
    return str(KINDS.get(kind, OTHERWISE))
