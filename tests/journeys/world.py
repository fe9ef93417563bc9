"""What the walk through all pages finds: a former year, a dropped activity, a whole draft, the task of a letter."""

from datetime import timedelta

from django.urls import reverse

from dimensions.models import Activity, Assignment, PlanSource
from dimensions.workflow.changing import (
    MilestoneEdit,
    NameEdit,
    change_milestone,
    change_plan,
    preview_of,
    preview_of_milestone,
)
from dimensions.workflow.importing import WrongYear
from dimensions.workflow.receiving import refuse
from portal.reports.models import Document
from portal.shell import clock
from tests.dimensions.changing.at_hand import change, dropped
from tests.dimensions.sources.at_hand import uploaded
from tests.factories.dimensions import (
    ActivityFactory,
    AssignmentFactory,
    DimensionFactory,
    DistrictPlanFactory,
    PeriodFactory,
    PlannedFactory,
    ProgrammeFactory,
    QuotaFactory,
    RequirementFactory,
)
from tests.factories.evidence import ItemFactory, SubmissionFactory


def done_before(owed, *, by):
    """What the office did last year for the activity that it owes now, in another dimension then."""
    province, year = owed.programme.province, owed.programme.fiscal_year
    former = ProgrammeFactory(province=province, fiscal_year=year - 1, closed=True)
    activity = ActivityFactory(
        dimension__programme=former, dimension__number=2, title="ปลูกต้นไม้ริมคลอง", criterion__own_theme="innovation"
    )
    type(activity).objects.filter(pk=owed.activity_id).update(carried_from=activity)
    day = former.ends_on
    period = PeriodFactory(activity=activity, start=day.replace(day=1), end=day, raw="ปีก่อน")
    submission = SubmissionFactory(
        assignment=AssignmentFactory(office=owed.office, activity=activity, period=period), accepted=True, decider=by
    )
    ItemFactory(submission=submission, name="ภาพปีก่อน.jpg")
    ItemFactory(submission=submission, link=True)


def received(province, *, by):
    """A file that waits to be read, and one that was refused for its year."""
    uploaded(province, by)
    refuse(uploaded(province, by), WrongYear(said=2567, asked=2568))


def drop_work(programme, dimension, office, *, by):
    """An activity in which work was begun, dropped from the plan."""
    gone = ActivityFactory(dimension=dimension, title="ยกเลิกแล้ว")
    AssignmentFactory(office=office, activity=gone, work_began_at=clock.now())
    change(programme, dropped(Activity.objects.whole().get(pk=gone.pk)), by=by)


def moved_day(programme, *, by):
    """A date of the programme itself, moved since it was published."""
    found = programme.milestones.create(position=0, code="own", title="ประชุม", kind="event", on=clock.today())
    edit = MilestoneEdit(found.pk, {"title": found.title, "kind": "event", "on": clock.today() + timedelta(days=30)})
    change_milestone(programme, edit, reason="วิทยากรติดราชการ", seen=preview_of_milestone(programme, edit).print, by=by)


def name_corrected(criterion, *, by):
    programme, names = criterion.dimension.programme, [NameEdit.of(criterion, {"name": "ธรรมาภิบาล"})]
    seen = preview_of(programme, (), names).print
    change_plan(programme, (), names, reason="พิมพ์ชื่อผิด", seen=seen, by=by)


def pages_of_changes(owed):
    """Of a plan that runs; one activity of it was dropped already."""
    gone = Activity.objects.get(title="ยกเลิกแล้ว")
    day = owed.programme.milestones.get(code="own")
    changes = {"change_activity": owed.activity_id, "change_drop": owed.activity_id, "change_put_back": gone.pk}
    return [
        reverse("dimensions:plan", args=[owed.programme_id]),
        reverse("dimensions:activity", args=[gone.pk]),
        reverse("dimensions:change_add", args=[owed.programme_id]),
        *[reverse(f"dimensions:{name}", args=[owed.programme_id, key]) for name, key in changes.items()],
        reverse("dimensions:change_date_new", args=[owed.programme_id]),
        reverse("dimensions:change_names", args=[owed.programme_id]),
        reverse("dimensions:change_dimension", args=[owed.programme_id, owed.dimension.pk]),
        reverse("dimensions:change_criterion", args=[owed.programme_id, owed.activity.criterion_id]),
        *[
            reverse(f"dimensions:{name}", args=[owed.programme_id, day.pk])
            for name in ("change_date", "change_date_drop")
        ],
        reverse("dimensions:source_change", args=[PlanSource.objects.latest("pk").pk]),
    ]


def drafted(programme):
    """One activity with every kind of part, and a date of its own."""
    programme.milestones.create(position=0, code="date_1", title="ประชุมชี้แจง", kind="event", on=clock.today())
    dimension = DimensionFactory(programme=programme, name_th="ความโปร่งใส", name_en="Transparency")
    activity = ActivityFactory(dimension=dimension, title="อบรมเจ้าหน้าที่")
    PeriodFactory(activity=activity, raw="เมื่ออบรมเสร็จ", start=None, end=None)
    RequirementFactory(activity=activity, must_contain=["ลายมือชื่อผู้เข้าร่วม"])
    QuotaFactory(activity=activity)
    activity.shares.create(position=0, share_percent=50, due_on=clock.today())


def send_for_endorsement(office, *, by, year):
    """A letter's task, which the office's head is to endorse."""
    endorsing = ProgrammeFactory(province=office.parent, fiscal_year=year, slug="letter", asks_endorsement=True)
    letter = ActivityFactory(dimension__programme=endorsing, title="รายงานตามหนังสือเวียน")
    SubmissionFactory(assignment=AssignmentFactory(office=office, activity=letter), submitted=True, submitter=by)


def plan_districts(owed, *, by):
    """One district's plan came back, the other's lies with the province; their day was last week."""
    programme, last_week = owed.programme, clock.today() - timedelta(days=7)
    programme.milestones.create(
        position=9, code="district_plan_due", title="อำเภอส่งแผนให้จังหวัด", kind="deadline", on=last_week
    )
    PlannedFactory(assignment=owed, officer=owed.office.memberships.first().user, planned_to=owed.due_on)
    back = DistrictPlanFactory(programme=programme, office=owed.office, returned=True)
    back.steps.filter(step="return").update(note="แก้วันที่ให้ครบ", by=by)
    other = Assignment.objects.filter(activity=owed.activity).exclude(pk=owed.pk).get().office
    DistrictPlanFactory(programme=programme, office=other, sent=True)


def pages_of_district(owed):
    """Of a plan that came back: as it stands, with every row ticked, and the form of one row."""
    plan = reverse("dimensions:district_plan", args=[owed.programme_id, owed.office.code])
    board = f"/boards/{owed.office.code}/"
    return [plan, f"{plan}?chosen=all&order=due", reverse("dimensions:district_work", args=[owed.pk]), board]


def unsettled_doubts():
    """Of each file the first that nobody has settled."""
    return [(source.pk, source.unsettled[0]) for source in PlanSource.objects.all() if source.unsettled]


def pages_of_builder(draft):
    """With an activity that has every kind of part, and the forms of what is new."""
    activity = Activity.objects.get(dimension__programme=draft)
    named = {"dimension": activity.dimension_id, "criterion": activity.criterion_id, "activity": activity.pk}
    named["milestone"] = draft.milestones.get().pk
    new = ("build", "build_heading", "build_dimension_new", "build_milestone_new")
    return [
        reverse("dimensions:build_new"),
        *[reverse(f"dimensions:{name}", args=[draft.pk]) for name in new],
        *[reverse(f"dimensions:build_{name}", args=[draft.pk, key]) for name, key in named.items()],
        *[reverse(f"dimensions:build_{name}_drop", args=[draft.pk, key]) for name, key in named.items()],
        f"{reverse('dimensions:build_criterion_new', args=[draft.pk])}?in={activity.dimension_id}",
        f"{reverse('dimensions:build_activity_new', args=[draft.pk])}?in=criterion-{activity.criterion_id}",
    ]


def reported(programme, *, by):
    """A report on the programme that was made today."""
    Document.objects.create(
        kind="province-progress",
        form="pdf",
        office=programme.province,
        fiscal_year=programme.fiscal_year,
        slug="plan",
        as_of=clock.today(),
        language="th",
        made_at=clock.now(),
        made_by=by,
        sha256="0" * 64,
        size=20_000,
    )
