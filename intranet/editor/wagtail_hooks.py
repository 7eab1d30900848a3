"""The only hooks into Wagtail's admin in the project: screens, menu, and what is taken out of both."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from intranet.editor.api import ClosedEndpoint
from intranet.editor.directives.bulk import DeleteDrafts
from intranet.editor.directives.viewset import DirectiveViewSet
from intranet.editor.home import Screens
from intranet.editor.menu import PermittedItem, WayBack
from intranet.editor.people.closed import CLOSED_ACTIONS
from intranet.registry.loader import registry
from intranet.registry.urls import admin_urls

HIDDEN = frozenset({"explorer", "snippets", "reports", "help", "images", "documents"})
"""Wagtail's entries that lead to nothing here, or to lists that ask about the model and not about the document."""

SCREENS = (
    (_("Working days"), "calendar_admin:index", "intranet_calendars.change_calendarday", "date", 890),
    (_("Timing of reminders"), "reminders_admin:index", "intranet_state.change_sitestate", "mail", 892),
    (_("Topics"), "topics_admin:index", "intranet_topics.change_topic", "tag", 893),
    (_("Message on every page"), "alert_admin:index", "intranet_state.change_sitestate", "warning", 895),
    (_("Add-ons"), "plugins:index", "intranet_registry.change_pluginrecord", "plus-inverse", 900),
    (_("Appearance"), "theming:themes", "intranet_state.change_sitestate", "view", 905),
    (_("People and units"), "people_admin:index", "intranet_people.view_people", "group", 910),
    (_("Audit log"), "audit:index", "intranet_audit.view_event", "history", 920),
    (_("Background work"), "worker:index", "intranet_worker.change_job", "time", 930),
)

register_snippet(DirectiveViewSet)
hooks.register("register_bulk_action", DeleteDrafts, order=99)
for closed_action in CLOSED_ACTIONS:
    hooks.register("register_bulk_action", closed_action, order=99)


@hooks.register("register_admin_urls")
def screens() -> list[Any]:
    """The core's admin screens, and those of plugins behind their gates."""
    return [
        path("plugins/", include("intranet.registry.urls_admin")),
        path("themes/", include("intranet.theming.urls_admin")),
        path("people/", include("intranet.editor.people.urls")),
        path("calendar/", include("intranet.editor.calendar.urls")),
        path("reminders/", include("intranet.editor.reminders.urls")),
        path("topics/", include("intranet.editor.topics.urls")),
        path("alert/", include("intranet.editor.alert.urls")),
        path("audit/", include("intranet.audit.urls_admin")),
        path("work/", include("intranet.worker.urls_admin")),
        *admin_urls(),
    ]


def _item(label: Any, url: str, permission: str, icon: str, order: int) -> None:
    hooks.register("register_admin_menu_item", lambda: PermittedItem(label, url, permission, icon=icon, order=order))


for screen in SCREENS:
    _item(*screen)
hooks.register("register_admin_menu_item", WayBack)


@hooks.register("insert_global_admin_css")
def own_sheet() -> str:
    """Our corrections to Wagtail's sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("intranet/editor/admin.css"))


@hooks.register("construct_admin_api")
def no_api(router: Any) -> None:
    """Pages, documents and images are listed to nobody."""
    for name in ("pages", "documents", "images"):
        router.register_endpoint(name, ClosedEndpoint)


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's unused entries out of the menu; their addresses are closed one by one in the isolation matrix."""
    items[:] = [item for item in items if item.name not in HIDDEN]


@hooks.register("construct_main_menu")
def lines_of_plugins(request: HttpRequest, items: list[Any]) -> None:
    """What enabled plugins add for who holds the permission."""
    items.extend(
        MenuItem(line.title, line.url, name=line.name, icon_name=line.icon, order=line.order)
        for line in registry().admin_nav(request)
    )


@hooks.register("construct_homepage_summary_items")
def no_counts(request: HttpRequest, items: list[Any]) -> None:
    """The dashboard counts rows of whole models; here nobody may know how many there are."""
    items.clear()


@hooks.register("construct_homepage_panels")
def only_screens(request: HttpRequest, panels: list[Any]) -> None:
    """Wagtail's panels speak of pages, which there are none of; ours leads to the screens one may open."""
    panels[:] = [Screens()]


@hooks.register("construct_page_chooser_queryset")
def pages_one_may_edit(pages: Any, request: HttpRequest) -> Any:
    """The page chooser offers only what one may edit (security cases 35 and 36)."""
    from wagtail.permissions import page_permission_policy

    return pages & page_permission_policy.instances_user_has_any_permission_for(request.user, {"change", "publish"})
