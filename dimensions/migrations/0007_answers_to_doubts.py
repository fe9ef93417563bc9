from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dimensions', '0006_carried_from'),
    ]

    operations = [
        migrations.AddField(
            model_name='plansource',
            name='answers',
            field=models.JSONField(blank=True, default=dict, verbose_name='answers to doubts'),
        ),
    ]
