"""The screens of editors: a missing page for everybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from intranet.contracts import Refused

PERMISSION = "plugin_fulltext.shape_search"

View = Callable[..., HttpResponse]


def permitted(view: View) -> View:
    """A missing page for who may not shape what search finds."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise Http404
        return never_cache(view)(request, *args, **kwargs)

    return guarded


def check_may(by: Any) -> None:
    """Raises:
    Refused: ``by`` may not shape what search finds.
    """
    if not by.has_perm(PERMISSION):
        raise Refused(_("You may not change what search finds."))
