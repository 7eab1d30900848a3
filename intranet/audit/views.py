"""The log for the security officer: list, one event, export, state of the chain. Looking is recorded too."""

from collections.abc import Callable, Iterator
from functools import wraps
from tempfile import SpooledTemporaryFile
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intranet.audit import checkpoints, queries
from intranet.audit.export import HEADER, cells
from intranet.audit.forms import FilterForm
from intranet.audit.models import Event, Head
from intranet.audit.services import record
from intranet.audit.subjects import detail_words, event_subjects
from intranet.audit.tasks import VERIFIED
from intranet.audit.words import action_words, detail_name, plain_words
from intranet.database import write_transaction
from intranet.spreadsheets import csv_lines, write_xlsx

View = Callable[..., HttpResponseBase]

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def reader_of_log(view: View) -> View:
    """Let only holders of ``intranet_audit.view_event`` in; superusers are no exception."""

    @wraps(view)
    @never_cache
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not queries.may_read_log(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@reader_of_log
def index(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET or None)
    wanted = form.wanted() if form.is_bound else queries.Wanted()
    _looked(request, "audit.viewed", wanted.as_details())
    page = queries.page_of(wanted, before=_number(request, "before"), after=_number(request, "after"))
    words = event_subjects(page.events)
    lines = [(event, words[event.pk]) for event in page.events]
    context = {"form": form, "page": page, "lines": lines, "status": _status(), "filters": _filters(request)}
    return render(request, "intranet/audit/index.html", _titled(_("Audit log")) | context)


@require_safe
@reader_of_log
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    event = get_object_or_404(Event, pk=pk)
    _looked(request, "audit.viewed", {"event": pk})
    context = {
        "event": event,
        "words": action_words(event.action),
        "object": event_subjects([event])[event.pk],
        "details": [_detail(event, key, value) for key, value in event.details.items()],
    }
    title = _("Event %(number)s") % {"number": event.pk}
    return render(request, "intranet/audit/detail.html", _titled(title) | context)


@require_safe
@reader_of_log
def export_csv(request: HttpRequest) -> HttpResponseBase:
    rows = _exported(request, "csv")
    return _download(StreamingHttpResponse(csv_lines([str(title) for title in HEADER], rows)), "csv")


@require_safe
@reader_of_log
def export_xlsx(request: HttpRequest) -> HttpResponseBase:
    file = SpooledTemporaryFile(max_size=5_000_000)  # noqa: SIM115  the response closes it
    write_xlsx(file, [str(title) for title in HEADER], _exported(request, "xlsx"))  # type: ignore[arg-type]
    file.seek(0)
    return _download(FileResponse(file), "xlsx")


@require_POST
@reader_of_log
def verify(request: HttpRequest) -> HttpResponse:
    """Let the worker go through the chain; asking twice before anything new was recorded is asking once."""
    from intranet.contracts import enqueue

    with write_transaction():
        last = Head.objects.values_list("last_id", flat=True).first() or 0
        enqueue("intranet.audit.tasks.verify", key=f"audit.verify:{last}")
        record("audit.verification-asked", actor=request.user, subject="audit")  # type: ignore[arg-type]
    messages.success(request, _("The log is being verified. Open this page again in a minute to see the result."))
    return redirect("audit:index")


def _looked(request: HttpRequest, action: str, details: dict[str, Any]) -> None:
    """Looking leaves a trace before anything is shown; where it cannot, nothing is shown."""
    with write_transaction():
        record(action, actor=request.user, subject="audit", details=details)  # type: ignore[arg-type]


def _exported(request: HttpRequest, kind: str) -> Iterator[list[Any]]:
    wanted = FilterForm(request.GET).wanted()
    _looked(request, "audit.exported", wanted.as_details() | {"as": kind})
    return (cells(event) for event in queries.rows_to_export(wanted))


def _detail(event: Event, key: str, value: Any) -> tuple[str, str]:
    return detail_name(key), detail_words(event.action, key, value) or plain_words(value)


def _download(response: HttpResponseBase, kind: str) -> HttpResponseBase:
    types = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    response["Content-Type"] = types[kind]
    response["Content-Disposition"] = f'attachment; filename="nhat-ky-{timezone.localdate():%Y-%m-%d}.{kind}"'
    return response


def _status() -> dict[str, Any]:
    verified = queries.last_verification()
    return {
        "verified": verified,
        "is_intact": verified is not None and verified.action == VERIFIED,
        "checkpoint": checkpoints.last_of(),
    }


def _number(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None


def _filters(request: HttpRequest) -> str:
    """The query string without the place in the list, to go on with."""
    kept = request.GET.copy()
    for name in ("before", "after"):
        kept.pop(name, None)
    return kept.urlencode()


def _titled(title: str) -> dict[str, Any]:
    trail = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": "history", "breadcrumbs_items": trail}
