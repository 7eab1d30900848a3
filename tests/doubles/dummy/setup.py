"""Steps of setting up; each may run again."""

from tests.doubles.dummy.models import Trace


def write_welcome() -> None:
    """Leave a trace, once."""
    Trace.objects.get_or_create(what="setup", detail="1")


def count_greetings() -> None:
    """Leave a trace, once."""
    Trace.objects.get_or_create(what="setup", detail="2")
