from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intranet_training", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="lesson",
            name="left_out",
            field=models.BooleanField(default=False, editable=False),
        ),
    ]
