"""One's own account: posts, work contact, language, password."""

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from intranet.people.forms.account import ContactForm
from intranet.people.forms.sign_in import ChangePasswordForm
from intranet.people.models import Person
from intranet.people.proving import why_not_proven
from intranet.people.queries import deputised_posts_on, posts_on
from intranet.people.rules import today
from intranet.people.services.passwords import change_password
from intranet.people.services.persons import correct_contact, set_language
from intranet.people.sources import source_of
from intranet.people.views.absences import absences_shown


@never_cache
@sensitive_post_parameters("current")
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, posts, and what one may correct oneself."""
    person = cast(Person, request.user)
    initial = {"phone": person.phone, "email": person.email, "language": person.language}
    form = ContactForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _may_save(form, person, source_of(request)):
        correct_contact(person, by=person, email=form.cleaned_data["email"], phone=form.cleaned_data["phone"])
        set_language(person, form.cleaned_data["language"])
        with override(person.language):
            messages.success(request, _("Your details are saved."))
        return redirect("people:account")
    day = today()
    context = {"form": form, "posts": posts_on(person, day), "stands_in_for": deputised_posts_on(person, day)}
    return render(request, "intranet/people/account.html", context | absences_shown(request, person))


@never_cache
@sensitive_post_parameters("current", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password. This session stays under a new key; every other one ends."""
    person = cast(Person, request.user)
    form = ChangePasswordForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        why = why_not_proven(person, form.cleaned_data["current"], source_of(request))
        if not why:
            update_session_auth_hash(request, change_password(person, form.cleaned_data["password"]))
            messages.success(request, _("The password is changed. Every other session of yours has ended."))
            return redirect("people:account")
        form.add_error("current", why)
    return render(request, "intranet/people/password.html", {"form": form})


def _may_save(form: ContactForm, person: Person, source: str) -> bool:
    if not form.changes_address:
        return True
    why = why_not_proven(person, form.cleaned_data["current"], source)
    if why:
        form.add_error("current", why)
    return not why
