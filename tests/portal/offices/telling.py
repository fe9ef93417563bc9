"""Running the demo, and all that a load of it leaves, told without ids: two loads are compared by it."""

from collections import Counter
from io import StringIO

from django.core.management import call_command

from dimensions.models import Assignment, Programme
from evidence import standing
from evidence.models import Item, Step, StoredFile, Submission
from evidence.states import DRAFT, LEADS_TO
from portal.accounts.models import User
from portal.history.models import Entry
from portal.shell import clock


def run(*arguments):
    """What the command says, and its exit status."""
    out, err = StringIO(), StringIO()
    try:
        call_command("demo", *arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, err.getvalue()
    return 0, out.getvalue()


def figures():
    """Of the plans by province, year, office and dimension what a board of the demo's day shows."""
    places = ("programme__province__code", "programme__fiscal_year", "office__code", "dimension__number")
    return [
        tuple(row.values())
        for row in standing.figures_by(Assignment.objects.filter(programme__slug="plan"), *places, at=clock.now())
    ]


def everything():
    place = "submission__assignment__office__code"
    told = {
        "figures": figures(),
        "files": StoredFile.objects.values_list("sha256", "size", "pages"),
        "items": Item.objects.values_list("name", "url", "file__sha256", "author__username", "added_at", "removed_at"),
        "steps": Step.objects.values_list("step", "at", place, "by__username", "note"),
        "words": Submission.objects.values_list("assignment__office__code", "words", "done_on", "state", "opened_at"),
        "people": User.objects.values_list("username", "first_name", "last_name", "date_joined"),
    }
    return {name: sorted(map(repr, rows)) for name, rows in told.items()} | {
        "entries": Counter(Entry.objects.values_list("chain_id", "verb"))
    }


def programme(province, year):
    return Programme.objects.get(province__code=province, fiscal_year=year, slug="plan")


def figures_of(its_programme, *names):
    return standing.figures_by(Assignment.objects.of(its_programme), at=clock.now(), names=names)[0]


def state_after(scene):
    state = DRAFT
    for step, _days in scene.steps:
        state = LEADS_TO[state, step]
    return state
