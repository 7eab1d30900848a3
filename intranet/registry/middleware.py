"""The gate before plugins' views, and the one before their static files."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

from intranet.registry.loader import registry

GetResponse = Callable[[HttpRequest], HttpResponse]


class PluginGate:
    """The second lock on a plugin's door: its views answer only while it is enabled, by whatever address they are
    reached.

    The first lock is ``intranet.registry.urls.GatedResolver``. ``request.plugin`` holds the slug of the plugin that
    answers.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """Raises Http404 for a view of a disabled plugin."""
        plugin = registry().owner(getattr(view, "__module__", ""))
        request.plugin = plugin.slug if plugin else ""  # type: ignore[attr-defined]
        if plugin and not registry().is_enabled(plugin.slug):
            raise Http404


plugin_gate = PluginGate


class StaticFiles(WhiteNoiseMiddleware):
    """WhiteNoise, passing over the static files of a disabled plugin: the request goes on and ends as any missing
    address.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._belongs_to_disabled(request.path_info):
            return self.get_response(request)
        return super().__call__(request)

    def _belongs_to_disabled(self, path: str) -> bool:
        prefix = self.static_prefix or "/static/"
        if not path.startswith(prefix):
            return False
        plugin = registry().get(path[len(prefix) :].partition("/")[0])
        return plugin is not None and not registry().is_enabled(plugin.slug)
