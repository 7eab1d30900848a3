"""The signed form field that carries the lines of a list from the dry run to the confirmation.

The file itself is gone once it was read, and nothing is kept meanwhile: neither a file nor a row.
"""

from collections.abc import Iterable

from django.core import signing

from intranet.outgoing.elsewhere.lines import Line
from intranet.people.models import Person, Unit

HOURS = 8
_SALT = "intranet.outgoing.elsewhere"


def issue(office: Unit, person: Person, lines: Iterable[Line]) -> str:
    """The field's value for lines that ``person`` has seen checked for ``office``."""
    return signing.dumps([office.pk, person.pk, [list(line) for line in lines]], salt=_SALT, compress=True)


def read(value: str, office: Unit, person: Person) -> list[Line] | None:
    """The lines; None when the field is not ours, is of another person or office, or is older than a working day."""
    try:
        office_id, person_id, lines = signing.loads(value, salt=_SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return [Line(*line) for line in lines] if (office_id, person_id) == (office.pk, person.pk) else None
