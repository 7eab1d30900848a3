"""Whether a second person vouched for a password; what is there is taken as vouched for, except what a slip says."""

from typing import Any

from django.db import migrations, models


def look_at_slips(apps: Any, schema_editor: Any) -> None:
    slips = apps.get_model("intranet_people", "Slip").objects.filter(used_at__isnull=False).order_by("used_at")
    last = {person: by is None or confirmed is not None for person, by, confirmed in _used(slips)}
    unconfirmed = [person for person, is_confirmed in last.items() if not is_confirmed]
    people = apps.get_model("intranet_people", "Person").objects
    people.filter(pk__in=unconfirmed).update(password_confirmed=False)


def _used(slips: Any) -> Any:
    return slips.values_list("person_id", "issued_by_id", "confirmed_at").iterator()


class Migration(migrations.Migration):
    dependencies = [("intranet_people", "0002_party_cell")]

    operations = [
        migrations.AddField("person", "password_confirmed", models.BooleanField(default=True, editable=False)),
        migrations.RunPython(look_at_slips, migrations.RunPython.noop),
    ]
