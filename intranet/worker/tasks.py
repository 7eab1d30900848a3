"""From a dotted path to what may be run: the core, the catalogue and installed plugins, nothing else."""

import inspect
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from intranet.registry.loader import registry
from intranet.worker.errors import UnknownTask

PACKAGES = ("intranet.", "plugins.", "search.")


def resolve(path: str) -> Callable[..., Any]:
    """The callable that ``path`` names.

    Raises:
        UnknownTask: it lies outside of the project, or names nothing that can be called.
    """
    if not _may_be_named(path):
        raise UnknownTask(f"{path} lies outside of what the worker runs.")
    try:
        found = import_string(path)
    except ImportError as error:
        raise UnknownTask(f"{path} names nothing.") from error
    if not callable(found):
        raise UnknownTask(f"{path} cannot be called.")
    return found


def is_switched_off(path: str) -> bool:
    """Whether ``path`` belongs to a plugin that is installed and disabled: its jobs wait until it is enabled."""
    return not registry().may_run(path)


def takes_job(task: Callable[..., Any]) -> bool:
    """Whether the task wants to be handed the running job, to report progress."""
    return "job" in inspect.signature(task).parameters


def _may_be_named(path: str) -> bool:
    """A plugin may live elsewhere than in ``plugins``; tests name their own package in ``INTRANET_TASK_PACKAGES``."""
    packages = (*PACKAGES, *getattr(settings, "INTRANET_TASK_PACKAGES", ()))
    if path.startswith("plugins."):
        return any(path.startswith(f"{config.name}.") for config in apps.get_app_configs())
    return path.startswith(packages) or registry().owner(path) is not None
