"""What the dummy puts in the catalogue."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_noop

from search.catalogue import Entry, Source
from tests.doubles.dummy.models import Greeting
from tests.doubles.dummy.policy import readers

NAME = "dummy.greeting"
KIND = gettext_noop("Greetings")


def source() -> Source:
    """Everything of the dummy that can be found."""
    return Source(NAME, KIND, entries)


def entries() -> Iterator[Entry]:
    """An entry for every greeting."""
    yield from (entry_of(greeting) for greeting in Greeting.objects.iterator())


def entry_of(greeting: Greeting) -> Entry:
    """The entry of one greeting, found by those who may read it."""
    return Entry(
        source=NAME,
        key=str(greeting.pk),
        title=greeting.title,
        text=greeting.text,
        url=reverse("dummy:read", args=[greeting.public_id]),
        tokens=readers(greeting),
        facets={"kind": KIND},
    )
