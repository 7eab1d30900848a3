"""The types of official documents that State and Party offices use (Decree 30/2020/NĐ-CP, annex III; 36-HD/VPTW)."""

from django.db import migrations

from intranet.directives.seeds import sync_types


def seed(apps, schema_editor):
    sync_types(apps.get_model("intranet_directives", "DocumentType"))


class Migration(migrations.Migration):
    dependencies = [("intranet_directives", "0002_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
