"""Minutes of a hand-over, on the screen and as PDF."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from intranet.editor.people.pages import needs
from intranet.people.minutes import minutes_of
from intranet.people.models import HandOver
from intranet.people.roles import VIEW_PEOPLE
from intranet.printing.answers import PDF, file_answer
from intranet.printing.minutes_pdf import minutes_pdf


@needs(VIEW_PEOPLE)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, for printing."""
    kept = _kept(pk)
    context = {"handover": kept, "minutes": minutes_of(kept)}
    return render(request, "intranet/people/minutes.html", context)


@needs(VIEW_PEOPLE)
def minutes_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a file."""
    return file_answer(minutes_pdf(minutes_of(_kept(pk))), PDF, f"bien-ban-ban-giao-{pk}.pdf")


def _kept(pk: int) -> HandOver:
    related = ("post__person", "post__unit", "successor", "by")
    return get_object_or_404(HandOver.objects.select_related(*related), pk=pk)
