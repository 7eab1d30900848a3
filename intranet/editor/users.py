"""Wagtail's user and group screens, closed: people get rights through posts, on screens of our own.

Stock Wagtail lets whoever may change users set a superuser's password, make anybody a superuser, and put themselves
into any group (wagtail #14100). This module is imported before models exist, so the screens are named, not imported.
"""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    """Keeps Wagtail's label and tables (profiles), replaces its screens."""

    default = False
    user_viewset = "intranet.editor.people.closed.NoUsers"
    group_viewset = "intranet.editor.people.closed.NoGroups"
