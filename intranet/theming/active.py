"""Which theme this answer is drawn with: override → own preview → the site's choice → standard."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

from intranet.theming.loader import STANDARD, installed, logger

PREVIEW_KEY = "theme_preview"
"""The session key of somebody who tries a theme before choosing it for everybody."""

_active: ContextVar[str] = ContextVar("active_theme", default=STANDARD)


def active_slug() -> str:
    """The theme of this request. Outside a request (a worker's e-mail, a command) it is the standard one: no query."""
    return _active.get()


@contextmanager
def drawn_with(slug: str) -> Iterator[None]:
    """Templates loaded in this block come from ``slug``; an empty slug means the core's own, with no theme at all."""
    token = _active.set(slug)
    try:
        yield
    finally:
        _active.reset(token)


def resolve(chosen: str, preview: str = "") -> str:
    """The slug to draw with. Whatever is not installed is passed over, so that no choice can take the site down."""
    for slug in (settings.INTRANET_THEME_OVERRIDE, preview, chosen):
        if slug in installed():
            return slug
        if slug:
            logger.warning("Theme %s is not installed or not usable; going on with another", slug)
    return STANDARD
