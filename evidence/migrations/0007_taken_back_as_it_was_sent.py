"""Work that came back, was sent again and taken back stands as returned, as it stood when it was sent."""

from django.db import migrations


def stand_as_sent(apps, _schema_editor):
    """Step and state after it; the step that followed began there."""
    steps_of_all, submissions = apps.get_model("evidence", "Step"), apps.get_model("evidence", "Submission")
    for taken_back in steps_of_all.objects.filter(step="withdraw", to_state="draft").order_by("pk"):
        steps = steps_of_all.objects.filter(submission=taken_back.submission_id).order_by("pk")
        sent = steps.filter(pk__lt=taken_back.pk, step="submit").last()
        if sent is None or sent.from_state != "returned":
            continue
        steps.filter(pk=taken_back.pk).update(to_state="returned")
        following = steps.filter(pk__gt=taken_back.pk).first()
        if following:
            steps.filter(pk=following.pk).update(from_state="returned")
        else:
            submissions.objects.filter(pk=taken_back.submission_id, state="draft").update(state="returned")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0006_reason_that_counted")]

    operations = [migrations.RunPython(stand_as_sent, migrations.RunPython.noop)]
