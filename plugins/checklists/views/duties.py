"""Who answers which section."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from intranet.contracts import done
from plugins.checklists.forms.duties import DutiesForm
from plugins.checklists.queries.inspections import assigned_in, parts_of, people_of
from plugins.checklists.services import duties
from plugins.checklists.views.inspections import inspection_or_404, inspection_url


def assign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Name the people of the unit who answer each section."""
    inspection = inspection_or_404(request, public_id, "assign")
    sections = [part.section for part in parts_of(inspection)]
    form = DutiesForm(request.POST or None, sections=sections, assigned=assigned_in(inspection))
    answer = done(
        request,
        form,
        lambda given: duties.assign(inspection, given.wanted, request.user),
        inspection_url(inspection),
        _("The sections are assigned."),
    )
    context = {"inspection": inspection, "form": form, "people": people_of(inspection)}
    return answer or render(request, "checklists/duties.html", context)
