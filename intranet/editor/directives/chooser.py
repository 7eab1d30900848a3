"""The directive chooser: offers and confirms only what the editor may read."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)

from intranet.directives.models import Directive
from intranet.directives.queries import readable
from intranet.directives.rules import is_number


class _Readable:
    request: Any

    def get_object_list(self) -> QuerySet[Directive]:
        return readable(self.request.user)

    def get_object(self, pk: str) -> Directive:
        found = readable(self.request.user).filter(pk=pk).first() if is_number(str(pk)) else None
        if found is None:
            raise Http404
        return found

    def get_objects(self, pks: Iterable[str]) -> QuerySet[Directive]:
        return readable(self.request.user).filter(pk__in=[pk for pk in pks if is_number(str(pk))])

    def can_create(self) -> bool:
        return False


class DirectiveChooseView(_Readable, ChooseView):
    """The chooser's window."""


class DirectiveChooseResultsView(_Readable, ChooseResultsView):
    """The chooser's list alone."""


class DirectiveChosenView(_Readable, SnippetChosenView):
    """The answer to one choice."""


class DirectiveChosenMultipleView(_Readable, SnippetChosenMultipleView):
    """The answer to several choices."""


class DirectiveChooserViewSet(SnippetChooserViewSet):
    """Every view of the chooser asks what the editor may read."""

    choose_view_class = DirectiveChooseView
    choose_results_view_class = DirectiveChooseResultsView
    chosen_view_class = DirectiveChosenView
    chosen_multiple_view_class = DirectiveChosenMultipleView

    def get_urlpatterns(self) -> list[Any]:
        """Without the view that creates a directive from within a chooser."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "create"]
