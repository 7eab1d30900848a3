"""What somebody who decides about a draft has seen of it."""

from hashlib import sha256

from intranet.directives.models import Directive
from intranet.directives.services import fingerprint
from intranet.files.queries import hashes_of

DECIDES = frozenset({"approved", "form-checked", "signed", "numbered"})
"""Steps that vouch for a text: refused when it is another one than was seen."""


def seen_of(directive: Directive) -> str:
    """Changes with everything that a person enters of the document, and with its files."""
    files = sorted((each.role, each.sha256) for each in hashes_of(directive))
    return sha256(repr((fingerprint(directive), files)).encode()).hexdigest()[:32]
