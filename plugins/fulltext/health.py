"""What the control panel says of the search page."""

from django.utils.translation import gettext as _

from intranet.contracts import Health
from search.catalogue import health


def index() -> Health:
    """Whether the index follows the records."""
    is_well, message = health()
    return Health("ok" if is_well else "attention", message)


def consequences() -> list[str]:
    """What disabling means."""
    return [
        _("Documents can then be found only in the list, by number, symbol and summary."),
        _("Nobody is told of what is new for a search that they follow; it is told once search is enabled again."),
        _("The index is kept up to date; search works again as soon as it is enabled."),
    ]
