"""The search box, and what is like a document, where core pages leave room for them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse


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


class Related:
    """What says much of the same as the document on the page. It is looked for when it comes on the screen: asking the
    engine on every page would cost every reader what few look at.
    """

    template_name = "fulltext/related_box.html"

    def context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        """Nothing for what the catalogue does not hold."""
        if subject is None or subject.is_draft or subject.is_recalled:
            return None
        return {"address": reverse("fulltext:related", args=["directive", subject.pk])}
