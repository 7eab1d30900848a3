"""The comparable form of a symbol as a column, filled for what is there."""

from typing import Any

from django.db import migrations, models

from intranet.directives.rules import symbol_key


def fill(apps: Any, schema_editor: Any) -> None:
    directives = apps.get_model("intranet_directives", "Directive").objects
    for pk, symbol in directives.exclude(symbol="").values_list("pk", "symbol").iterator():
        directives.filter(pk=pk).update(symbol_key=symbol_key(symbol))


class Migration(migrations.Migration):
    dependencies = [("intranet_directives", "0003_document_types")]

    operations = [
        migrations.AddField(
            "directive", "symbol_key", models.CharField(db_index=True, default="", editable=False, max_length=60)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
