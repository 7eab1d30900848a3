"""What somebody has learnt, taken along: one's own, and that of people whom one heads. Each time stands in the log."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.training.filenames import name_of
from intranet.training.overview.asked import courses_seen, reach_of
from intranet.training.overview.people import is_own
from intranet.training.queries.transcripts import transcript
from intranet.training.sessions.queries import attended
from intranet.training.transcript_sheet import transcript_sheet


@require_safe
def own(request: HttpRequest, kind: str) -> HttpResponse:
    """Every run, attempt, certificate and class of one's own."""
    person = cast(Person, request.user)
    sheet = transcript_sheet(person, transcript(person), attended(person, person), shows_tests=True)
    return _taken(request, person, sheet, kind)


@require_safe
def of_person(request: HttpRequest, person_id: int, kind: str) -> HttpResponse:
    """Runs and certificates of courses that one may read, of somebody whom one heads; no answers and no points."""
    viewer, found = cast(Person, request.user), Person.objects.filter(pk=person_id).first()
    scope = reach_of(viewer).scope
    if found is None or scope is None or not is_own(found.pk, scope):
        raise Http404
    seen = set(courses_seen(viewer).values_list("pk", flat=True))
    lines = [line for line in transcript(found) if line.run.course_id in seen]
    sheet = transcript_sheet(found, lines, attended(found, viewer), shows_tests=False)
    return _taken(request, found, sheet, kind)


def _taken(request: HttpRequest, whose: Person, sheet: Sheet, kind: str) -> HttpResponse:
    if kind not in {"pdf", "xlsx"}:
        raise Http404
    with write_transaction():
        details = {"as": kind, "rows": len(sheet.rows)}
        record("training.transcript-taken", actor=cast(Person, request.user), subject=whose, details=details)
    name = name_of("ket-qua-hoc-tap", whose.get_full_name(), kind=kind, on=today())
    return xlsx_answer(sheet, name) if kind == "xlsx" else file_answer(sheet_pdf(sheet), PDF, name, saved=False)
