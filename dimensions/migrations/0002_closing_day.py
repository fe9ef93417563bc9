from datetime import timedelta, timezone

from django.db import migrations, models
from django.db.models import Q

BANGKOK = timezone(timedelta(hours=7))  # all year round


def write_down(apps, _schema_editor):
    """The day in Bangkok on which each programme was closed."""
    programmes = apps.get_model("dimensions", "Programme").objects
    closed = list(programmes.filter(closed_at__isnull=False))
    for programme in closed:
        programme.closed_on = programme.closed_at.astimezone(BANGKOK).date()
    programmes.bulk_update(closed, ["closed_on"])


class Migration(migrations.Migration):
    dependencies = [("dimensions", "0001_initial")]

    operations = [
        migrations.AddField("programme", "closed_on", models.DateField("closed on", null=True, blank=True)),
        migrations.RunPython(write_down, migrations.RunPython.noop),
        migrations.AddConstraint(
            "programme",
            models.CheckConstraint(
                name="programme_has_a_closing_day_when_it_has_a_closing_time",
                condition=Q(closed_at__isnull=True, closed_on__isnull=True)
                | Q(closed_at__isnull=False, closed_on__isnull=False),
            ),
        ),
    ]
