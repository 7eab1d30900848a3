"""The screen of the message on every page."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from intranet.editor.alert.forms import AlertForm
from intranet.editor.alert.services import end_alert, set_alert
from intranet.people.models import Person
from intranet.state.current import current

runs_the_site = permission_required("intranet_state.change_sitestate", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@runs_the_site
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The message as it stands, and its form."""
    alert = current().alert
    initial = {"text": alert.text, "starts": alert.starts, "ends": alert.ends} if alert else {}
    form = AlertForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_alert(**form.cleaned_data, by=cast(Person, request.user))
        messages.success(request, _("The message is set."))
        return redirect("alert_admin:index")
    return render(request, "intranet/editor/alert/index.html", _titled() | {"form": form, "alert": alert})


@require_POST
@runs_the_site
def end(request: HttpRequest) -> HttpResponse:
    """Take the message off; pressing twice is pressing once."""
    end_alert(by=cast(Person, request.user))
    messages.success(request, _("The message is taken off."))
    return redirect("alert_admin:index")


def _titled() -> dict[str, Any]:
    title = _("Message on every page")
    trail = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": "warning", "breadcrumbs_items": trail}
