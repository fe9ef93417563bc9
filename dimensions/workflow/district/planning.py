"""Who is responsible for which assignment of a district, and on which days it is to be done."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions.models import Assignment, DistrictPlan, Planned, Programme
from dimensions.models.district_plan import officers_of
from dimensions.states import DISTRICT_IN_HAND
from dimensions.workflow.district.beginning import begun, held_for, lies_with_province
from dimensions.workflow.district.refusals import (
    ChangedMeanwhile,
    DatesStand,
    NotOfThisOffice,
    NotOwed,
    OutOfTime,
)
from portal.accounts.models import User
from portal.history.recording import Act, record_all
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.dates import say_date
from portal.shell.inserting import insert_all

PLAN_WORK = "plan_work"
GIVE_WORK = "give_work"


class Terms(NamedTuple):
    """What is planned for one assignment: the id of its officer, and its days."""

    officer: int | None = None
    first: date | None = None
    last: date | None = None

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.first, self.last


def terms_of(planned: Planned | None) -> Terms:
    return Terms(planned.officer_id, planned.planned_from, planned.planned_to) if planned else Terms()


@transaction.atomic
def plan_work(
    assignment: Assignment, terms: Terms, *, by: User, seen: Terms | None = None, at: datetime | None = None
) -> Planned:
    """Say who is responsible and when it is to be done; `seen` is what the person's page showed."""
    at = at or clock.now()
    plan = held_for(assignment.programme, assignment.office, by=by, at=at)
    lies_with_province(plan)
    assignment = Assignment.objects.get(pk=assignment.pk)
    if assignment.is_withdrawn:
        raise NotOwed
    planned = Planned.objects.filter(assignment=assignment).first()
    before = terms_of(planned)
    if seen not in (None, before):
        raise ChangedMeanwhile
    if terms.days != before.days:
        refuse_days(terms, assignment, plan)
    if terms.officer != before.officer:
        refuse_officers({terms.officer}, plan.office, at)
    planned = planned or Planned(assignment=assignment)
    if terms == before:
        return planned
    begun(plan, by=by, at=at)
    planned.officer_id, planned.planned_from, planned.planned_to = terms
    planned.save()
    record_all([Act(PLAN_WORK, planned, by, plan.office, at=at, facts=facts_of(terms))])
    return planned


@transaction.atomic
def give(
    programme: Programme,
    office: Office,
    assignments: Iterable[int],
    officer: int | None,
    *,
    by: User,
    at: datetime | None = None,
) -> int:
    """Make one person responsible for several assignments, or nobody; how many that changed."""
    at = at or clock.now()
    plan = held_for(programme, office, by=by, at=at)
    lies_with_province(plan)
    refuse_officers({officer}, office, at)
    owed = Assignment.objects.of(programme).filter(office=office, pk__in=set(assignments)).owed()
    held = Planned.objects.in_bulk(owed.order_by().values_list("pk", flat=True))
    changed = []
    for pk in sorted(owed.values_list("pk", flat=True)):
        planned = held.get(pk) or Planned(assignment_id=pk)
        if planned.officer_id != officer:
            planned.officer_id = officer
            changed.append(planned)
    if changed:
        begun(plan, by=by, at=at)
        insert_all(changed, overwriting=("officer",))
        facts = {"officer": officer, "assignments": [planned.pk for planned in changed]}
        record_all([Act(GIVE_WORK, plan, by, office, at=at, facts=facts)])
    return len(changed)


def facts_of(terms: Terms) -> dict[str, object]:
    return {
        "officer": terms.officer,
        "from": terms.first.isoformat() if terms.first else None,
        "to": terms.last.isoformat() if terms.last else None,
    }


def refuse_days(terms: Terms, assignment: Assignment, plan: DistrictPlan) -> None:
    """In order, and done by the day on which the work is due; of an approved plan they stand."""
    first, last, due = terms.first, terms.last, assignment.due_on
    if plan.state not in DISTRICT_IN_HAND:
        raise DatesStand
    if first and not last:
        raise OutOfTime(_("Say the last day of the work too."), field="planned_to")
    if first and last and last < first:
        raise OutOfTime(
            _("The work cannot end before it begins on %(first)s."), field="planned_to", first=say_date(first)
        )
    if last and due and last > due:
        raise OutOfTime(
            _("This work is due on %(due)s. Plan its last day no later than that."),
            field="planned_to",
            due=say_date(due),
        )


def refuse_officers(chosen: set[int | None], office: Office, at: datetime) -> None:
    """They work at exactly this office on the day, as its staff or its head."""
    wanted = {pk for pk in chosen if pk is not None}
    there = officers_of(office, clock.local(at).date()).filter(pk__in=wanted)
    if wanted and there.count() != len(wanted):
        raise NotOfThisOffice
