"""What templates know of the theme."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest

from intranet.theming.active import PREVIEW_KEY, active_slug
from intranet.theming.loader import lineage


@dataclass(frozen=True, slots=True)
class Look:
    """The active theme as ``{{ theme }}``: static paths for ``{% static %}``. Empty when there is no theme."""

    slug: str = ""
    title: str = ""
    stylesheets: tuple[str, ...] = ()
    logo: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    is_preview: bool = False


def theme(request: HttpRequest) -> dict[str, Look]:
    """Context processor. No query: the middleware has settled the theme."""
    session = getattr(request, "session", None)
    return {"theme": look(active_slug(), preview=session.get(PREVIEW_KEY, "") if session is not None else "")}


def look(slug: str, *, preview: str = "") -> Look:
    """How pages of a theme look: style sheets of its parents first, the nearest logo."""
    line = lineage(slug)
    if not line:
        return Look()
    return Look(
        slug=slug,
        title=line[0].title,
        stylesheets=tuple(t.static_path(t.stylesheet) for t in reversed(line) if t.stylesheet),
        logo=next((t.static_path(t.logo) for t in line if t.logo), ""),
        colours=line[0].colours,
        is_preview=bool(preview) and preview == slug,
    )
