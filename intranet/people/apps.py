from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, units, posts held, deputies, and how a person signs in."""

    name = "intranet.people"
    label = "intranet_people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("intranet.people.checks")
