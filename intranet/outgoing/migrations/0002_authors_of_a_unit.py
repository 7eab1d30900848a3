"""The author of a draft works on it as a member of the drafting unit, no longer for ever."""

from django.db import migrations


def bind(apps, schema_editor):
    """Put the token of the author in the unit in place of the author's own."""
    readers = apps.get_model("intranet_directives", "DirectiveReader").objects
    for passage in apps.get_model("intranet_outgoing", "Passage").objects.select_related("directive"):
        author = passage.directive.created_by_id
        token = f"member:{author}@{passage.drafting_unit_id}"
        readers.filter(directive=passage.directive, token=f"user:{author}", works=True).update(token=token)


class Migration(migrations.Migration):
    dependencies = [
        ("intranet_directives", "0006_life_cycles"),
        ("intranet_outgoing", "0001_initial"),
    ]

    operations = [migrations.RunPython(bind, migrations.RunPython.noop)]
