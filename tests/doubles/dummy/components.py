"""A portlet of the home page and a fragment beside a directive."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from intranet.contracts import WorkItem, WorkLine, setting, visible
from tests.doubles.dummy.models import Greeting


class LatestGreetings:
    """The newest greetings one may read."""

    template_name = "dummy/latest.html"

    def context(self, request: HttpRequest) -> dict[str, Any] | None:
        greetings = list(visible(request, Greeting.objects.all())[:3])
        return {"greetings": greetings, "salutation": setting("dummy", "salutation")} if greetings else None


class GreetingsBesideDirective:
    """A greeting beside every directive."""

    template_name = "dummy/aside.html"

    def context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        return {"subject": str(subject), "salutation": setting("dummy", "salutation")}


def work(person: Any) -> Iterable[WorkLine]:
    """Greetings that one has not answered yet: every one that was not one's own."""
    waiting = list(visible(person, Greeting.objects.exclude(by=person)))
    items = [WorkItem(reverse("dummy:read", args=[each.public_id]), each.title) for each in waiting[:3]]
    yield WorkLine(_("Greetings to answer"), reverse("dummy:index"), len(waiting), items=items)
