"""Triggers that keep posts within what their unit takes. A later migration that rebuilds a table repeats this."""

from django.db import migrations

from intranet.people import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("intranet_people", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
