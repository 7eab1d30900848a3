"""What the core tells plugins, after the commit. Events carry keys, never objects: a listener asks again what it
may see.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DirectiveIssued:
    """A directive can now be read by its readers."""

    directive_id: int
    version_id: int


@dataclass(frozen=True, slots=True)
class ReadingAcknowledged:
    """A person has acknowledged a version; sent once, whatever the number of clicks."""

    assignment_id: int
    version_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class PostsChanged:
    """Somebody took up or left a post, or a deputy's dates changed."""

    person_id: int


@dataclass(frozen=True, slots=True)
class PluginEnabled:
    """A plugin was switched on; it hears of it itself as well."""

    slug: str


@dataclass(frozen=True, slots=True)
class PluginDisabled:
    """A plugin was switched off; it does not hear of it any more, the others do."""

    slug: str


EVENTS: dict[str, type] = {
    cls.__name__: cls for cls in (DirectiveIssued, ReadingAcknowledged, PostsChanged, PluginEnabled, PluginDisabled)
}
"""Every event by its name; a manifest that listens to another name does not load."""
