"""Pages of this plugin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from intranet.contracts import setting


def index(request: HttpRequest) -> HttpResponse:
    """The plugin's first page."""
    return render(request, "${slug}/index.html", {"greeting": setting("${slug}", "greeting")})
