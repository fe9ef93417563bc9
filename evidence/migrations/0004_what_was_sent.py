"""What left the office is kept as it left: the ticks of its items, the words, the date.

The table of ticks stays as it is and becomes a model. Of what was sent before, ticks are taken as they stand now; words
are not known.
"""

from django.db import migrations, models
from django.db.models import Exists, OuterRef


def mark_what_was_sent(apps, _schema_editor):
    """An item that was there at the last sending was sent."""
    Serving, Step = apps.get_model("evidence", "Serving"), apps.get_model("evidence", "Step")
    sent = Step.objects.filter(
        submission=OuterRef("item__submission"), step="submit", at__gte=OuterRef("item__added_at")
    )
    Serving.objects.filter(Exists(sent)).update(was_sent=True)


class Migration(migrations.Migration):
    dependencies = [
        ("dimensions", "0001_initial"),
        ("evidence", "0003_one_index_for_figures_and_desk"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Serving",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=models.CASCADE, related_name="servings", to="evidence.item"
                            ),
                        ),
                        (
                            "requirement",
                            models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="dimensions.requirement"),
                        ),
                    ],
                    options={
                        "verbose_name": "what an item serves",
                        "verbose_name_plural": "what items serve",
                        "db_table": "evidence_item_requirements",
                        "unique_together": {("item", "requirement")},
                    },
                ),
                migrations.AlterField(
                    model_name="item",
                    name="requirements",
                    field=models.ManyToManyField(
                        blank=True, related_name="items", through="evidence.Serving", to="dimensions.requirement"
                    ),
                ),
            ]
        ),
        migrations.AlterUniqueTogether(name="serving", unique_together=set()),
        migrations.AddConstraint(
            model_name="serving",
            constraint=models.UniqueConstraint(
                fields=("item", "requirement"), name="an_item_serves_a_requirement_once"
            ),
        ),
        migrations.AddField(model_name="serving", name="was_sent", field=models.BooleanField(default=False)),
        migrations.AddField(
            model_name="step", name="words", field=models.TextField(null=True, verbose_name="what was done")
        ),
        migrations.AddField(
            model_name="step", name="done_on", field=models.DateField(null=True, verbose_name="date of the activity")
        ),
        migrations.RunPython(mark_what_was_sent, migrations.RunPython.noop),
    ]
