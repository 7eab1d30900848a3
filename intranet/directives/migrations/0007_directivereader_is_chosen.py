from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intranet_directives", "0006_life_cycles")]

    operations = [
        migrations.AddField(
            model_name="directivereader",
            name="is_chosen",
            field=models.BooleanField(default=True),
        ),
    ]
