"""Whether the line is shown, and its badge."""

from django.http import HttpRequest

from intranet.contracts import visible
from tests.doubles.dummy.models import Greeting


def is_reader(request: HttpRequest) -> bool:
    """Everybody who is signed in reads greetings."""
    return request.user.is_authenticated


def unread(request: HttpRequest) -> tuple[int, str] | None:
    """How many there are to read."""
    count = visible(request, Greeting.objects.all()).count()
    return (count, "info") if count else None
