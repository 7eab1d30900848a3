"""The units and topics that a person follows, and the page of a topic."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from intranet.directives.rules import is_number
from intranet.people.models import Unit
from intranet.people.queries import open_units
from intranet.people.rules import today
from intranet.portal.models import Subscription
from intranet.portal.subscriptions import follow, is_following, unfollow
from intranet.portal.topics import topic_page
from intranet.topics.forms import TopicField
from intranet.topics.models import Topic


class UnitField(forms.ModelChoiceField):
    """A unit, indented as it stands in the tree."""

    def label_from_instance(self, unit: Unit) -> str:
        return f"{'— ' * (unit.depth - 1)}{unit.name}"


class FollowUnitForm(forms.Form):
    """One more unit."""

    unit = UnitField(
        Unit.objects.none(),
        label=gettext_lazy("Unit"),
        empty_label=gettext_lazy("Choose a unit"),
        error_messages={"required": gettext_lazy("Choose a unit."), "invalid_choice": gettext_lazy("Choose a unit.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = open_units(today())  # type: ignore[attr-defined]


class FollowTopicForm(forms.Form):
    """One more topic."""

    topic = TopicField(
        required=True,
        empty_label=gettext_lazy("Choose a topic"),
        help_text="",
        error_messages={"required": gettext_lazy("Choose a topic."), "invalid_choice": gettext_lazy("Choose a topic.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest) -> HttpResponse:
    """The units and topics that the person follows, and a form for one more of each."""
    person: Any = request.user
    typed = request.POST if request.method == "POST" else None
    chosen = {"unit": request.GET.get("don-vi", "")}
    unit_form = FollowUnitForm(None if typed and "topic" in typed else typed, initial=chosen)
    topic_form = FollowTopicForm(typed if typed and "topic" in typed else None)
    for form in (unit_form, topic_form):
        if form.is_bound and form.is_valid():
            follow(person, *form.cleaned_data.values())
            messages.success(request, _("You are told of what is issued and published, as far as you may read it."))
            return redirect("portal:following")
    mine = Subscription.objects.filter(person=person)
    context = {
        "units": mine.filter(unit__isnull=False).select_related("unit").order_by("unit__path"),
        "topics": mine.filter(topic__isnull=False).select_related("topic").order_by("topic__folded"),
        "unit_form": unit_form,
        "topic_form": topic_form,
        "form": topic_form if topic_form.is_bound else unit_form,
    }
    return render(request, "intranet/portal/following.html", context)


@require_POST
def stop_following(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Follow a unit no more; pressing twice is pressing once."""
    unfollow(request.user, unit_id=unit_id)  # type: ignore[arg-type]
    messages.success(request, _("You follow the unit no more."))
    return redirect("portal:following")


@require_GET
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """What bears a topic and the person may read, with the button that follows the topic."""
    found, number = get_object_or_404(Topic, slug=slug), request.GET.get("page", "1")
    person: Any = request.user
    request.listed_under = reverse("directives:list")  # type: ignore[attr-defined]
    page = topic_page(person, found, int(number) if is_number(number) and len(number) < 7 else 1)
    context = {"topic": found, "page": page, "is_followed": is_following(person, found)}
    return render(request, "intranet/portal/topic.html", context)


@require_POST
def follow_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow a topic; pressing twice is pressing once."""
    found = get_object_or_404(Topic, slug=slug)
    follow(request.user, found)  # type: ignore[arg-type]
    messages.success(request, _("You are told of what is issued and published, as far as you may read it."))
    return redirect(found)


@require_POST
def leave_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow a topic no more; pressing twice is pressing once."""
    found = get_object_or_404(Topic, slug=slug)
    unfollow(request.user, topic_id=found.pk)  # type: ignore[arg-type]
    messages.success(request, _("You follow the topic no more."))
    return redirect("portal:following" if "list" in request.POST else found)
