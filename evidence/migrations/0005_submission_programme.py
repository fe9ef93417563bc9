from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.deletion import PROTECT


def write_down(apps, _schema_editor):
    """The programme of each submission's assignment."""
    assignments = apps.get_model("dimensions", "Assignment").objects.filter(pk=OuterRef("assignment"))
    programme = Subquery(assignments.values("programme")[:1])
    apps.get_model("evidence", "Submission").objects.update(programme=programme)


class Migration(migrations.Migration):
    dependencies = [("dimensions", "0001_initial"), ("evidence", "0004_what_was_sent")]

    operations = [
        migrations.AddField(
            "submission",
            "programme",
            models.ForeignKey(
                "dimensions.programme",
                PROTECT,
                db_index=False,
                editable=False,
                null=True,
                related_name="+",
                verbose_name="programme",
            ),
        ),
        migrations.RunPython(write_down, migrations.RunPython.noop),
        migrations.AlterField(
            "submission",
            "programme",
            models.ForeignKey(
                "dimensions.programme",
                PROTECT,
                db_index=False,
                editable=False,
                related_name="+",
                verbose_name="programme",
            ),
        ),
        migrations.AddIndex(
            "submission", models.Index(fields=("programme", "state_since", "state"), name="submission_in_its_turn")
        ),
    ]
