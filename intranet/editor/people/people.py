"""Screens of people: list, new person, one person, login."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.editor.people.forms import CloseLoginForm, PersonForm
from intranet.editor.people.pages import form_page, me, needs
from intranet.people.models import Deputy, Person, Post
from intranet.people.queries import find_people
from intranet.people.queries.people import without_password
from intranet.people.roles import ADMINISTER_PEOPLE, GRANT_SECURITY, VIEW_PEOPLE
from intranet.people.rules import today
from intranet.people.services.persons import close_login, create_person, reopen_login

PER_PAGE = 50


@needs(VIEW_PEOPLE)
def index(request: HttpRequest) -> HttpResponse:
    """Everybody, by name."""
    words = request.GET.get("q", "")[:100]
    waiting = request.GET.get("waiting") == "1"
    people = find_people(words, today())
    if waiting:
        people = without_password(people)
    page = Paginator(people, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "waiting": waiting}
    context["may_administer"] = request.user.has_perm(ADMINISTER_PEOPLE)
    return render(request, "intranet/editor/people/index.html", context)


@needs(ADMINISTER_PEOPLE)
def new(request: HttpRequest) -> HttpResponse:
    """A new person; the post follows on the person's own page."""
    form = PersonForm(request.POST or None)
    return form_page(
        request,
        form,
        lambda typed: create_person(by=me(request), **typed),
        title=_("New person"),
        submit=_("Create"),
        back=reverse("people_admin:index"),
        done=_(
            "The person is entered. Give them a post; the clerk of the unit then issues a slip for the first sign-in."
        ),
    )


@needs(VIEW_PEOPLE)
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: posts now and before, deputies, login."""
    shown = get_object_or_404(Person, pk=pk)
    posts = Post.objects.filter(person=shown).select_related("unit").order_by("-starts", "-pk")
    deputies = (
        Deputy.objects.filter(post__person=shown).select_related("person", "post__unit").order_by("-starts", "-pk")
    )
    stands_in = (
        Deputy.objects.filter(person=shown).select_related("post__person", "post__unit").order_by("-starts", "-pk")
    )
    context = {
        "person": shown,
        "posts": posts,
        "deputies": deputies,
        "stands_in": stands_in,
        "today": today(),
        "may_administer": request.user.has_perm(ADMINISTER_PEOPLE),
    }
    return render(request, "intranet/editor/people/person.html", context)


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a login."""
    shown = get_object_or_404(Person, pk=pk)
    return form_page(
        request,
        CloseLoginForm(request.POST or None),
        lambda typed: close_login(shown, by=me(request), **typed),
        title=_("Close the login of %(person)s") % {"person": shown},
        submit=_("Close the login"),
        back=reverse("people_admin:person", args=[pk]),
        done=_("The login is closed and every session has ended."),
        warning=_("Posts stay as they are; end them separately."),
    )


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed login again."""
    shown = get_object_or_404(Person, pk=pk)
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda typed: reopen_login(shown, by=me(request)),
        title=_("Open the login of %(person)s again") % {"person": shown},
        submit=_("Open the login"),
        back=reverse("people_admin:person", args=[pk]),
        done=_("The login is open. A slip from the clerk sets the new password."),
    )
