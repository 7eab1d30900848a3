"""Screens of absences: saying that somebody is away, and that they are back."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intranet.people.errors import AbsenceBegan, AbsentAlready, PeopleError
from intranet.people.forms.absences import AbsenceForm, ReturnForm
from intranet.people.models import Absence, Person
from intranet.people.queries.absences import ONE_DAY, absences_of, deputies_for
from intranet.people.rules import today
from intranet.people.services.absences import end_absence, may_record, record_absence


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a person is away; what it does is said before."""
    person = _in_care(request, get_object_or_404(Person, pk=pk))
    form = AbsenceForm(request.POST or None, initial={"starts": today()})
    if request.method == "POST" and form.is_valid() and _record(request, person, form):
        return redirect("people:person", pk=pk)
    context = {"person": person, "form": form, "deputies": deputies_for(person, today())}
    return render(request, "intranet/people/absence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def end(request: HttpRequest, absence_id: int) -> HttpResponse:
    """Say that a person is back, or never goes away."""
    absence = get_object_or_404(Absence.objects.select_related("person"), pk=absence_id)
    person = _in_care(request, absence.person)
    if absence.ends < max(today(), absence.starts):
        messages.info(request, _("This absence is over or withdrawn already."))
        return redirect("people:person", pk=person.pk)
    initial = {"back": max(today(), absence.starts)}
    form = ReturnForm(request.POST or None, absence=absence, initial=initial)
    if request.method == "POST" and form.is_valid() and _end(request, absence, form):
        return redirect("people:person", pk=person.pk)
    return render(request, "intranet/people/absence_end.html", {"person": person, "absence": absence, "form": form})


def absences_shown(request: HttpRequest, person: Person) -> dict[str, Any]:
    """What ``intranet/people/absences.html`` shows; nothing to whom the absences of ``person`` are no business of.
    Three queries at most.
    """
    if not may_record(person, cast(Person, request.user)):
        return {}
    return {"away_person": person, "absences": absences_of(person, today()), "day": today()}


def _in_care(request: HttpRequest, person: Person) -> Person:
    if not may_record(person, cast(Person, request.user)):
        raise Http404
    return person


def _record(request: HttpRequest, person: Person, form: AbsenceForm) -> bool:
    try:
        record_absence(person, **form.cleaned_data, by=cast(Person, request.user))
    except PeopleError as refused:
        form.add_error("starts" if isinstance(refused, AbsentAlready | AbsenceBegan) else "ends", str(refused))
        return False
    messages.success(request, _("The absence is recorded. Due dates of readings wait for the return."))
    return True


def _end(request: HttpRequest, absence: Absence, form: ReturnForm) -> bool:
    back = form.cleaned_data["back"]
    try:
        end_absence(absence, on=back - ONE_DAY, by=cast(Person, request.user))
    except PeopleError:
        form.add_error("back", _("Somebody else has shortened this absence meanwhile. Look at it again."))
        return False
    if back == absence.starts:
        messages.success(request, _("The absence is withdrawn. Due dates of readings are as they were."))
    else:
        messages.success(request, _("The return is recorded. Due dates of readings are counted anew from that day."))
    return True
