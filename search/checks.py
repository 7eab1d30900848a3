"""System checks of the settings that choose an engine."""

from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from search.backends import ELASTIC, SCHEMES


@register("search")
def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """``SEARCH_URL`` names an engine there is, and the embedded one has a folder."""
    scheme = settings.SEARCH_URL.partition("://")[0]
    if settings.SEARCH_URL and scheme not in SCHEMES:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        hint = f"Leave it empty for the index in SEARCH_INDEX_DIR, or use one of: {known}."
        return [Error("SEARCH_URL names no engine of the catalogue.", hint=hint, id="search.E001")]
    if not settings.SEARCH_URL and not settings.SEARCH_INDEX_DIR:
        return [Error("The embedded engine needs a folder: set SEARCH_INDEX_DIR.", id="search.E002")]
    return _check_cluster() if SCHEMES.get(scheme) == ELASTIC else []


def _check_cluster() -> list[CheckMessage]:
    """Its address makes sense, what it is trusted by is there, and its key does not travel in the open."""
    try:
        address = import_module("search.backends.elastic.address").Address.read(settings.SEARCH_URL)
    except ImproperlyConfigured as error:
        return [Error(str(error), id="search.E003")]
    if settings.SEARCH_CA_FILE and not Path(settings.SEARCH_CA_FILE).is_file():
        return [Error("There is no file SEARCH_CA_FILE.", id="search.E004")]
    if settings.SEARCH_API_KEY and not address.is_secure:
        hint = "Write elastic+https:// in SEARCH_URL."
        return [Warning("SEARCH_API_KEY is sent to the cluster in the open.", hint=hint, id="search.W001")]
    return []
