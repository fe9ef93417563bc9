"""The words of the history for what happens to evidence."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from evidence.models import Item, Submission
from portal.history.models import Entry
from portal.history.things import Reader, Thing, Things
from portal.offices.scope import Scope

LABELS = {
    "submit": pgettext_lazy("history", "Submitted"),
    "withdraw": pgettext_lazy("history", "Withdrew the submission"),
    "endorse": pgettext_lazy("history", "Endorsed"),
    "accept": pgettext_lazy("history", "Accepted"),
    "return": pgettext_lazy("history", "Returned for correction"),
    "reopen": pgettext_lazy("history", "Reopened"),
    "open": pgettext_lazy("history", "Opened for review"),
    "add_file": pgettext_lazy("history", "Added a file"),
    "add_link": pgettext_lazy("history", "Added a link"),
    "assign_item": pgettext_lazy("history", "Changed what an item serves"),
    "remove_item": pgettext_lazy("history", "Removed an item"),
    "describe": pgettext_lazy("history", "Described the activity"),
}


def submissions(entries: Sequence[Entry], scope: Scope) -> Things:
    """The activity, its page for whoever sees the office's work, and the item that was concerned."""
    found = Submission.objects.within(scope).select_related("assignment__activity")
    rows = found.in_bulk({entry.object_id for entry in entries})
    items = Item.objects.in_bulk({entry.facts["item"] for entry in entries if "item" in entry.facts})
    return {
        entry.pk: Thing(
            row.assignment.activity.title,
            reverse("evidence:assignment", args=[row.assignment_id]),
            items[entry.facts["item"]].name if entry.facts.get("item") in items else "",
        )
        for entry in entries
        if (row := rows.get(entry.object_id))
    }


THINGS: dict[str, Reader] = {"evidence.submission": submissions}
