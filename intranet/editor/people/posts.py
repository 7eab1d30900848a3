"""Screens of posts and deputies."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.editor.people.forms import DeputyDatesForm, DeputyForm, EndPostForm, TakeUpForm
from intranet.editor.people.pages import form_page, grantable_roles, me, needs
from intranet.people.handover import held
from intranet.people.models import Deputy, Person, Post
from intranet.people.roles import ADMINISTER_PEOPLE, GRANT_SECURITY
from intranet.people.rules import today
from intranet.people.services.deputies import appoint_deputy, change_deputy
from intranet.people.services.handing_over import end_post_and_hand_over
from intranet.people.services.posts import set_main_post, take_up


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """A post for a person."""
    person = get_object_or_404(Person, pk=pk)
    form = TakeUpForm(request.POST or None, roles=grantable_roles(me(request)), initial={"starts": today()})
    return form_page(
        request,
        form,
        lambda typed: _tell_of_slip(request, take_up(person, by=me(request), **typed).person),
        title=_("New post for %(person)s") % {"person": person},
        submit=_("Grant the post"),
        back=_page_of(person),
        done=_("The post is granted."),
    )


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post: what its holder has is shown before, and goes to a successor; then the minutes are the answer."""
    post = _post(pk)
    return form_page(
        request,
        EndPostForm(request.POST or None, post=post, initial={"on": today()}),
        lambda typed: _end(request, post, typed),
        title=_("End a post: %(post)s") % {"post": post},
        submit=_("End the post"),
        back=_page_of(post.person),
        done=_("The post has its last day. The person's sessions have ended."),
        warning=_("The post stays in the records; what was done in it is not touched."),
        shown={"part": "intranet/editor/people/held.html", "held": held([post])},
    )


def _end(request: HttpRequest, post: Post, typed: dict[str, Any]) -> str:
    """Where the answer leads: to the minutes, where there are some."""
    days = {"on": typed["on"], "reason": typed["reason"]}
    kept = end_post_and_hand_over(post, by=me(request), successor=typed["username"], **days)
    return reverse("people_admin:handover", args=[kept.pk]) if kept else _page_of(post.person)


@needs(ADMINISTER_PEOPLE)
def make_main(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a post the main one."""
    post = _post(pk)
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda typed: set_main_post(post, by=me(request)),
        title=_("Main post: %(post)s") % {"post": post},
        submit=_("Make it the main post"),
        back=_page_of(post.person),
        done=_("This is the main post now."),
    )


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def new_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """A deputy for a post."""
    post = _post(pk)
    return form_page(
        request,
        DeputyForm(request.POST or None, post=post, initial={"starts": today()}),
        lambda typed: _tell_of_slip(request, _appoint(request, post, typed).person),
        title=_("Deputy for a post: %(post)s") % {"post": post},
        submit=_("Appoint the deputy"),
        back=_page_of(post.person),
        done=_("The deputy is appointed."),
        warning=_("Between the dates the deputy may do and read what the post allows. Acknowledging stays personal."),
    )


@needs(ADMINISTER_PEOPLE, GRANT_SECURITY)
def deputy_dates(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days for a deputy."""
    deputy = get_object_or_404(Deputy.objects.select_related("person", "post__person", "post__unit"), pk=pk)
    return form_page(
        request,
        DeputyDatesForm(request.POST or None, initial={"starts": deputy.starts, "ends": deputy.ends}),
        lambda typed: change_deputy(deputy, by=me(request), **typed),
        title=_("Days of the deputy %(deputy)s") % {"deputy": deputy},
        submit=_("Save the days"),
        back=_page_of(deputy.post.person),
        done=_("The days are changed."),
    )


def _appoint(request: HttpRequest, post: Post, typed: dict[str, Any]) -> Deputy:
    days = {name: typed[name] for name in ("starts", "ends", "basis")}
    return appoint_deputy(post, typed["username"], by=me(request), **days)


def _tell_of_slip(request: HttpRequest, person: Person) -> None:
    """After a promotion that made the password void, say what to do."""
    if not person.has_usable_password() and person.is_active:
        told = _("%(person)s signs in next with a new slip from the unit's clerk, which the security officer confirms.")
        messages.warning(request, told % {"person": person})


def _post(pk: int) -> Post:
    return get_object_or_404(Post.objects.select_related("person", "unit"), pk=pk)


def _page_of(person: Person) -> str:
    return reverse("people_admin:person", args=[person.pk])
