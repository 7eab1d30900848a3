"""A portlet of the home page and a fragment beside a directive."""

from typing import Any

from django.http import HttpRequest

from intranet.contracts import setting, visible
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
