"""One table of types: three were named otherwise here, and those of laws were missing."""

from django.db import migrations

from intranet.directives.seeds import sync_types


def sync(apps, schema_editor):
    sync_types(apps.get_model("intranet_directives", "DocumentType"))


class Migration(migrations.Migration):
    dependencies = [("intranet_directives", "0004_symbol_key")]
    operations = [migrations.RunPython(sync, migrations.RunPython.noop)]
