"""Triggers that refuse to change or delete what was recorded. A later migration that rebuilds the table repeats this."""

from django.db import migrations

from intranet.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("intranet_audit", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
