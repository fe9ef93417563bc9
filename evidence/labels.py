"""The words of the history for what happens to evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from dimensions.models import Activity, Assignment
from evidence.models import Item, Remark, Submission
from evidence.workflow.seeing import SEE_CHANGE
from portal.history.models import Entry
from portal.history.things import Reader, Thing, Things
from portal.offices.scope import Scope
from portal.shell.digits import shown

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
    SEE_CHANGE: pgettext_lazy("history", "Saw what changed in the plan"),
}


def submissions(entries: Sequence[Entry], scope: Scope) -> Things:
    """Activity and period, the page for whoever sees the office's work, the item concerned and the remarks made."""
    found = Submission.objects.within(scope).select_related("assignment__activity", "assignment__period")
    rows = found.in_bulk({entry.object_id for entry in entries})
    items = Item.objects.in_bulk({entry.facts["item"] for entry in entries if "item" in entry.facts})
    remarks = remarks_of({entry.facts["step"] for entry in entries if "step" in entry.facts})
    return {
        entry.pk: Thing(
            named(row.assignment.activity),
            reverse("evidence:assignment", args=[row.assignment_id]),
            items[entry.facts["item"]].name if entry.facts.get("item") in items else "",
            row.assignment.period.name if row.assignment.period else "",
            tuple(remarks[entry.facts.get("step")]),
        )
        for entry in entries
        if (row := rows.get(entry.object_id))
    }


def assignments(entries: Sequence[Entry], scope: Scope) -> Things:
    """Activity and period, with the page for whoever may see the work."""
    found = Assignment.objects.within(scope).select_related("activity", "period")
    rows = found.in_bulk({entry.object_id for entry in entries})
    return {
        entry.pk: Thing(
            named(row.activity),
            reverse("evidence:assignment", args=[row.pk]),
            aside=row.period.name if row.period else "",
        )
        for entry in entries
        if (row := rows.get(entry.object_id))
    }


def named(activity: Activity) -> str:
    """Its code, where the plan prints one, and its title as it stands there."""
    return f"{shown(activity.code)} {activity.title}" if activity.code else activity.title


def remarks_of(steps: Iterable[int]) -> Mapping[int | None, list[tuple[str, str]]]:
    """What a reviewer said of single items with each step: their names, and the words."""
    found = defaultdict[int | None, list[tuple[str, str]]](list)
    for step, name, text in Remark.objects.filter(step__in=steps).values_list("step", "item__name", "text"):
        found[step].append((name, text))
    return found


THINGS: dict[str, Reader] = {"evidence.submission": submissions, "dimensions.assignment": assignments}
