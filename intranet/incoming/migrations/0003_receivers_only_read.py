"""Who received a document of another office reads it; only its own office works on it."""

from django.db import migrations


def demote(apps, schema_editor):
    """Leaders of receiving offices and units that were given duties there become readers; so does, of what was
    recalled, everybody but the office in charge and the author.
    """
    readers = apps.get_model("intranet_directives", "DirectiveReader").objects.filter(works=True)
    duties = apps.get_model("intranet_duties", "Duty").objects
    arrivals = apps.get_model("intranet_incoming", "Arrival").objects.filter(directive__direction="outgoing")
    for arrival in arrivals:
        tokens = [f"post:{role}@{arrival.office_id}" for role in ("leader", "head")]
        given = duties.filter(directive=arrival.directive_id, office=arrival.office_id)
        tokens += [f"unit:{pk}" for pk in given.values_list("lead", flat=True)]
        tokens += [f"unit:{pk}" for pk in given.values_list("units__unit", flat=True) if pk]
        readers.filter(directive=arrival.directive_id, token__in=tokens).update(works=False, is_chosen=False)
    for reader in readers.filter(directive__state="recalled").select_related("directive"):
        own = f"@{reader.directive.owner_unit_id}"
        if not reader.token.startswith("member:") and not reader.token.endswith(own):
            readers.filter(pk=reader.pk).update(works=False, is_chosen=False)


class Migration(migrations.Migration):
    dependencies = [
        ("intranet_directives", "0007_directivereader_is_chosen"),
        ("intranet_duties", "0001_initial"),
        ("intranet_incoming", "0002_initial"),
        ("intranet_outgoing", "0002_authors_of_a_unit"),
    ]

    operations = [migrations.RunPython(demote, migrations.RunPython.noop)]
