"""Fragments of pages that plugins supply: portlets on the home page and what stands in a slot."""

from typing import Any, Protocol

from django.http import HttpRequest


class PanelComponent(Protocol):
    """A portlet. One that raises is shown as a box saying so, is logged, and leaves the rest of the page standing."""

    template_name: str
    """Below ``<slug>/`` in the plugin's ``templates`` folder."""

    def context(self, request: HttpRequest) -> dict[str, Any] | None:
        """What the template shows, or None: nothing for this person. At most two queries; the home page is opened
        often.
        """


class SlotComponent(Protocol):
    """A fragment in a core page, contained like a portlet."""

    template_name: str

    def context(self, request: HttpRequest, subject: Any) -> dict[str, Any] | None:
        """What the template shows, or None. ``subject`` is what the page is about (a directive), or None."""
