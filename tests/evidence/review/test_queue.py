"""What waits for whom, and which one comes next."""

import pytest
from django.urls import reverse

from evidence import policy, views
from evidence.models import Submission
from portal.offices.models import Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.cast import person
from tests.evidence.reviewing import DESK, address, rows, waiting
from tests.factories.dimensions import ActivityFactory, AssignmentFactory, ProgrammeFactory
from tests.factories.evidence import ItemFactory, SubmissionFactory
from tests.factories.offices import MembershipFactory

pytestmark = pytest.mark.django_db


def test_only_what_waits_is_on_the_desk(desk, province, district, far_district):
    ready = waiting(district)
    for state in ("returned", "accepted"):
        SubmissionFactory(**{state: True}, assignment__office=district)
    SubmissionFactory(assignment__office=district)
    waiting(far_district)
    closed = ProgrammeFactory(province=province, fiscal_year=2566, closed=True)
    waiting(district, assignment__activity=ActivityFactory(dimension__programme=closed))
    assert rows(desk()) == [ready.pk]


def test_where_heads_endorse_only_what_is_endorsed_waits(desk, programme, district):
    programme.asks_endorsement = True
    programme.save()
    waiting(district)
    endorsed = SubmissionFactory(endorsed=True, assignment__office=district)
    assert rows(desk()) == [endorsed.pk]


@pytest.mark.parametrize(("judge", "there"), [("province", True), ("department", False)])
def test_provinces_own_work_waits_for_whom_the_programme_names(judge, there, desk, department, province, programme):
    programme.own_work_decided_by = judge
    programme.save()
    own = waiting(province)
    above = person("above", Role.REVIEWER, department)
    assert (rows(desk()) == [own.pk], rows(desk(by=above))) == (there, [own.pk])


@pytest.mark.parametrize("most_named", [0, 500])
@pytest.mark.parametrize("hand", ["author", "submitter", "endorser"])
def test_what_one_had_a_hand_in_lies_on_another_heap(hand, most_named, desk, busaba, district, monkeypatch):
    monkeypatch.setattr(views.desk, "MOST_NAMED", most_named)
    ready, own = waiting(district, 1), waiting(district, 2)
    if hand == "author":
        ItemFactory(submission=own, author=busaba, removed_at=clock.now(), removed_by=busaba)
    else:
        Submission.objects.filter(pk=own.pk).update(**{hand: busaba})
    page, others = desk(), desk("?for=others")
    assert (rows(page), rows(others)) == ([ready.pk], [own.pk])
    assert [(tab["url"], tab["count"], tab["is_current"]) for tab in page.context["tabs"]] == [
        ("?", None, True),
        ("?for=others", 1, False),
    ]


def test_without_a_hand_in_anything_there_is_one_heap(desk, district):
    waiting(district)
    assert desk().context["tabs"] == []


def test_desk_shows_exactly_what_the_policy_lets_decide(desk, department, province, groups, district, far_district):
    """The queryset and the policy are twins: held against each other over people, offices and programmes."""
    people = [
        person("of_group", Role.REVIEWER, groups[0]),
        person("of_district", Role.REVIEWER, district),
        person("of_province", Role.REVIEWER, province),
        person("above", Role.REVIEWER, department),
        person("staff", Role.STAFF, province),
    ]
    for year, judge, endorses in ((2567, "department", False), (2568, "province", True)):
        made = {"fiscal_year": year, "own_work_decided_by": judge, "asks_endorsement": endorses}
        for place in (province, far_district.parent):
            ProgrammeFactory(province=place, **made)
        for office in (province, groups[0], district, far_district):
            home = office if office.kind == "province" else office.parent
            activity = ActivityFactory(dimension__programme=ProgrammeFactory(province=home, fiscal_year=year))
            checked = ActivityFactory(dimension=activity.dimension, verified_by="department")
            for state in ("submitted", "endorsed"):
                SubmissionFactory(**{state: True}, assignment=AssignmentFactory(office=office, activity=activity))
            SubmissionFactory(endorsed=True, assignment=AssignmentFactory(office=office, activity=checked))
    for number, submission in enumerate(Submission.objects.order_by("pk")):
        Submission.objects.filter(pk=submission.pk).update(submitter=people[number % len(people)])
    every = Submission.objects.all()
    allowed, shown = {}, {}
    for user in people:
        scope = scope_of(user)
        allowed[user.username] = {each.pk for each in every if policy.may_decide(scope, user, each)}
        shown[user.username] = {each.pk for each in every.to_decide(scope).untouched_by(user)}
    assert shown == allowed
    assert {name: len(found) for name, found in shown.items()} == {
        "of_group": 1,
        "of_district": 2,
        "of_province": 4,
        "above": 16,
        "staff": 0,
    }


def test_reviewer_of_two_places_has_one_desk(desk, busaba, far_province, district, far_district):
    MembershipFactory(user=busaba, office=far_province, role=Role.REVIEWER)
    here, there = waiting(district, 1), waiting(far_district, 2)
    assert rows(desk()) == [there.pk, here.pk]


@pytest.mark.parametrize("query", ["", "?order=-waiting", "?order=due", "?order=office", "?order=-plan", "?at=2101"])
def test_next_and_previous_follow_the_list_one_came_from(query, reviewer, queue):
    listed = [row.pk for row in reviewer.get(DESK + query).context["listing"].rows]
    place = reviewer.get(f"/desk/{listed[0]}/{query}").context["place"]
    forward = [f"/desk/{listed[0]}/{query}"]
    while place.next:
        forward.append(place.next)
        place = reviewer.get(place.next).context["place"]
    backward = [forward[-1]]
    while place.previous:
        backward.append(place.previous)
        place = reviewer.get(place.previous).context["place"]
    assert forward == backward[::-1] == [f"/desk/{pk}/{query}" for pk in listed]
    assert (place.waiting, place.desk) == (len(listed), reverse("evidence:desk") + query)


def test_queue_passes_over_what_is_for_another_reviewer(reviewer, queue, busaba):
    Submission.objects.filter(pk=queue[1].pk).update(submitter=busaba)
    assert reviewer.get(address(queue[0])).context["place"].next == address(queue[2])
    place = reviewer.get(address(queue[1])).context["place"]
    assert (place.previous, place.next, place.waiting) == (address(queue[0]), address(queue[2]), 3)
