"""Wagtail's permission policy for directives: the model permission and, for one directive, ``decide``."""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.directives.models import Directive
from intranet.directives.policy import DirectivePolicy

_ACTIONS = {"change": "edit", "delete": "delete", "view": "history", "lock": "edit", "unlock": "edit"}


class DirectivePermissionPolicy(ModelPermissionPolicy):
    """Being superuser opens nothing: the model permission may come with it, the directive does not."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if not self.user_has_permission(user, action):
            return False
        return action in _ACTIONS and bool(decide(user, _ACTIONS[action], instance))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Directive]:
        asker = who(user)
        if asker is None or not self.user_has_any_permission(user, actions):
            return Directive.objects.none()
        return DirectivePolicy().of_office(asker, Directive.objects.all())

    def instances_user_has_permission_for(self, user: Any, action: str) -> QuerySet[Directive]:
        return self.instances_user_has_any_permission_for(user, [action])
