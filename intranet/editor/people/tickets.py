"""The signed form field that carries a checked list to its confirmation. Nothing is kept meanwhile."""

from django.core import signing

from intranet.people.importing.lines import Lines
from intranet.people.models import Person

HOURS = 8
_SALT = "intranet.editor.people.import"


def issue(person: Person, lines: Lines) -> str:
    """The field's value for lines that ``person`` has seen checked."""
    return signing.dumps([person.pk, lines.packed()], salt=_SALT, compress=True)


def read(value: str, person: Person) -> Lines | None:
    """The lines; None when the field is not ours, is of another person, or is older than a working day."""
    try:
        person_id, packed = signing.loads(value, salt=_SALT, max_age=HOURS * 3600)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Lines.unpacked(packed) if person_id == person.pk else None
