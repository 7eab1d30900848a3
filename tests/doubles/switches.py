"""Putting plugins into a state that the services would refuse or have no need for."""

from intranet.state.services import locked_state


def force_on(*slugs: str) -> None:
    """Switch plugins on in the state row, without setup: the only way to enable one whose setup raises."""
    with locked_state() as state:
        state.enabled_plugins = [*state.enabled_plugins, *slugs]


def force_off(slug: str) -> None:
    """Switch a plugin off in the state row, whoever needs it."""
    with locked_state() as state:
        state.enabled_plugins = [name for name in state.enabled_plugins if name != slug]
