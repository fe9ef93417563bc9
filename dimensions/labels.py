"""The words of the history for what happens to plans."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext_lazy

from dimensions.checking.kinds import KINDS, OTHER
from dimensions.models import Assignment, DistrictPlan, LocalActivity, PlanSource, Programme
from dimensions.policy import may_see_plan_of, may_write_in
from dimensions.states import DistrictStep, ProgrammeStep
from dimensions.workflow.answering import ANSWER_DOUBT, LEAVE_DOUBTS
from dimensions.workflow.carrying import CARRY_OVER
from dimensions.workflow.changing import CHANGE_PLAN
from dimensions.workflow.district import (
    ADD_LOCAL,
    EDIT_LOCAL,
    GIVE_WORK,
    KEEP_LOCAL,
    PLAN_WORK,
    REMOVE_LOCAL,
    STEP_VERBS,
)
from dimensions.workflow.drafts import DISCARD_DRAFT
from dimensions.workflow.editing import activities, drafts, milestones, outline, undoing
from dimensions.workflow.handing_in import HAND_IN
from dimensions.workflow.importing import IMPORT_PLAN
from dimensions.workflow.sources import ACCEPT_DOUBTS, DISCARD, REOPEN_DOUBTS
from dimensions.workflow.starting import START_FROM_TEMPLATE
from dimensions.workflow.steps import SET_DEFAULT_OFFICES
from portal.accounts.models import User
from portal.history.models import Entry
from portal.history.things import Reader, Thing, Things
from portal.offices.scope import Scope
from portal.shell.dates import say_fiscal_year, say_range
from portal.shell.digits import shown

MOST_NUMBERS = 12

LABELS = {
    IMPORT_PLAN: pgettext_lazy("history", "Took in a plan file"),
    CARRY_OVER: pgettext_lazy("history", "Carried the plan over from an earlier year"),
    START_FROM_TEMPLATE: pgettext_lazy("history", "Began a plan with the Department's template"),
    HAND_IN: pgettext_lazy("history", "Handed in the file of a plan"),
    ACCEPT_DOUBTS: pgettext_lazy("history", "Settled doubts about a file"),
    ANSWER_DOUBT: pgettext_lazy("history", "Answered a doubt about a file"),
    LEAVE_DOUBTS: pgettext_lazy("history", "Left doubts about a file to be corrected in the plan"),
    REOPEN_DOUBTS: pgettext_lazy("history", "Opened settled doubts again"),
    DISCARD: pgettext_lazy("history", "Discarded the file of a plan"),
    DISCARD_DRAFT: pgettext_lazy("history", "Discarded the draft of a plan"),
    drafts.BEGIN_DRAFT: pgettext_lazy("history", "Began the draft of a plan"),
    drafts.EDIT_HEADING: pgettext_lazy("history", "Edited the heading of a draft"),
    activities.ADD_ACTIVITY: pgettext_lazy("history", "Added an activity to a draft"),
    activities.EDIT_ACTIVITY: pgettext_lazy("history", "Edited an activity of a draft"),
    activities.MOVE_ACTIVITY: pgettext_lazy("history", "Moved an activity of a draft"),
    activities.DUPLICATE_ACTIVITY: pgettext_lazy("history", "Duplicated an activity of a draft"),
    activities.DROP_ACTIVITY: pgettext_lazy("history", "Took an activity out of a draft"),
    outline.ADD_CRITERION: pgettext_lazy("history", "Added a criterion to a draft"),
    outline.EDIT_CRITERION: pgettext_lazy("history", "Edited a criterion of a draft"),
    outline.MOVE_CRITERION: pgettext_lazy("history", "Moved a criterion of a draft"),
    outline.DROP_CRITERION: pgettext_lazy("history", "Took a criterion out of a draft"),
    outline.ADD_DIMENSION: pgettext_lazy("history", "Added a dimension to a draft"),
    outline.EDIT_DIMENSION: pgettext_lazy("history", "Edited a dimension of a draft"),
    outline.DROP_DIMENSION: pgettext_lazy("history", "Took a dimension out of a draft"),
    milestones.ADD_MILESTONE: pgettext_lazy("history", "Added a date to a draft"),
    milestones.EDIT_MILESTONE: pgettext_lazy("history", "Edited a date of a draft"),
    milestones.MOVE_MILESTONE: pgettext_lazy("history", "Moved a date of a draft in its list"),
    milestones.DROP_MILESTONE: pgettext_lazy("history", "Took a date out of a draft"),
    undoing.UNDO_EDIT: pgettext_lazy("history", "Took back an edit of a draft"),
    undoing.REDO_EDIT: pgettext_lazy("history", "Did again an edit of a draft"),
    SET_DEFAULT_OFFICES: pgettext_lazy("history", "Said who acts by default"),
    CHANGE_PLAN: pgettext_lazy("history", "Changed the published plan"),
    ProgrammeStep.PUBLISH.value: pgettext_lazy("history", "Published the programme"),
    ProgrammeStep.CLOSE.value: pgettext_lazy("history", "Closed the year"),
    PLAN_WORK: pgettext_lazy("history", "Planned a piece of work of the district"),
    GIVE_WORK: pgettext_lazy("history", "Gave work of the district to an officer"),
    ADD_LOCAL: pgettext_lazy("history", "Added an activity of the district's own"),
    EDIT_LOCAL: pgettext_lazy("history", "Changed an activity of the district's own"),
    REMOVE_LOCAL: pgettext_lazy("history", "Removed an activity of the district's own"),
    KEEP_LOCAL: pgettext_lazy("history", "Kept an activity of the district's own after all"),
    STEP_VERBS[DistrictStep.SEND]: pgettext_lazy("history", "Sent the district plan to the province"),
    STEP_VERBS[DistrictStep.WITHDRAW]: pgettext_lazy("history", "Took the district plan back"),
    STEP_VERBS[DistrictStep.APPROVE]: pgettext_lazy("history", "Approved the district plan"),
    STEP_VERBS[DistrictStep.RETURN]: pgettext_lazy("history", "Returned the district plan"),
    STEP_VERBS[DistrictStep.REOPEN]: pgettext_lazy("history", "Opened the district plan again"),
}


def programmes(entries: Sequence[Entry], scope: Scope) -> Things:
    found = Programme.objects.in_bulk({entry.object_id for entry in entries})
    open_to = set(Programme.objects.within(scope).filter(pk__in=found).values_list("pk", flat=True))
    things = {}
    for entry in entries:
        if row := found.get(entry.object_id):
            page = reverse("dimensions:plan", args=[row.pk]) if row.pk in open_to else ""
            things[entry.pk] = Thing(row.name, page, in_year(row))
    return things


def in_year(row: Programme | PlanSource) -> str:
    return gettext("Fiscal year %(year)s") % {"year": say_fiscal_year(row.fiscal_year)}


def sources(entries: Sequence[Entry], scope: Scope) -> Things:
    """By the name of the file; one that was discarded is gone."""
    found = PlanSource.objects.for_list().in_bulk({entry.object_id for entry in entries})
    return {
        entry.pk: Thing(row.name, page_of(row, scope), " · ".join([in_year(row), *doubts_in(entry)]))
        for entry in entries
        if (row := found.get(entry.object_id))
    }


def doubts_in(entry: Entry) -> list[str]:
    """Which doubts an act was about, by their kinds and as people count them."""
    kinds = dict.fromkeys(str(KINDS.get(kind, OTHER)) for kind in entry.facts.get("kinds", ()))
    numbers = [shown(number + 1) for number in entry.facts.get("doubts", ())]
    told = ", ".join(numbers[:MOST_NUMBERS]) + ("…" if len(numbers) > MOST_NUMBERS else "")
    return [f"{'; '.join(kinds)} ({told})"] if kinds else []


def page_of(source: PlanSource, scope: Scope) -> str:
    return reverse("dimensions:source", args=[source.pk]) if may_write_in(scope, source.province) else ""


def district_plans(entries: Sequence[Entry], scope: Scope) -> Things:
    """By the district and the programme; where work was given, to whom and how much."""
    found = DistrictPlan.objects.select_related("programme", "office").in_bulk({entry.object_id for entry in entries})
    officers = officers_in(entries)
    return {
        entry.pk: Thing(
            row.office.name,
            page_of_district(row, scope),
            " · ".join([row.programme.name, *given_in(entry, officers)]),
            say_fiscal_year(row.programme.fiscal_year),
        )
        for entry in entries
        if (row := found.get(entry.object_id))
    }


def planned_work(entries: Sequence[Entry], scope: Scope) -> Things:
    """By the activity and its period; who is responsible and when it is to be done."""
    found = Assignment.objects.within(scope).select_related("activity", "period", "office")
    rows, officers = found.in_bulk({entry.object_id for entry in entries}), officers_in(entries)
    return {
        entry.pk: Thing(
            f"{shown(row.activity.code or '')} {row.activity.title}".strip(),
            reverse("dimensions:district_work", args=[row.pk]) if may_see_plan_of(scope, row.office) else "",
            " · ".join(said for said in (officers.get(entry.facts.get("officer")), days_in(entry)) if said),
            row.period.name if row.period else "",
        )
        for entry in entries
        if (row := rows.get(entry.object_id))
    }


def local_activities(entries: Sequence[Entry], scope: Scope) -> Things:
    """By its title and its district; who is responsible and when it is done. One that was taken out again is gone."""
    found = LocalActivity.objects.select_related("plan__office").in_bulk({entry.object_id for entry in entries})
    officers = officers_in(entries)
    return {
        entry.pk: Thing(
            row.title,
            page_of_district(row.plan, scope),
            " · ".join(said for said in (officers.get(entry.facts.get("officer")), days_in(entry)) if said),
            row.plan.office.short_name,
        )
        for entry in entries
        if (row := found.get(entry.object_id)) and may_see_plan_of(scope, row.plan.office)
    }


def officers_in(entries: Sequence[Entry]) -> dict[int | None, str]:
    """The names of those to whom something was given, by their ids."""
    wanted = {entry.facts.get("officer") for entry in entries} - {None}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)} if wanted else {}


def given_in(entry: Entry, officers: dict[int | None, str]) -> list[str]:
    if "assignments" not in entry.facts:
        return []
    count = len(entry.facts["assignments"])
    words = ngettext("%(count)s assignment", "%(count)s assignments", count) % {"count": shown(count)}
    return [words, officers.get(entry.facts["officer"]) or gettext("nobody")]


def days_in(entry: Entry) -> str:
    first, last = (date.fromisoformat(day) if day else None for day in map(entry.facts.get, ("from", "to")))
    return say_range(first, last)


def page_of_district(plan: DistrictPlan, scope: Scope) -> str:
    if not may_see_plan_of(scope, plan.office):
        return ""
    return reverse("dimensions:district_plan", args=[plan.programme_id, plan.office.code])


THINGS: dict[str, Reader] = {
    "dimensions.programme": programmes,
    "dimensions.plansource": sources,
    "dimensions.districtplan": district_plans,
    "dimensions.localactivity": local_activities,
    "dimensions.planned": planned_work,
}
