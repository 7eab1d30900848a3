"""Portlets on the home page."""

from typing import Any

from django.http import HttpRequest

from intranet.contracts import setting


class Greeting:
    """Greets whoever is signed in."""

    template_name = "${slug}/greeting.html"

    def context(self, request: HttpRequest) -> dict[str, Any] | None:
        return {"greeting": setting("${slug}", "greeting")}
