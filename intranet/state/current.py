"""The site's switches as they are during this request."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from intranet.prepared import prepared


@dataclass(frozen=True, slots=True)
class Alert:
    """What every page says at its top from one moment to another, as plain text."""

    text: str
    starts: datetime
    ends: datetime

    def is_shown(self, now: datetime) -> bool:
        """Whether its time has come and has not passed."""
        return self.starts <= now < self.ends


@dataclass(frozen=True, slots=True)
class State:
    """A snapshot of ``SiteState``; the defaults are what an empty database means: no plugin, the standard theme.

    ``gated`` are ids of what must be acknowledged before anything else opens; ``readings_a_week`` is how many required
    readings a person are thought right, where it was settled here and not when the site was installed;
    ``guarded_paths`` are beginnings of addresses before which a guard stands.
    """

    enabled_plugins: frozenset[str] = frozenset()
    plugin_settings: dict[str, Any] = field(default_factory=dict)
    theme: str = "standard"
    membership_revision: int = 0
    alert: Alert | None = None
    gated: tuple[int, ...] = ()
    readings_a_week: int | None = None
    guarded_paths: tuple[str, ...] = ()


_of_request: ContextVar[State | None] = ContextVar("state_of_request", default=None)


def current() -> State:
    """The state of this request, read once; outside a request it is read anew each time."""
    return _of_request.get() or read()


def read() -> State:
    """Read the row now. One query."""
    for plugins, plugin_settings, theme, revision, text, starts, ends, gated, readings, paths in _switches():
        alert = Alert(text, starts, ends) if text and starts and ends else None
        return State(frozenset(plugins), plugin_settings, theme, revision, alert, tuple(gated), readings, tuple(paths))
    return State()


@prepared
def _switches() -> Any:
    from intranet.state.models import SiteState

    row = SiteState.objects.filter(pk=1)
    told = ("alert_text", "alert_from", "alert_until", "gated", "readings_a_week", "guarded_paths")
    return row.values_list("enabled_plugins", "plugin_settings", "theme", "membership_revision", *told)


def begin_request() -> Any:
    """Read the state for the request that begins; returns what ``end_request`` needs."""
    return _of_request.set(read())


def end_request(token: Any) -> None:
    """Forget the state of the request that ends."""
    _of_request.reset(token)


def changed() -> None:
    """The row was written in this request: let the rest of the request see it."""
    if _of_request.get() is not None:
        _of_request.set(read())


def membership_revision() -> int:
    """Another number after every change of who belongs where: what was worked out from that is kept under it."""
    return current().membership_revision
