"""Setting up series and opening the book of a term."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from intranet.directives.errors import TransitionRefused
from intranet.numbering.models import Purpose, Series
from intranet.numbering.services import open_book, save_series
from intranet.outgoing.elsewhere.access import offices_numbered_elsewhere
from intranet.people.models import Unit
from intranet.registers.access import office_or_404
from intranet.registers.forms import BookForm, SeriesForm


def edit(request: HttpRequest, office_id: int, series_id: int | None = None) -> HttpResponse:
    """A new series, or one to be changed."""
    office = office_or_404(request, office_id, keeping=True)
    series = _series(office, series_id) if series_id else None
    form = SeriesForm(request.POST or None, instance=series)
    if request.method == "POST" and form.is_valid():
        try:
            save_series(office, form.entered(), request.user, series=series)  # type: ignore[arg-type]
        except IntegrityError:
            form.add_error("name", _("The office has a series of this name already."))
        else:
            messages.success(request, _("The series is saved."))
            return redirect("registers:overview")
    context = {"form": form, "office": office, "series": series, "takes_over": _takes_over(request, series)}
    return render(request, "intranet/registers/series.html", context)


def open_period(request: HttpRequest, office_id: int, series_id: int) -> HttpResponse:
    """The book of a term, or of a year in which Sen takes over from paper."""
    office = office_or_404(request, office_id, keeping=True)
    series = _series(office, series_id)
    form = BookForm(request.POST or None, series=series)
    if request.method == "POST" and form.is_valid():
        try:
            book = open_book(series, form.span(), first=form.cleaned_data["first_number"], by=request.user)  # type: ignore[arg-type]
        except TransitionRefused as refused:
            form.add_error(None, refused.problems)
        else:
            messages.success(request, _("The book is open."))
            return redirect("registers:book", book_id=book.pk)
    return render(request, "intranet/registers/open_book.html", {"form": form, "office": office, "series": series})


def _takes_over(request: HttpRequest, series: Series | None) -> bool:
    """Whether the requester may take numbers of the series over from the system that gives them."""
    if series is None or not series.is_external or series.purpose != Purpose.OUTGOING:
        return False
    return offices_numbered_elsewhere(request.user).filter(pk=series.office_id).exists()  # type: ignore[arg-type]


def _series(office: Unit, series_id: int) -> Series:
    found = Series.objects.filter(office=office, pk=series_id).first()
    if found is None:
        raise Http404
    return found
