"""Answers are counted as attempts are handed in; what was handed in before is counted here."""

from collections import Counter

import django.db.models.deletion
from django.db import migrations, models

from intranet.training.rules.marking import chosen_of, is_right


def count_all(apps, _editor):
    counts = apps.get_model("intranet_training", "AnswerCount")
    attempts = apps.get_model("intranet_training", "Attempt").objects.filter(handed_in_at__isnull=False)
    for item in apps.get_model("intranet_training", "PublishedItem").objects.exclude(draws=[]).iterator(20):
        questions = {each["question"]: each for each in item.questions}
        found = Counter()
        for drawn, answers in attempts.filter(item=item).values_list("drawn", "answers").iterator(500):
            for one, answer in zip(drawn, answers, strict=True):
                question, value = questions[one["question"]], answer["value"]
                found[one["question"], chosen_of(question, one, value), is_right(question, one, value)] += 1
        counts.objects.bulk_create(
            (
                counts(item=item, question=key, chosen=chosen, is_right=right, count=n)
                for (key, chosen, right), n in found.items()
            ),
            batch_size=500,
        )


class Migration(migrations.Migration):
    dependencies = [("intranet_training", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AnswerCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.PositiveBigIntegerField()),
                ("chosen", models.CharField(blank=True, max_length=200)),
                ("is_right", models.BooleanField()),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_counts",
                        to="intranet_training.publisheditem",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "question", "chosen", "is_right"), name="one_count_of_an_answer"
                    )
                ],
            },
        ),
        migrations.RunPython(count_all, migrations.RunPython.noop),
    ]
