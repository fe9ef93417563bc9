"""What the tests of the verbs share."""

import pytest

from evidence import workflow
from portal.history.models import Entry
from portal.shell.errors import Refusal
from tests.factories.bytes import sent


def verbs():
    """The history so far, in order."""
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def take_in(assignment, by, *files, requirements=()):
    return workflow.add_files(
        assignment, [(file.name, file) for file in files or [sent()]], requirements=requirements, by=by
    )


def refused(receipt):
    return [(each.name, each.reason) for each in receipt.refused]


def refusal(verb, *args, **kwargs):
    """The sentence with which the verb refuses."""
    with pytest.raises(Refusal) as found:
        verb(*args, **kwargs)
    return str(found.value)
