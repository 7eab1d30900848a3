"""Files that come back: what in them is not as it was sent."""

from intranet.directives.models import Directive
from intranet.files.models import StoredFile


def differences_from_draft(directive: Directive, signed: StoredFile) -> list[str]:
    """Where the signed file says something else than the draft, in words; nothing when it says the same."""
    return []


def differences_from_signed(directive: Directive, signed_text: str, numbered: StoredFile) -> list[str]:
    """Where the numbered file says something else than what was signed, but for number, date and signatures."""
    return []
