"""The units that a person follows."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from intranet.people.models import Unit
from intranet.people.queries import open_units
from intranet.people.rules import today
from intranet.portal.models import Subscription
from intranet.portal.subscriptions import follow, unfollow


class UnitField(forms.ModelChoiceField):
    """A unit, indented as it stands in the tree."""

    def label_from_instance(self, unit: Unit) -> str:
        return f"{'— ' * (unit.depth - 1)}{unit.name}"


class FollowForm(forms.Form):
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


@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest) -> HttpResponse:
    """The units that the person follows, and a form to follow one more."""
    person: Any = request.user
    form = FollowForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        follow(person, form.cleaned_data["unit"])
        messages.success(request, _("You are told of what the unit issues and publishes, as far as you may read it."))
        return redirect("portal:following")
    units = Subscription.objects.filter(person=person).select_related("unit").order_by("unit__path")
    return render(request, "intranet/portal/following.html", {"form": form, "subscriptions": units})


@require_POST
def stop_following(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Follow a unit no more; pressing twice is pressing once."""
    unfollow(request.user, unit_id)  # type: ignore[arg-type]
    messages.success(request, _("You follow the unit no more."))
    return redirect("portal:following")
