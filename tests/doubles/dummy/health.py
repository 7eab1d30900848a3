"""How the dummy is, and what switching it off means."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.contracts import Health
from tests.doubles.dummy.models import Greeting


def greetings() -> Health:
    """Attention when there is nothing to read."""
    count = Greeting.objects.count()
    if not count:
        return Health("attention", _("There are no greetings yet."))
    return Health("ok", ngettext("%(count)d greeting", "%(count)d greetings", count) % {"count": count})


def consequences() -> Iterator[str]:
    """How many greetings cannot be read."""
    count = Greeting.objects.count()
    yield ngettext("%(count)d greeting cannot be read.", "%(count)d greetings cannot be read.", count) % {
        "count": count
    }
