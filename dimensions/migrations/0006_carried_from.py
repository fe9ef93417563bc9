import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dimensions", "0005_plan_changes")]

    operations = [
        migrations.AddField(
            model_name="programme",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="carried_to",
                to="dimensions.programme",
                verbose_name="carried from",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="carried_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="carried_to",
                to="dimensions.activity",
                verbose_name="carried from",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="is_matched",
            field=models.BooleanField(default=False, verbose_name="matched with last year's by its title"),
        ),
    ]
