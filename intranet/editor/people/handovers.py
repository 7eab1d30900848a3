"""Minutes of a hand-over, on the screen and as PDF."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from intranet.access.decisions import visible
from intranet.editor.people.pages import me, needs
from intranet.people.minutes import minutes_of
from intranet.people.models import HandOver
from intranet.people.roles import VIEW_PEOPLE
from intranet.printing.answers import PDF, file_answer
from intranet.printing.minutes import Minutes
from intranet.printing.minutes_pdf import minutes_pdf


@needs(VIEW_PEOPLE)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, for printing."""
    kept = _kept(pk)
    context = {"handover": kept, "minutes": _minutes(request, kept)}
    return render(request, "intranet/people/minutes.html", context)


@needs(VIEW_PEOPLE)
def minutes_as_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as a file."""
    return file_answer(minutes_pdf(_minutes(request, _kept(pk))), PDF, f"bien-ban-ban-giao-{pk}.pdf")


def _minutes(request: HttpRequest, kept: HandOver) -> Minutes:
    """With the titles of what the requester may read: one query for each kind of thing."""
    named: dict[str, set[int]] = {}
    for each in (each for line in kept.lines for each in line["lines"] if isinstance(each, dict)):
        label, key = each["subject"]
        named.setdefault(label, set()).add(key)
    readable = {
        (label, key)
        for label, keys in named.items()
        for key in visible(me(request), apps.get_model(label)._default_manager.filter(pk__in=keys)).values_list(
            "pk", flat=True
        )
    }
    return minutes_of(kept, readable)


def _kept(pk: int) -> HandOver:
    related = ("post__person", "post__unit", "successor", "by")
    return get_object_or_404(HandOver.objects.select_related(*related), pk=pk)
