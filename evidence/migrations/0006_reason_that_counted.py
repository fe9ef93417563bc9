"""A sending keeps the reason that counted; of earlier ones it is known only where none was given."""

from django.db import migrations, models


def write_down(apps, _schema_editor):
    """No reason at all where nothing was said."""
    apps.get_model("evidence", "Step").objects.filter(words__isnull=False, note="").update(reason="")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0005_submission_programme")]

    operations = [
        migrations.AddField("step", "reason", models.TextField(null=True, verbose_name="why something is missing")),
        migrations.RunPython(write_down, migrations.RunPython.noop),
    ]
