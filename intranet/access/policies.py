"""Which policy answers for which model. A model without one is closed to everybody."""

from typing import Any

from django.db.models import Model

from intranet.contracts import Policy

_core: dict[str, Policy] = {}


def register(label: str, policy: Policy) -> None:
    """Let ``policy`` answer for the model ``label`` ("intranet_directives.directive"); called by core apps in
    ``ready()``.

    Raises:
        ValueError: another policy answers for it already; two answers to one question would be a leak.
    """
    key = label.lower()
    if key in _core and type(_core[key]) is not type(policy):
        raise ValueError(f"{label} has a policy already: {_core[key]!r}")
    _core[key] = policy


def policy_for(model: type[Model] | Model) -> Policy | None:
    """The policy of a model, or None: denied. Policies of disabled plugins do not answer."""
    from intranet.registry.loader import registry

    label = model._meta.label_lower
    if label in _core:
        return _core[label]
    plugins: dict[str, Any] = registry().policies()
    return plugins.get(label)
