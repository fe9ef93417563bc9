"""What the tests of an office's own pages share: how one looks, posts, and reads what is said."""

from datetime import date

from django.urls import reverse

TODAY = date(2024, 3, 20)
SOON, LATER, PAST = date(2024, 3, 31), date(2024, 6, 30), date(2024, 1, 31)
GONE = "This has been submitted and cannot be changed now. Withdraw it first, or wait for the reviewer."
CLOSED = "This programme is closed; nothing in it can be changed any more."
NO_DATE = "Enter the date on which the activity took place; for this activity it is the confirmation."
SHORT = "Something is still missing. Add it, or say why it is missing; the reviewer will see your reason."


def signed_in(client, user):
    """The client of somebody who reads English: that is what the tests compare."""
    type(user).objects.filter(pk=user.pk).update(language="en")
    client.force_login(user)
    return client


def address(assignment):
    return reverse("evidence:assignment", args=[assignment.pk])


def post(client, assignment, do="save", **fields):
    return client.post(address(assignment), {"do": do, **fields})


def said(response):
    """The messages of the page that the browser is led to, in order."""
    return [str(message) for message in response.wsgi_request._messages]


def faults(response):
    """All that the page says was refused, by place."""
    found = {name: list(map(str, errors)) for name, errors in response.context["form"].errors.items()}
    for part in response.context["parts"]:
        found |= {each.name: [each.reason] for each in part.refused}
        if part.link.errors:
            found[part.link.prefix] = list(map(str, part.link.errors["url"]))
    return found
