"""One way to show a form and to act on it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intranet.people.errors import PeopleError
from intranet.people.models import Person, PostRole
from intranet.people.roles import ADMINISTER_PEOPLE, GRANT_SECURITY

View = Callable[..., HttpResponse]


def needs(*permissions: str) -> Callable[[View], View]:
    """A view for holders of one of ``permissions``; others get Django's refusal, which the admin answers."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(request.user.has_perm(permission) for permission in permissions):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return require_http_methods(["GET", "HEAD", "POST"])(checked)

    return decorate


def me(request: HttpRequest) -> Person:
    """The person who acts."""
    return cast(Person, request.user)


def grantable_roles(person: Person) -> list[str]:
    """Roles that the form offers; the service decides."""
    roles = []
    if person.has_perm(ADMINISTER_PEOPLE):
        roles += [role for role in PostRole.values if role != PostRole.SECURITY]
    if person.has_perm(GRANT_SECURITY):
        roles.append(PostRole.SECURITY)
    return roles


def form_page(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: Any,
    submit: Any,
    back: str,
    done: Any,
    warning: Any = "",
    shown: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show ``form``; when it is posted and right, ``act`` on what was typed and go ``back``, or to where ``act`` says.

    What the services refuse is shown above the form. ``shown`` is what stands above it to be looked at first: the
    name of a template under ``part``, and what it shows.
    """
    if request.method == "POST" and form.is_valid():
        try:
            leads_to = act(form.cleaned_data)
        except PeopleError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect(leads_to if isinstance(leads_to, str) else back)
    context = {"form": form, "title": title, "submit": submit, "back": back, "warning": warning}
    context |= shown or {}
    return render(request, "intranet/editor/people/form.html", context)
