"""Bulk deletion that drops what one may not touch, without naming it."""

from typing import Any

from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive
from intranet.directives.policy import DirectivePolicy
from intranet.directives.rules import is_number
from intranet.directives.services import delete_draft


class DeleteDrafts(DeleteBulkAction):
    """Takes the place of Wagtail's bulk deletion for directives; each draft goes through the service."""

    models = [Directive]

    def get_queryset(self, model: type[Directive], object_ids: list[Any]) -> Any:
        """Ids of other offices are as if they had not been sent (security case 48)."""
        asker = who(self.request.user)
        rows = Directive.objects.filter(pk__in=[pk for pk in object_ids if is_number(str(pk))])
        return DirectivePolicy().of_office(asker, rows) if asker else rows.none()

    def check_perm(self, snippet: Directive) -> bool:
        return bool(decide(self.request.user, "delete", snippet, self.request))

    @classmethod
    def execute_action(cls, objects: list[Directive], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        deleted = 0
        for directive in objects:
            try:
                delete_draft(directive.pk, user)
            except TransitionRefused:
                continue
            deleted += 1
        return deleted, 0
