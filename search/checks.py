"""System checks of the settings that choose an engine."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from search.backends import SCHEMES


@register("search")
def check_engine(**kwargs: Any) -> list[Error]:
    """``SEARCH_URL`` names an engine there is, and the embedded one has a folder."""
    if settings.SEARCH_URL and settings.SEARCH_URL.partition("://")[0] not in SCHEMES:
        known = ", ".join(f"{scheme}://" for scheme in SCHEMES)
        hint = f"Leave it empty for the index in SEARCH_INDEX_DIR, or use one of: {known}."
        return [Error("SEARCH_URL names no engine of the catalogue.", hint=hint, id="search.E001")]
    if not settings.SEARCH_URL and not settings.SEARCH_INDEX_DIR:
        return [Error("The embedded engine needs a folder: set SEARCH_INDEX_DIR.", id="search.E002")]
    return []
