"""Other wordings, for editors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import done, pressed
from plugins.fulltext.editors import wordings as services
from plugins.fulltext.editors.access import permitted
from plugins.fulltext.editors.forms import WordingForm
from search.catalogue import Wording
from search.catalogue import wordings as all_wordings


@permitted
def wordings(request: HttpRequest) -> HttpResponse:
    """The whole table, and a form for one more pair."""
    form = WordingForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: services.add_wording(**given.cleaned_data, by=request.user),
        reverse("fulltext_admin:wordings"),
        lambda row: _("%(wording)s: search finds one by the other from now on.") % {"wording": row},
    )
    return answer or render(request, "fulltext/editors/wordings.html", {"form": form, "wordings": all_wordings()})


@permitted
def wording(request: HttpRequest, wording_id: int) -> HttpResponse:
    """One pair, to change or to remove."""
    row = get_object_or_404(Wording, pk=wording_id)
    form = WordingForm(request.POST or None, initial={"short": row.short, "long": row.long})
    answer = done(
        request,
        form,
        lambda given: services.change_wording(row.pk, **given.cleaned_data, by=request.user),
        reverse("fulltext_admin:wordings"),
        lambda changed: _("Changed: %(wording)s.") % {"wording": changed},
    )
    return answer or render(request, "fulltext/editors/wording.html", {"form": form, "wording": row})


@permitted
@require_POST
def remove(request: HttpRequest, wording_id: int) -> HttpResponse:
    """Take a pair out of the table."""
    row = get_object_or_404(Wording, pk=wording_id)
    back = reverse("fulltext_admin:wordings")
    said = _("Removed: %(wording)s. Add it again if that was a mistake.") % {"wording": row}
    return pressed(request, lambda: services.drop_wording(wording_id, request.user), back, said)
