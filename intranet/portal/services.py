"""The one write of the portal: the language a person reads in. A preference, so it is not in the audit log."""

from intranet.database import write_transaction
from intranet.people.models import Person


def choose_language(person: Person, language: str) -> None:
    """Remember ``language`` ("vi" or "en") for ``person``; what else changed on the row meanwhile is left alone."""
    with write_transaction():
        Person.objects.filter(pk=person.pk).update(language=language)
    person.language = language
