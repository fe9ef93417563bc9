from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dimensions', '0003_plan_source'),
    ]

    operations = [
        migrations.AddField(
            model_name='plansource',
            name='answers',
            field=models.JSONField(blank=True, default=dict, verbose_name='answers to doubts'),
        ),
    ]
