"""What a load balancer asks: ``/healthz`` (the process answers) and ``/readyz`` (it can do its work)."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from intranet.portal import health


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200, or 503 with the names of what fails. Terse, because anybody may ask."""
    checks = health.checks()
    broken = "broken" in checks.values()
    return JsonResponse({"status": "broken" if broken else "ok", "checks": checks}, status=503 if broken else 200)


def before_the_database(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answers both before anything reads the database; else one that is down looks like a dead process."""
    probes = {"/healthz": healthz, "/readyz": readyz}

    def middleware(request: HttpRequest) -> HttpResponse:
        return probes.get(request.path_info, get_response)(request)

    return middleware
