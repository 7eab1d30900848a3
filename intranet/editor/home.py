"""The admin's first page: the screens that its reader may open, and nothing that leads elsewhere."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem, admin_menu
from wagtail.admin.ui.components import Component


class Screens(Component):
    """The lines of the menu once more, as links in the page: each item asks its own permission."""

    name = "screens"
    template_name = "intranet/editor/screens.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """``items``: what the menu shows to who asks, in its order."""
        return {"items": screens_of((parent_context or {})["request"])}


def screens_of(request: HttpRequest) -> list[MenuItem]:
    """The menu items with an address of their own (not submenus) that are shown to who asks."""
    items: list[MenuItem] = admin_menu.menu_items_for_request(request)
    return sorted((item for item in items if item.url != "#"), key=lambda item: item.order)
