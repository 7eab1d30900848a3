"""Recurring work."""

from tests.doubles.dummy.models import Trace


def tidy() -> None:
    """Leave a trace of having run."""
    Trace.objects.create(what="task")
