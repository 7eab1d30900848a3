"""Menu items of the core's own admin screens; each is shown only to those whom its screen lets in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class WayBack(MenuItem):
    """The first line of the menu, for everybody who opens the admin: back to the readers' pages.

    The address names the page's main part, because the menu marks every item that the present address begins with.
    """

    def __init__(self) -> None:
        url = f"{reverse('portal:home')}#main"
        super().__init__(_("Back to Sen"), url, name="portal-home", icon_name="home", order=0)


class PermittedItem(MenuItem):
    """A line of the admin menu for holders of one permission."""

    def __init__(self, label: Any, url_name: str, permission: str, *, icon: str, order: int) -> None:
        super().__init__(label, reverse(url_name), name=url_name.replace(":", "-"), icon_name=icon, order=order)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))
