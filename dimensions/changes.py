"""The changes of a published plan as pages tell them."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dimensions.dates_changed import ChangedDate, tell_date
from dimensions.models import Activity, ActivityChange, Assignment, FormerTerms, NameChange, PlanChange
from dimensions.names_changed import ChangedName, tell_name
from dimensions.telling import Told, said_days, told_between


@dataclass(frozen=True, slots=True)
class ChangedActivity:
    """One activity in a change: what became of it, and what reads otherwise."""

    activity: Activity
    what: str
    told: Sequence[Told]


def tell(kept: ActivityChange, dropped: Container[int]) -> ChangedActivity:
    """`dropped` are the activities that an earlier change took out of the plan."""
    return ChangedActivity(kept.activity, what_became(kept, dropped), told_between(kept.before, kept.after))


def what_became(kept: ActivityChange, dropped: Container[int]) -> str:
    if kept.after is None:
        return pgettext("change of a plan", "Dropped")
    if kept.before is not None:
        return pgettext("change of a plan", "Changed")
    return (
        pgettext("change of a plan", "Put back") if kept.activity_id in dropped else pgettext("change of a plan", "New")
    )


@dataclass(frozen=True, slots=True)
class ToldChange:
    change: PlanChange
    activities: Sequence[ChangedActivity]
    dates: Sequence[ChangedDate] = ()
    names: Sequence[ChangedName] = ()


def told_changes(changes: QuerySet[PlanChange]) -> list[ToldChange]:
    """The latest first, each with its activities, and the dates and names of the programme."""
    names = Prefetch("names", NameChange.objects.select_related("dimension", "criterion__dimension"))
    rows = changes.select_related("by").prefetch_related("activities__activity", "milestones", names).order_by("-at")
    told = told_in_turn((row, list(row.activities.all())) for row in rows)
    return [
        replace(
            each,
            dates=[tell_date(kept) for kept in each.change.milestones.all()],
            names=[tell_name(kept) for kept in each.change.names.all()],
        )
        for each in told
    ]


def told_of(activity: Activity) -> list[ToldChange]:
    """The changes that touched one activity, without what they did to others."""
    kept = ActivityChange.objects.filter(activity=activity).select_related("change__by").order_by("-change__at")
    for each in kept:
        each.activity = activity
    return told_in_turn((each.change, [each]) for each in kept)


def told_in_turn(changes: Iterable[tuple[PlanChange, Sequence[ActivityChange]]]) -> list[ToldChange]:
    """From all changes, the latest first: what was dropped before is put back, not new."""
    found, dropped = list[ToldChange](), set[int]()
    for change, activities in reversed(list(changes)):
        found.append(ToldChange(change, [tell(kept, dropped) for kept in activities]))
        dropped |= {kept.activity_id for kept in activities if kept.after is None}
    return found[::-1]


@dataclass(frozen=True, slots=True)
class WorkChange:
    """What one change meant for one piece of work: in a sentence, and what the plan says otherwise."""

    change: PlanChange
    sentence: str
    told: Sequence[Told]


def told_of_work(work: Sequence[Assignment], *, last_alone: bool = False) -> dict[int, list[WorkChange]]:
    """By assignment the changes that touched it, the latest first; two queries however many they are."""
    touched = [each for each in work if each.changed_at]
    if not touched:
        return {}
    former: dict[int, list[FormerTerms]] = {each.pk: [] for each in touched}
    for terms in FormerTerms.objects.filter(assignment__in=former).order_by("-until"):
        former[terms.assignment_id].append(terms)
    kept = ActivityChange.objects.filter(activity__in={each.activity_id for each in touched})
    by_activity: dict[int, list[ActivityChange]] = {}
    for change in kept.select_related("change__by").order_by("-change__at"):
        by_activity.setdefault(change.activity_id, []).append(change)
    return {
        each.pk: list(told_to(each, former[each.pk], by_activity.get(each.activity_id, ())))[
            : 1 if last_alone else None
        ]
        for each in touched
    }


def told_to(work: Assignment, former: Sequence[FormerTerms], changes: Iterable[ActivityChange]) -> Iterable[WorkChange]:
    """Of the changes of its activity those since it was first asked for."""
    before = {terms.change_id: terms for terms in former}
    days, is_owed = (work.opens_on, work.due_on), not work.is_withdrawn
    for kept in changes:
        terms = before.get(kept.change_id)
        if terms:
            yield WorkChange(
                kept.change, sentence_of(terms, days, is_owed=is_owed), told_between(kept.before, kept.after)
            )
            days, is_owed = (terms.opens_on, terms.due_on), terms.was_owed
        elif kept.change.at == work.published_at:
            yield WorkChange(kept.change, _("This is new in the plan."), ())


def sentence_of(terms: FormerTerms, days: tuple[date | None, date | None], *, is_owed: bool) -> str:
    """What a change made of the terms that stood before it."""
    if terms.was_owed and not is_owed:
        return _("The plan no longer asks for this.")
    if is_owed and not terms.was_owed:
        return _("The plan asks for this again.")
    if (terms.opens_on, terms.due_on) != days:
        facts = {"before": said_days(terms.opens_on, terms.due_on), "after": said_days(*days)}
        return _("The date moved from %(before)s to %(after)s.") % facts
    return _("The plan says this otherwise now; the date stays.")
