"""Wagtail's create, edit and delete views of a directive, written through the services: locked, checked again, audited.

The guard asks before the view; between its question and the save a colleague may issue the draft. So the row is locked,
its state asked again, and everything that is not on the form is taken from the locked row.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive
from intranet.directives.services import delete_draft, drafting, editing_draft


def _unless_issued(request: HttpRequest, directive: Directive, write: Callable[[], HttpResponse]) -> HttpResponse:
    """What ``write`` answers, or the reading page with the reason if the draft has been issued meanwhile."""
    try:
        return write()
    except TransitionRefused as refused:
        messages.error(request, refused.problems[0])
        return redirect(directive.get_absolute_url())


class DraftCreateView(CreateView):
    """A new draft, with its audit row."""

    def form_valid(self, form: Any) -> HttpResponse:
        with drafting(self.request.user) as made:
            response: HttpResponse = super().form_valid(form)
            made.append(self.object)
        return response


class DraftEditView(EditView):
    """Changes a draft; Wagtail's revert goes through here as well."""

    def form_valid(self, form: Any) -> HttpResponse:
        def write() -> HttpResponse:
            with editing_draft(form.instance.pk, self.request.user) as locked:
                _take_from(locked, form)
                return super(DraftEditView, self).form_valid(form)

        return _unless_issued(self.request, form.instance, write)


class DraftDeleteView(DeleteView):
    """Throws a draft away through the service."""

    def delete_action(self) -> None:
        delete_draft(self.object.pk, self.request.user)

    def form_valid(self, form: Any) -> HttpResponse:
        return _unless_issued(self.request, self.object, lambda: super(DraftDeleteView, self).form_valid(form))


def _take_from(locked: Directive, form: Any) -> None:
    """Everything that the form does not show is as the locked row has it, not as it was when the page was opened."""
    for field in locked._meta.concrete_fields:
        if field.name not in form.fields and not field.primary_key:
            setattr(form.instance, field.attname, getattr(locked, field.attname))
