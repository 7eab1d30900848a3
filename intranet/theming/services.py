"""The one write: which theme everybody sees."""

from intranet.audit.services import record
from intranet.people.models import Person
from intranet.state.services import locked_state
from intranet.theming.loader import installed


class UnknownTheme(LookupError):
    """No usable theme has this slug."""


def choose_theme(slug: str, by: Person | None) -> None:
    """Let every worker draw with ``slug`` from the next request on. ``by`` is None for the command line.

    Raises:
        UnknownTheme: not installed, or skipped as broken.
    """
    if slug not in installed():
        raise UnknownTheme(slug)
    with locked_state() as row:
        before, row.theme = row.theme, slug
        record("theme.chosen", actor=by, subject=f"theme:{slug}", label=slug, details={"from": before, "to": slug})
