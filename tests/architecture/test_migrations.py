"""The migration graph works with any subset of plugins: the core leans on none, and none leans on another."""

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from intranet.contracts import PluginConfig
from intranet.contracts.conformance.tables import faults_in_migrations, faults_in_models

PLUGINS = [config.label for config in apps.get_app_configs() if isinstance(config, PluginConfig)]


def dependencies():
    """(app, the app it depends on) for every dependency of a migration in the project."""
    return {
        (app, needed)
        for (app, _name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items()
        for needed, _migration in (*migration.dependencies, *migration.run_before)
        if needed != app
    }


def test_core_migrations_depend_on_no_plugin():
    assert [
        pair for pair in dependencies() if pair[1].startswith("plugin_") and not pair[0].startswith("plugin_")
    ] == []


def test_the_catalogues_migrations_depend_on_nothing_of_the_house():
    assert {needed for app, needed in dependencies() if app == "search"} == set()


@pytest.mark.parametrize("label", PLUGINS)
def test_plugins_migrations_depend_on_what_stays(label):
    assert faults_in_migrations(label) == []


@pytest.mark.parametrize("label", PLUGINS)
def test_plugins_models_refer_to_what_stays(label):
    assert faults_in_models(apps.get_app_config(label)) == []


def test_core_models_refer_to_no_plugin():
    found = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.app_label.startswith("plugin_")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if field.related_model._meta.app_label.startswith("plugin_")
    ]

    assert found == []
