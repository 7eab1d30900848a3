"""The screen of the timing of reminders."""

from typing import Any, cast

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from intranet.acknowledgement.preview import readings_a_week
from intranet.editor.alert.views import runs_the_site
from intranet.editor.reminders.forms import ReadingsForm, TimingForm
from intranet.editor.reminders.services import set_readings_a_week
from intranet.people.models import Person
from intranet.reminders.queries import timing
from intranet.reminders.services import set_timing


@require_http_methods(["GET", "HEAD", "POST"])
@runs_the_site
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The timing as it stands, in a form."""
    form = TimingForm(request.POST or None, initial=model_to_dict(timing()))
    if request.method == "POST" and form.is_valid():
        set_timing(cast(Person, request.user), **form.cleaned_data)
        messages.success(request, _("Saved. Reminders go out so from now on; those that were sent stay as they are."))
        return redirect("reminders_admin:index")
    return _page(request, form, _readings_form())


@require_POST
@runs_the_site
def readings(request: HttpRequest) -> HttpResponse:
    """How many required readings a week somebody may get before whoever issues is warned."""
    form = _readings_form(request)
    if not form.is_valid():
        return _page(request, TimingForm(initial=model_to_dict(timing())), form)
    set_readings_a_week(form.cleaned_data["readings_a_week"], by=cast(Person, request.user))
    messages.success(request, _("Saved. Whoever issues is warned from this number on."))
    return redirect("reminders_admin:index")


def _readings_form(request: HttpRequest | None = None) -> ReadingsForm:
    return ReadingsForm(request.POST if request else None, initial={"readings_a_week": readings_a_week()})


def _page(request: HttpRequest, form: TimingForm, of_readings: ReadingsForm) -> HttpResponse:
    context = _titled() | {"form": form, "of_readings": of_readings}
    return render(request, "intranet/editor/reminders/index.html", context)


def _titled() -> dict[str, Any]:
    title = _("Timing of reminders")
    trail = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": "mail", "breadcrumbs_items": trail}
