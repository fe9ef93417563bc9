"""What the tests of the reviewer's pages share: how a submission gets on the desk, and how one decides on it."""

from datetime import date, timedelta

from django.urls import reverse

from evidence.models import Submission
from portal.shell import clock
from tests.factories.evidence import SubmissionFactory

TODAY = date(2024, 3, 20)
DESK = "/desk/"


def days_ago(days):
    return clock.now() - timedelta(days=days)


def waiting(office, days=1, **more):
    """What an office sent so many days ago."""
    return SubmissionFactory(submitted=True, state_since=days_ago(days), assignment__office=office, **more)


def signed_in(client, user):
    """The client of somebody who reads English: that is what the tests compare."""
    type(user).objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    return client


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
