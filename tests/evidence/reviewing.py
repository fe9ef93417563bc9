"""What the tests of the reviewer's pages share: how a submission gets on the desk, and how one decides on it."""

from datetime import timedelta

from django.urls import reverse

from evidence.models import Submission
from portal.shell import clock
from tests.factories.evidence import SubmissionFactory

DESK = "/desk/"


def days_ago(days):
    return clock.now() - timedelta(days=days)


def waiting(office, days=1, **more):
    """What an office sent so many days ago."""
    return SubmissionFactory(submitted=True, state_since=days_ago(days), assignment__office=office, **more)


def rows(page):
    return [row.pk for row in page.context["listing"].rows]


def address(submission):
    return reverse("evidence:review", args=[submission.pk])


def decide(client, submission, do, at="", **fields):
    return client.post(address(submission) + at, {"do": do, "stage": submission.stage} | fields)


def state_of(submission):
    return Submission.objects.get(pk=submission.pk).state


def said(page):
    """What the page refuses: the sentence on top, and at the note."""
    return page.context["form"].non_field_errors() + page.context["form"]["note"].errors
