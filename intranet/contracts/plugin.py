"""The base class of every plugin's ``AppConfig``."""

from typing import ClassVar

from django.apps import AppConfig

from intranet.contracts.manifest import Manifest


class PluginConfig(AppConfig):
    """A Django app that is a plugin. It carries a manifest and has no ``ready()``: the loader does what is to be done."""

    default = False
    default_auto_field = "django.db.models.BigAutoField"
    manifest: ClassVar[Manifest]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        cls.default = True
