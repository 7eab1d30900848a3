"""What a plugin's models and migrations refer to."""

from collections.abc import Iterator

from django.apps import AppConfig
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model
from wagtail.models import Page

TARGETS = frozenset(
    {
        settings.AUTH_USER_MODEL.lower(),
        "intranet_people.unit",
        "intranet_people.post",
        "intranet_acknowledgement.version",
    }
)
"""What a plugin may refer to with a foreign key, besides its own models."""
APPS = frozenset({"intranet_people", "intranet_acknowledgement", "contenttypes", "auth", "__setting__"})
"""What a plugin's migrations may depend on, besides its own."""


def faults_in_models(config: AppConfig) -> list[str]:
    """Relations to models that may go or change, foreign bases, tables under a wrong name. Empty when nothing."""
    return [fault for model in config.get_models(include_auto_created=True) for fault in _faults(model, config.label)]


def _faults(model: type[Model], label: str) -> Iterator[str]:
    name = model._meta.label
    if issubclass(model, Page):
        yield f"{name} is a Wagtail page, which a plugin cannot take away again"
    if not model._meta.db_table.startswith(f"{label}_"):
        yield f"{name} keeps its rows in {model._meta.db_table}, which does not bear the plugin's name"
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, Field) and field.is_relation:
            target = getattr(field.related_model, "_meta", None)
            if target is None:
                yield f"{name}.{field.name} refers to anything; name the subject in text instead"
            elif target.app_label != label and target.label_lower not in TARGETS:
                yield f"{name}.{field.name} refers to {target.label}; allowed are {', '.join(sorted(TARGETS))}"


def faults_in_migrations(label: str) -> list[str]:
    """Dependencies of a plugin's migrations on apps that it must do without. Empty when nothing."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return [
        f"{name} depends on {app}"
        for (owner, name), migration in loader.disk_migrations.items()
        if owner == label
        for app, _migration in (*migration.dependencies, *migration.run_before)
        if app != label and app not in APPS
    ]
