"""Permissions of plugins: their rows, and who holds them by post."""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import override

from intranet.contracts import PermissionSpec, PluginConfig
from intranet.people.queries import posts_on
from intranet.people.rules import today
from intranet.registry.loader import registry
from intranet.state.current import State, current

NAMED_IN = "en"
"""The language in which a permission's name is stored; screens translate it."""


def after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Write the rows of the permissions that a plugin's manifest declares; called by Django after each ``migrate``."""
    if isinstance(sender, PluginConfig):
        for spec in sender.manifest.permissions:
            _write(spec, using)


def _write(spec: PermissionSpec, using: str) -> None:
    content_type = ContentType.objects.db_manager(using).get_for_model(apps.get_model(spec.model))
    with override(NAMED_IN):
        name = str(spec.label)
    Permission.objects.using(using).update_or_create(
        content_type=content_type, codename=spec.codename, defaults={"name": name}
    )


def grantable_permissions() -> QuerySet[Permission]:
    """The permissions of enabled plugins, for the screen on which an administrator grants permissions to a group."""
    labels = [plugin.label for plugin in registry().enabled()]
    return Permission.objects.filter(content_type__app_label__in=labels).select_related("content_type")


def permissions_by_post(person: Any) -> frozenset[str]:
    """Permissions that come with the posts ``person`` holds today, through the roles of enabled plugins. One query a
    request.
    """
    state = current()
    kept: tuple[State, frozenset[str]] | None = getattr(person, "_permissions_by_post", None)
    if kept is not None and kept[0] is state:
        return kept[1]
    granted = frozenset(_granted(person))
    person._permissions_by_post = (state, granted)
    return granted


def _granted(person: Any) -> Iterable[str]:
    roles = [(plugin, role) for plugin in registry().enabled() for role in plugin.manifest.roles]
    if not roles:
        return
    held = {post.role for post in posts_on(person, today())}
    for plugin, role in roles:
        if held.intersection(role.posts):
            yield from (f"{plugin.label}.{codename}" for codename in role.permissions)
