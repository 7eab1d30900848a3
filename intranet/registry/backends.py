"""Permissions, with those of plugins: held by post through roles, and void while the plugin is off."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission

from intranet.people.models import Person
from intranet.prepared import prepared
from intranet.registry.loader import registry
from intranet.registry.permissions import permissions_by_post


class PluginPermissions(ModelBackend):
    """Django's backend; a permission of a plugin counts only while the plugin is enabled, whoever granted it."""

    def get_user(self, user_id: int) -> Person | None:
        """The person of a session, or None when their login is closed. One query, on every page."""
        found = _person(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Everything the person may, as ``app.codename``: granted, or coming with a post through a role of a plugin."""
        held = super().get_all_permissions(user_obj, obj)
        if obj is not None or not user_obj.is_authenticated or not user_obj.is_active:
            return held
        return {permission for permission in held | permissions_by_post(user_obj) if _counts(permission)}

    def _get_permissions(self, user_obj: Any, obj: Any, from_name: str) -> set[str]:
        """What Django would find and keep on the person. Asked on every page of whoever holds a post, so prepared."""
        kept, is_plain = f"_{from_name}_perm_cache", user_obj.is_active and user_obj.pk and not user_obj.is_superuser
        if obj is None and is_plain and not hasattr(user_obj, kept):
            setattr(user_obj, kept, {f"{app}.{name}" for app, name in _GRANTED[from_name](user_obj.pk)})
        return super()._get_permissions(user_obj, obj, from_name)  # type: ignore[misc]


@prepared
def _person(pk: Any) -> Any:
    return Person.objects.filter(pk=pk)


@prepared
def _of_user(person: Any) -> Any:
    return _named(Permission.objects.filter(user__pk=person))


@prepared
def _of_groups(person: Any) -> Any:
    return _named(Permission.objects.filter(group__user__pk=person))


def _named(permissions: Any) -> Any:
    return permissions.values_list("content_type__app_label", "codename").order_by()


_GRANTED = {"user": _of_user, "group": _of_groups}


def _counts(permission: str) -> bool:
    label = permission.partition(".")[0]
    return not label.startswith("plugin_") or registry().is_enabled(label.removeprefix("plugin_"))
