"""The search box, where core pages leave room for one."""

from typing import Any

from django.http import HttpRequest


class _Box:
    box_id = ""

    def context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        """What was asked last stays in the box."""
        return {"box_id": self.box_id}


class Masthead(_Box):
    """The box at the top of every page."""

    template_name = "fulltext/box.html"
    box_id = "q"

    def context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        """Not on the search page, which has its own."""
        match = request.resolver_match
        return None if match and match.view_name == "fulltext:search" else super().context(request, subject)


class NotFound(_Box):
    """The box on the page that says there is nothing here."""

    template_name = "fulltext/box.html"
    box_id = "s"
