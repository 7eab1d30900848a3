"""The types of official documents that State and Party offices use (Decree 30/2020/NĐ-CP, annex III; 36-HD/VPTW)."""

from django.db import migrations

from intranet.directives.seeds import DOCUMENT_TYPES


def seed(apps, schema_editor):
    DocumentType = apps.get_model("intranet_directives", "DocumentType")
    for slug, name, name_en, state_code, party_code in DOCUMENT_TYPES:
        DocumentType.objects.get_or_create(
            slug=slug, defaults={"name": name, "name_en": name_en, "state_code": state_code, "party_code": party_code}
        )


class Migration(migrations.Migration):
    dependencies = [("intranet_directives", "0002_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
