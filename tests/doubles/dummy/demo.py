"""Demo content."""

from tests.doubles.dummy.models import Greeting

TITLE = "Chúc mừng năm mới"


def load() -> None:
    """One greeting, whether called once or twice."""
    Greeting.objects.get_or_create(title=TITLE)


def unload() -> None:
    """Take it away again."""
    Greeting.objects.filter(title=TITLE).delete()
