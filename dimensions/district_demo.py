"""The demo's district plans: most approved, one late, one sent back, and one that nobody has sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from dimensions.demo import Edition
from dimensions.districts import deadline_of
from dimensions.local_demo import added
from dimensions.models import Assignment, DistrictPlan, DistrictPlanStep, Planned
from dimensions.states import DISTRICT_LEADS_TO, DistrictState, DistrictStep
from dimensions.workflow.district import PLAN_WORK, STEP_VERBS, Terms, facts_of
from dimensions.workflow.district.taking_effect import take_effect
from portal.accounts.models import User
from portal.history.recording import Act
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.demo import at_work, dice
from portal.shell.inserting import insert_all

A_ROW = timedelta(minutes=2)
"""How long a head thinks about one piece of work."""

SHORT = "อยู่ระหว่างรอบรรจุเจ้าหน้าที่ใหม่ จะมอบหมายงานส่วนที่เหลือเมื่อเข้าปฏิบัติหน้าที่"
BACK = "ยังมีกิจกรรมที่ไม่มีผู้รับผิดชอบ โปรดมอบหมายให้ครบทุกกิจกรรมแล้วส่งใหม่"


class Tale(NamedTuple):
    """Begun so many days from the milestone, the steps after it, and how much of the work was planned."""

    begun: int
    steps: tuple[tuple[DistrictStep, int], ...] = ()
    share: float = 1.0


IN_TIME = Tale(-14, ((DistrictStep.SEND, -3), (DistrictStep.APPROVE, 5)))
LATE = Tale(-4, ((DistrictStep.SEND, 3), (DistrictStep.APPROVE, 9)))
RUNNING = {
    "2101": Tale(-9, ((DistrictStep.SEND, -1), (DistrictStep.RETURN, 7)), share=0.85),
    "2104": Tale(-1, ((DistrictStep.SEND, 11),)),
    "2106": Tale(-3, share=0.4),
    "2108": LATE,
}
PAST = {"2103": LATE}


@dataclass(frozen=True, slots=True)
class Cast:
    head: User
    staff: User
    reviewer: User


def plan_districts(edition: Edition) -> list[Act]:
    """Write the plans of an edition's districts as far as the demo's day has come; what is to be recorded of them."""
    programme = edition.programme
    until = clock.end_of(programme.ends_on) if edition.is_over else clock.start_of(clock.today())
    due = deadline_of(programme, until).on
    if due is None:
        return []
    users = {user.username: user for user in User.objects.filter(is_sample=True)}
    acts: list[Act] = []
    tales = PAST if edition.is_over else RUNNING
    for office in Office.objects.filter(parent=programme.province, kind=Office.Kind.DISTRICT).in_tree_order():
        cast = Cast(users[f"head-{office.code}"], users[f"staff-{office.code}"], edition.by)
        tale, rng = tales.get(office.code, IN_TIME), dice("district plan", office.code)
        begun = at_work(due + timedelta(days=tale.begun), rng)
        steps = [(step, at_work(due + timedelta(days=days), rng)) for step, days in tale.steps]
        if begun < until:
            plan = DistrictPlan(programme=programme, office=office, state=DistrictState.DRAFT, state_since=begun)
            acts += planned(plan, cast, begun, tale.share)
            taken = [(step, at) for step, at in steps if at < until]
            acts += walked(plan, cast, begun, taken, tale.share, adds=not edition.is_over)
    return acts


def planned(plan: DistrictPlan, cast: Cast, begun: datetime, share: float) -> Iterator[Act]:
    """Row after row its officer, and days for what is still to come."""
    rows = Assignment.objects.of(plan.programme).filter(office=plan.office).select_related("activity", "dimension")
    made = []
    for number, row in enumerate(rows.order_by("dimension__number", "activity__seq", "due_on")):
        rng = dice("planned", plan.office.code, row.dimension.number, row.activity.seq, number)
        if rng.random() < share:
            officer = cast.head if rng.random() < 0.15 else cast.staff
            terms = Terms(officer.pk, *days_of(row, begun, rng.randint(0, 6), rng.randint(2, 18)))
            planned = Planned(assignment=row, officer_id=terms.officer, planned_from=terms.first, planned_to=terms.last)
            made.append(planned)
            at = begun + A_ROW * len(made)
            yield Act(PLAN_WORK, planned, cast.head, plan.office, at=at, facts=facts_of(terms))
    insert_all(made, overwriting=("officer", "planned_from", "planned_to"))


def days_of(row: Assignment, begun: datetime, spare: int, length: int) -> tuple[date | None, date | None]:
    """Some days before it is due, for what was not due already."""
    if row.due_on is None or row.due_on <= clock.local(begun).date():
        return None, None
    last = row.due_on - timedelta(days=spare)
    first = last - timedelta(days=length)
    if row.opens_on:
        last = max(last, row.opens_on)
        first = max(first, row.opens_on)
    return first, last


def walked(
    plan: DistrictPlan,
    cast: Cast,
    begun: datetime,
    steps: list[tuple[DistrictStep, datetime]],
    share: float,
    *,
    adds: bool,
) -> Iterator[Act]:
    """The plan and the steps that it took, with what the district added of its own."""
    said = {DistrictStep.RETURN: BACK, DistrictStep.SEND: SHORT if share < 1 else ""}
    taken = [DistrictPlanStep(plan=plan, step=DistrictStep.BEGIN, to_state=plan.state, at=begun, by=cast.head)]
    for step, at in steps:
        before, plan.state = plan.state, DISTRICT_LEADS_TO[DistrictState(plan.state), step]
        by = cast.head if step == DistrictStep.SEND else cast.reviewer
        plan.state_since, plan.stage = at, plan.stage + 1
        if step == DistrictStep.SEND:
            plan.submitter, plan.first_sent_at, plan.first_sent_on = by, at, clock.local(at).date()
        else:
            plan.decider = by
        taken.append(
            DistrictPlanStep(
                plan=plan, step=step, from_state=before, to_state=plan.state, at=at, by=by, note=said.get(step, "")
            )
        )
    plan.save()
    DistrictPlanStep.objects.bulk_create(taken)
    if adds:
        yield from added(plan, cast.staff, by=cast.head, at=begun)
    for each in taken[1:]:
        verb, facts = STEP_VERBS[DistrictStep(each.step)], dict[str, object](step=each.pk)
        if each.step == DistrictStep.APPROVE and (made := take_effect(plan, by=cast.reviewer, note="", at=each.at)):
            facts["local"] = made
        yield Act(verb, plan, each.by, plan.office, each.note, each.at, facts)
