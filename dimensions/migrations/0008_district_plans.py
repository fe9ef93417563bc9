import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dimensions', '0007_answers_to_doubts'),
        ('offices', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DistrictPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('sent', 'Sent to the province'), ('returned', 'Returned'), ('approved', 'Approved')], default='draft', max_length=10, verbose_name='state')),
                ('state_since', models.DateTimeField(verbose_name='in this state since')),
                ('stage', models.PositiveIntegerField(default=0, verbose_name='steps taken')),
                ('first_sent_at', models.DateTimeField(null=True, verbose_name='first sent')),
                ('first_sent_on', models.DateField(null=True, verbose_name='day of the first sending')),
                ('decider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='district_plans', to='offices.office', verbose_name='office')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='district_plans', to='dimensions.programme', verbose_name='programme')),
                ('submitter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by')),
            ],
            options={
                'verbose_name': 'district plan',
                'verbose_name_plural': 'district plans',
                'ordering': ('programme_id', 'office__path'),
            },
        ),
        migrations.CreateModel(
            name='DistrictPlanStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.CharField(choices=[('begin', 'Begin'), ('send', 'Send'), ('withdraw', 'Take back'), ('approve', 'Approve'), ('return', 'Return'), ('reopen', 'Reopen')], max_length=10, verbose_name='step')),
                ('from_state', models.CharField(blank=True, choices=[('draft', 'Draft'), ('sent', 'Sent to the province'), ('returned', 'Returned'), ('approved', 'Approved')], max_length=10, verbose_name='state before')),
                ('to_state', models.CharField(choices=[('draft', 'Draft'), ('sent', 'Sent to the province'), ('returned', 'Returned'), ('approved', 'Approved')], max_length=10, verbose_name='state after')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('plan', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='dimensions.districtplan')),
            ],
            options={
                'verbose_name': 'step',
                'verbose_name_plural': 'steps',
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Planned',
            fields=[
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='planned', serialize=False, to='dimensions.assignment', verbose_name='assignment')),
                ('planned_from', models.DateField(blank=True, null=True, verbose_name='planned from')),
                ('planned_to', models.DateField(blank=True, null=True, verbose_name='planned to')),
                ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible officer')),
            ],
            options={
                'verbose_name': 'planned work',
                'verbose_name_plural': 'planned work',
            },
        ),
        migrations.AddConstraint(
            model_name='districtplan',
            constraint=models.UniqueConstraint(fields=('programme', 'office'), name='district_plans_once_in_a_programme'),
        ),
        migrations.AddConstraint(
            model_name='districtplan',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), ('first_sent_at__isnull', False), _connector='OR'), name='district_plan_that_left_its_office_was_sent'),
        ),
        migrations.AddConstraint(
            model_name='districtplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first_sent_at__isnull', True), ('first_sent_on__isnull', True)), models.Q(('first_sent_at__isnull', False), ('first_sent_on__isnull', False)), _connector='OR'), name='district_plan_has_a_day_of_sending_when_it_was_sent'),
        ),
        migrations.AddConstraint(
            model_name='districtplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), ('decider__isnull', False), _connector='OR'), name='district_plan_is_approved_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='districtplanstep',
            index=models.Index(fields=['plan', 'id', 'at', 'to_state'], name='district_step_in_turn'),
        ),
        migrations.AddConstraint(
            model_name='planned',
            constraint=models.CheckConstraint(condition=models.Q(('planned_from__isnull', True), models.Q(('planned_to__gte', models.F('planned_from')), ('planned_to__isnull', False)), _connector='OR'), name='planned_work_does_not_end_before_it_begins'),
        ),
    ]
