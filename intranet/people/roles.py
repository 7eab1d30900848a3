"""What each post lets its holder do in the admin: permissions as data.

The order of the house: a role is held through a post (``Post.role``), a group is derived from the posts of the day
(``services.roles``), and nobody is put into a group by hand. Clearance is not a group: whoever may edit groups could
grant it to themselves. A role without a line here opens no admin screen; its holder works on the reader's site.
"""

from collections.abc import Mapping

from intranet.people.models.posts import PostRole

ACCESS_ADMIN = "wagtailadmin.access_admin"
ADMINISTER_PEOPLE = "intranet_people.administer_people"
GRANT_SECURITY = "intranet_people.grant_security"
VIEW_PEOPLE = "intranet_people.view_people"
KEEP_CALENDAR = "intranet_calendars.change_calendarday"
KEEP_TOPICS = "intranet_topics.change_topic"

_DRAFTS = (
    "intranet_directives.add_directive",
    "intranet_directives.change_directive",
    "intranet_directives.delete_directive",
    "intranet_directives.view_directive",
)

ROLE_PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    PostRole.EDITOR: (ACCESS_ADMIN, KEEP_CALENDAR, KEEP_TOPICS, *_DRAFTS),
    PostRole.CLERK: (ACCESS_ADMIN, *_DRAFTS),
    PostRole.SECURITY: (ACCESS_ADMIN, VIEW_PEOPLE, GRANT_SECURITY, "intranet_audit.view_event"),
    PostRole.ADMINISTRATOR: (
        ACCESS_ADMIN,
        VIEW_PEOPLE,
        ADMINISTER_PEOPLE,
        KEEP_CALENDAR,
        KEEP_TOPICS,
        "intranet_registry.change_pluginrecord",
        "intranet_state.change_sitestate",
        "intranet_worker.change_job",
    ),
}
"""Permissions by role. Which rows they reach is decided by ``intranet.access``; these only open the screens.

What plugins add to a role is not written into groups: ``intranet.registry`` answers for it while the plugin is enabled.
"""


def group_name(role: str) -> str:
    """Name of the group that stands for ``role``."""
    return f"post:{role}"
