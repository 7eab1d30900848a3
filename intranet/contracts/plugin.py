"""The base class of every plugin's ``AppConfig``."""

from typing import ClassVar

from django.apps import AppConfig

from intranet.contracts.manifest import Manifest


class PluginConfig(AppConfig):
    """A Django app that is a plugin. It carries a manifest and has no ``ready()``: the loader does what is to be done.

    Raises:
        TypeError: a subclass defines ``ready()``; code that runs at start-up would run for a disabled plugin too.
    """

    default = False
    default_auto_field = "django.db.models.BigAutoField"
    manifest: ClassVar[Manifest]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "ready" in cls.__dict__:
            raise TypeError(
                f"{cls.__module__}.{cls.__qualname__} defines ready(); name what it does in the manifest instead."
            )
        cls.default = True
