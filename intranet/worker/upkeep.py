"""Small recurring work that belongs to no other package."""

from importlib import import_module

from django.conf import settings


def clear_sessions() -> None:
    """Remove sessions that have ended; nothing else does."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
