"""Rows enough for a country: Rayong's plan in every province that has none, work done on it, and two long lists."""

from datetime import date, timedelta

from django.conf import settings
from django.db import connection, transaction

from dimensions import workflow
from dimensions.models import Activity, Assignment, Dimension, Period, Programme
from dimensions.plans import carry, read
from evidence.models import Item, Submission
from portal.accounts.models import User
from portal.offices.models import Membership, Office, Role
from portal.shell import clock

DISTRICTS = 9
OFFICES_THAT_ACT = ("province", "district")
REVIEWER = "reviewer-{}"
# Of ten assignments that have fallen due six are accepted, one each returned, waiting, begun and not begun.
FILL = """
INSERT INTO evidence_submission (assignment_id, programme_id, state, state_since, stage, words, shortfall_reason,
    first_submitted_at, first_submitted_on, decider_id, submitter_id)
SELECT a.id, a.programme_id,
    CASE a.id %% 10 WHEN 6 THEN 'returned' WHEN 7 THEN 'submitted' WHEN 8 THEN 'draft' ELSE 'accepted' END,
    %(at)s, 1, '', '',
    CASE WHEN a.id %% 10 <> 8 THEN %(at)s END, CASE WHEN a.id %% 10 <> 8 THEN %(day)s END,
    CASE WHEN a.id %% 10 < 7 THEN %(reviewer)s END, CASE WHEN a.id %% 10 <> 8 THEN %(staff)s END
FROM dimensions_assignment a
JOIN dimensions_programme p ON p.id = a.programme_id
JOIN offices_office o ON o.id = p.province_id
WHERE p.fiscal_year = %(year)s AND o.code NOT IN ('21', '57') AND a.due_on <= %(last)s AND a.id %% 10 < 9
"""


def publish_everywhere(year: int) -> None:
    """Rayong's plan, carried to this year, in every province without one."""
    plan = read(settings.BASE_DIR / "fixtures" / "plans" / "rayong_2567.yaml").plan
    if plan is None:
        raise ValueError("Rayong's plan can not be read.")
    carried = carry(plan, year)
    without = Office.objects.of_kind(Office.Kind.PROVINCE).exclude(programmes__fiscal_year=year)
    with transaction.atomic():
        for province in without:
            programme = workflow.import_plan(carried, province=province, fiscal_year=year, by=None)
            workflow.set_default_offices(programme, OFFICES_THAT_ACT, by=None)
            workflow.publish(programme, by=None)


def fill(year: int) -> None:
    """Submissions in every state for what has fallen due, all by the same hands."""
    at = clock.now()
    people = dict(User.objects.filter(username__in=("staff-2101", "reviewer-21")).values_list("username", "pk"))
    facts = {
        "at": connection.ops.adapt_datetimefield_value(at),
        "day": connection.ops.adapt_datefield_value(at.date()),
        "last": connection.ops.adapt_datefield_value(at.date() + timedelta(days=10)),
        "year": year,
        "staff": people["staff-2101"],
        "reviewer": people["reviewer-21"],
    }
    with connection.cursor() as cursor:
        cursor.execute(FILL, facts)


@transaction.atomic
def list_of(count: int, *, code: str, year: int) -> None:
    """A province of its own in which so many assignments wait for its reviewer."""
    province = office(code, Office.Kind.PROVINCE, Office.objects.get(parent=None))
    districts = [office(f"{code}{number:02}", Office.Kind.DISTRICT, province) for number in range(1, DISTRICTS + 1)]
    assignments = assignments_of(programme_of(province, year), districts, count)
    staff = User.objects.get(username="staff-2101")
    submit_all(assignments, staff)
    reviewer = User.objects.create(username=REVIEWER.format(code), password=staff.password, is_sample=True)
    Membership.objects.create(user=reviewer, office=province, role=Role.REVIEWER, starts_on=date(2020, 10, 1))


def office(code: str, kind: Office.Kind, parent: Office) -> Office:
    name = f"หน่วยงานตัวอย่าง {code}"
    return Office.objects.create(code=code, kind=kind, name_th=name, short_th=name, parent=parent)


def programme_of(province: Office, year: int) -> Programme:
    like = Programme.objects.get(province__code="21", fiscal_year=year, slug="plan")
    return Programme.objects.create(
        province=province,
        fiscal_year=year,
        slug="list",
        kind="letter",
        state="active",
        name_th="งานตามหนังสือสั่งการ",
        starts_on=like.starts_on,
        ends_on=like.ends_on,
        published_at=clock.now(),
    )


def assignments_of(programme: Programme, districts: list[Office], count: int) -> list[Assignment]:
    """Activities named like Rayong's, one period each, owed by every district, until there are enough."""
    rayong = Activity.objects.filter(dimension__programme__province__code="21").order_by("pk")
    titles = list(rayong.values_list("title", flat=True))
    dimensions = Dimension.objects.bulk_create(Dimension(programme=programme, number=number) for number in range(1, 6))
    activities = Activity.objects.bulk_create(
        Activity(
            dimension=dimensions[seq % 5], seq=seq, position=seq, title=titles[seq % len(titles)], by_district=True
        )
        for seq in range(1, -(-count // len(districts)) + 1)
    )
    days = [programme.starts_on + timedelta(days=activity.seq % 360) for activity in activities]
    periods = Period.objects.bulk_create(
        Period(activity=activity, position=0, end=day, raw=str(day))
        for activity, day in zip(activities, days, strict=True)
    )
    owed = [
        Assignment(
            programme=programme,
            dimension_id=period.activity.dimension_id,
            activity=period.activity,
            period=period,
            office=district,
            due_on=period.end,
            published_at=clock.now(),
        )
        for period in periods
        for district in districts
    ]
    return Assignment.objects.bulk_create(owed[:count])


def submit_all(assignments: list[Assignment], staff: User) -> None:
    at = clock.now()
    submissions = Submission.objects.bulk_create(
        Submission(
            assignment=assignment,
            state="submitted",
            state_since=at - timedelta(minutes=number),
            stage=1,
            first_submitted_at=at,
            first_submitted_on=at.date(),
            submitter=staff,
        )
        for number, assignment in enumerate(assignments)
    )
    Item.objects.bulk_create(
        Item(submission=submission, author=staff, added_at=at, url=f"https://example.com/{number}", name="ลิงก์")
        for number, submission in enumerate(submissions)
    )
