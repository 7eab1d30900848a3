from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intranet_state", "0003_comes_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="sitestate",
            name="readings_a_week",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
