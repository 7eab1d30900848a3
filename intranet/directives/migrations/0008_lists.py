"""What lists are read from, filled for what is issued already."""

from itertools import islice
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from intranet.directives.rules import words_of

OFFICE_ROLES = ("clerk", "editor")
AT_ONCE = 500
COLUMNS = ("pk", "date", "type_id", "issuer", "folded", "owner_unit_id", "current_version_id")


def fill(apps: Any, schema_editor: Any) -> None:
    """The circles are those of ``DirectivePolicy.tokens`` for reading: the office in charge and the readers."""
    directives = apps.get_model("intranet_directives", "Directive").objects.filter(state="issued", date__isnull=False)
    rows = directives.values_list(*COLUMNS, named=True).iterator()
    while chunk := list(islice(rows, AT_ONCE)):
        fill_lists(apps, chunk)
        fill_words(apps, chunk)


def fill_lists(apps: Any, chunk: list[Any]) -> None:
    readers = apps.get_model("intranet_directives", "DirectiveReader").objects
    listed = apps.get_model("intranet_directives", "Listed")
    tokens = {row.pk: {f"post:{role}@{row.owner_unit_id}" for role in OFFICE_ROLES} for row in chunk}
    for pk, token in readers.filter(directive__in=tokens).values_list("directive", "token"):
        tokens[pk].add(token)
    listed.objects.bulk_create(
        listed(
            directive_id=row.pk,
            token=token,
            date=row.date,
            version_id=row.current_version_id,
            year=row.date.year,
            type_id=row.type_id,
            issuer=row.issuer,
        )
        for row in chunk
        for token in sorted(tokens[row.pk])
    )


def fill_words(apps: Any, chunk: list[Any]) -> None:
    words = apps.get_model("intranet_directives", "Word")
    words.objects.bulk_create(
        words(directive_id=row.pk, word=word, date=row.date) for row in chunk for word in words_of(row.folded)
    )


def key() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def key_of(model: str, on_delete: Any) -> Any:
    return models.ForeignKey(db_index=False, on_delete=on_delete, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("intranet_directives", "0007_directivereader_is_chosen"),
        ("intranet_acknowledgement", "0002_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="directive",
            index=models.Index(fields=["urgency_rank", "issued_at"], name="urgent_by_issue"),
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                ("id", key()),
                ("token", models.CharField(max_length=80)),
                ("date", models.DateField()),
                ("year", models.PositiveSmallIntegerField()),
                ("issuer", models.CharField(max_length=200)),
                ("directive", key_of("intranet_directives.directive", django.db.models.deletion.CASCADE)),
                ("type", key_of("intranet_directives.documenttype", django.db.models.deletion.PROTECT)),
                ("version", key_of("intranet_acknowledgement.version", django.db.models.deletion.PROTECT)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("directive", "token"), name="listed_once_a_token")],
                "indexes": [
                    models.Index(fields=["token", "date", "directive"], name="listed_by_date"),
                    models.Index(fields=["token", "type", "date", "directive"], name="listed_by_type"),
                    models.Index(fields=["token", "issuer", "date", "directive", "type"], name="listed_by_issuer"),
                    models.Index(fields=["token", "year"], name="listed_by_year"),
                    models.Index(fields=["version", "token"], name="listed_by_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", key()),
                ("word", models.CharField(max_length=40)),
                ("date", models.DateField()),
                ("directive", key_of("intranet_directives.directive", django.db.models.deletion.CASCADE)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("directive", "word"), name="one_word_of_a_directive")],
                "indexes": [models.Index(fields=["word", "date", "directive"], name="word_by_date")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
