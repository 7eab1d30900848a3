"""Everything the manifest names, and all of it raises."""

from typing import Any, NoReturn

CANARY = "arsenic-5e1f"
"""In the message of every exception; no page may show it."""


class Poisoned(Exception):
    """What the poison raises."""


def call(*arguments: Any, **named: Any) -> NoReturn:
    """Raises, however it is called."""
    raise Poisoned(CANARY)


class Component:
    """A portlet whose context raises."""

    template_name = "poison/none.html"
    context = call


class TornComponent:
    """A portlet whose template is not there."""

    template_name = "poison/none.html"

    def context(self, request: Any) -> dict[str, Any]:
        return {}


class SlotComponent:
    """A fragment whose context raises."""

    template_name = "poison/none.html"
    context = call


class Policy:
    """A policy that raises in everything it is asked."""

    allows = tokens = keeps = visible = call


class Guard:
    """A guard that raises in everything it is asked."""

    check = challenge = call
