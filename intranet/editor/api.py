"""Wagtail's internal admin API, closed: its listings ask about models, and nothing on our screens needs them.

The addresses themselves must resolve, because every admin page names them in its script configuration.
"""

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path


def closed(request: HttpRequest, **kwargs: object) -> None:
    """Nothing is listed here.

    Raises:
        Http404: always.
    """
    raise Http404


class ClosedEndpoint:
    """An endpoint of the router without content."""

    @classmethod
    def get_urlpatterns(cls) -> list[URLPattern]:
        return [
            path("", closed, name="listing"),  # type: ignore[arg-type]
            path("<int:pk>/", closed, name="detail"),  # type: ignore[arg-type]
            path("find/", closed, name="find"),  # type: ignore[arg-type]
        ]
