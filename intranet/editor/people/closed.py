"""Wagtail's doors to users and groups, closed for everybody: a hardened form is one missed field from an open one."""

from typing import Any, NoReturn

from django.http import Http404, HttpRequest
from django.urls import URLPattern
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet


def closed(request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
    """A view that is not there."""
    raise Http404


class _Closed:
    """A view set whose addresses exist only so that their names can be reversed; it stands in no menu and no search."""

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()  # type: ignore[misc]
        return [URLPattern(one.pattern, closed, one.default_args, one.name) for one in patterns]

    def on_register(self) -> None:
        """Nothing: no menu item, no search area, no permissions to hand out."""


class NoUsers(_Closed, UserViewSet):
    """Instead of Wagtail's user screens."""


class NoGroups(_Closed, GroupViewSet):
    """Instead of Wagtail's group screens."""


class _ClosedAction:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        raise Http404


class NoRoles(_ClosedAction, AssignRoleBulkAction):
    """Instead of putting people into groups in bulk."""


class NoActivation(_ClosedAction, SetActiveStateBulkAction):
    """Instead of opening and closing logins in bulk."""


class NoDeletion(_ClosedAction, DeleteBulkAction):
    """Instead of deleting people in bulk."""


CLOSED_ACTIONS = (NoRoles, NoActivation, NoDeletion)
"""Registered after Wagtail's own with the same names, which they replace."""
