"""The verb that makes next year's draft: whole or not at all, once, by those who write plans."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError
from django.db import connection

from dimensions import workflow
from dimensions.correspondence import plan_of
from dimensions.models import Activity, Assignment, Programme
from dimensions.plans import carry
from dimensions.workflow import editing
from portal.history.models import Entry
from portal.shell.errors import Refusal
from tests.dimensions.plans_at_hand import activity, fixture, small_plan
from tests.dimensions.test_commands import run
from tests.dimensions.test_importing import take_in
from tests.dimensions.years.conftest import whole_plan
from tests.factories.dimensions import ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["rayong_2567", "chiangrai_2569"])
def test_carried_programme_is_the_carried_plan(rayong, busaba, name):
    former = take_in(fixture(name), rayong)
    workflow.set_default_offices(former, ["district"], by=None)
    workflow.publish(former, by=None)
    made = workflow.carry_over(former, 2571, by=busaba)
    assert (made.state, made.fiscal_year, made.slug, made.carried_from) == ("draft", 2571, "plan", former)
    assert plan_of(made) == carry(plan_of(Programme.objects.get(pk=former.pk)), 2571)
    assert made.assignments.count() == 0


def test_every_activity_knows_which_one_it_was(published):
    made = workflow.carry_over(published, 2568, by=None)
    origins = Activity.objects.of(made.pk).values_list("seq", "carried_from__seq", "is_matched")
    assert list(origins) == [(1, 1, False), (2, 2, False), (3, 3, False)]
    assert set(Activity.objects.of(made.pk).values_list("carried_from__dimension__programme", flat=True)) == {
        published.pk
    }


@pytest.mark.parametrize("kind", ["activity", "criterion", "dimension"])
def test_activity_that_is_brought_back_continues_the_one_that_it_did(published, kind):
    made = workflow.carry_over(published, 2568, by=None)
    Activity.objects.of(made.pk).filter(seq=2).update(is_matched=True)
    dropped(made, kind)
    editing.undo(made, by=None)
    origins = Activity.objects.of(made.pk).filter(seq__lt=3).values_list("carried_from__seq", "is_matched")
    assert list(origins) == [(1, False), (2, True)]


def dropped(programme, kind):
    """The second activity, alone or with all that it stands in."""
    if kind == "activity":
        found = Activity.objects.of(programme.pk).whole().get(seq=2)
        return editing.drop_activity(programme, found.pk, drawn_from=editing.seen(found), by=None)
    owner = programme.dimensions.get()
    if kind == "criterion":
        inside = owner.criteria.get()
        return editing.drop_criterion(programme, inside.pk, drawn_from=editing.seen_whole(inside), by=None)
    editing.add_dimension(programme, {"number": 2, "name_th": "อีกมิติ"}, by=None)
    return editing.drop_dimension(programme, owner.pk, drawn_from=editing.seen_whole(owner), by=None)


def test_activity_is_brought_back_without_an_origin_that_is_gone(published):
    made = workflow.carry_over(published, 2568, by=None)
    dropped(made, "activity")
    published.assignments.all().delete()
    Activity.objects.of(published.pk).get(seq=2).delete()
    editing.undo(made, by=None)
    assert Activity.objects.of(made.pk).get(seq=2).carried_from is None


def test_carried_plan_is_published_as_its_former_was(rayong):
    former = workflow.publish(take_in(fixture("rayong_2567"), rayong), by=None)
    made = workflow.publish(workflow.carry_over(former, 2570, by=None), by=None)
    assert (made.assignments.count(), former.assignments.count()) == (541, 541)
    assert Activity.objects.of(made.pk).filter(is_matched=True).count() == 0


def test_what_was_said_about_the_programme_goes_along(rayong, busaba):
    heading = {"asks_endorsement": True, "own_work_decided_by": "department", "slug": "letter-1", "kind": "letter"}
    plan = small_plan(activity(1, ""), **heading)
    former = take_in(replace(plan, uses_levels=True), rayong)
    workflow.set_default_offices(former, ["province", "district"], by=None)
    made = workflow.carry_over(workflow.publish(former, by=None), 2568, by=busaba)
    kept = (
        made.asks_endorsement,
        made.own_work_decided_by,
        made.slug,
        made.kind,
        made.default_offices,
        made.uses_levels,
    )
    assert kept == (True, "department", "letter-1", "letter", ["province", "district"], True)


def test_carrying_is_one_entry_in_the_history(published, busaba):
    before = Entry.objects.count()
    made = workflow.carry_over(published, 2568, by=busaba)
    entry = Entry.objects.latest("pk")
    assert (Entry.objects.count() - before, entry.verb, entry.object_id, entry.actor_id) == (
        1,
        "carry_over",
        made.pk,
        busaba.pk,
    )
    added = {"dimensions": 1, "criteria": 1, "activities": 3, "periods": 3, "evidence": 1, "quotas": 0, "milestones": 0}
    assert entry.facts == {"from": published.pk, **added}


@pytest.mark.parametrize("state", ["active", "closed"])
def test_running_and_closed_plans_are_carried(published, state):
    if state == "closed":
        workflow.close(published, by=None)
    assert workflow.carry_over(published, 2568, by=None).state == "draft"


@pytest.mark.parametrize("year", [2567, 2566, 0, 2700, 25680])
def test_plan_is_carried_to_a_later_year_only(published, year):
    with pytest.raises(workflow.NotLater):
        workflow.carry_over(published, year, by=None)
    assert Programme.objects.count() == 1


def test_draft_is_not_carried(rayong):
    draft = take_in(whole_plan(), rayong)
    with pytest.raises(workflow.WrongMoment):
        workflow.carry_over(draft, 2568, by=None)
    assert Programme.objects.count() == 1


@pytest.mark.parametrize("state", ["draft", "active", "closed"])
def test_year_that_has_a_plan_is_left_alone(published, rayong, state):
    standing = ProgrammeFactory(province=rayong, fiscal_year=2568, **({} if state == "active" else {state: True}))
    with pytest.raises(workflow.AlreadyStands) as refused:
        workflow.carry_over(published, 2568, by=None)
    assert (refused.value.programme, str(refused.value)) == (
        standing,
        "There is a plan for fiscal year 2568 already; nothing was made.",
    )
    assert (Programme.objects.count(), Activity.objects.count()) == (2, 3)


@pytest.mark.parametrize(("name", "may"), [("busaba", True), ("admin", True), ("arun", False), ("stranger", False)])
def test_who_carries(published, request, name, may):
    user = request.getfixturevalue(name)
    if may:
        assert workflow.carry_over(published, 2568, by=user).fiscal_year == 2568
    else:
        with pytest.raises(PermissionDenied):
            workflow.carry_over(published, 2568, by=user)
        assert Programme.objects.count() == 1


def test_queries_do_not_grow_with_the_plan(rayong, django_assert_num_queries):
    for slug, count in (("one", 1), ("four", 4)):
        plan = small_plan(*[activity(seq) for seq in range(1, count + 1)], slug=slug)
        former = workflow.publish(take_in(plan, rayong), by=None)
        with django_assert_num_queries(31):
            workflow.carry_over(former, 2568, by=None)


def test_plan_from_a_file_finds_its_origins_when_it_is_published(published, rayong):
    """By title, and it says so; two that could both be it have none."""
    plan = small_plan(
        activity(1, title="ประกาศ นโยบาย ปี ๒๕๖๘"),
        activity(2, title="การจัดอบรมเจ้าหน้าที่"),
        activity(3, title="ตรวจรับพัสดุ"),
        fiscal_year_be=2568,
    )
    made = workflow.publish(take_in(plan, rayong), by=None)
    origins = Activity.objects.of(made.pk).values_list("seq", "carried_from__title", "is_matched")
    assert list(origins) == [(1, "ประกาศนโยบาย ปี ๒๕๖๗", True), (2, "จัดอบรมเจ้าหน้าที่", True), (3, None, False)]


def test_activity_added_to_a_carried_draft_is_matched_with_what_is_left(published, rayong):
    made = workflow.carry_over(published, 2568, by=None)
    Activity.objects.of(made.pk).get(seq=2).delete()
    take_in(small_plan(activity(9, title="อบรมเจ้าหน้าที่"), fiscal_year_be=2568), rayong)
    workflow.publish(made, by=None)
    origins = Activity.objects.of(made.pk).values_list("seq", "carried_from__seq", "is_matched")
    assert list(origins) == [(1, 1, False), (3, 3, False), (9, 2, True)]


def test_command_carries_to_the_year_after(published):
    assert run("carry_plan", province="21", fiscal_year=2567).splitlines() == [
        "Carried to 2568 as a draft: 3 activities.",
        "Its page names 4 things to check.",
    ]
    later = run("carry_plan", province="21", fiscal_year=2567, to=2571).splitlines()
    assert later[0] == "Carried to 2571 as a draft: 3 activities."
    assert list(Programme.objects.values_list("fiscal_year", "state")) == [
        (2571, "draft"),
        (2568, "draft"),
        (2567, "active"),
    ]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"province": "99", "fiscal_year": 2567}, "There is no office with the code 99."),
        ({"province": "21", "fiscal_year": 2566}, "There is no programme plan of 21 for 2566."),
        (
            {"province": "21", "fiscal_year": 2567, "to": 2567},
            "A plan is carried to a later fiscal year; 2567 is none after 2567.",
        ),
        ({"province": "21", "fiscal_year": 2567, "programme": "x"}, "There is no programme x of 21 for 2567."),
    ],
)
def test_command_says_what_is_wrong(published, asked, sentence):
    with pytest.raises(CommandError) as refused:
        run("carry_plan", **asked)
    assert (str(refused.value), Programme.objects.count()) == (sentence, 1)


def at_once(act, times=2):
    """What each came to, in order of the alphabet."""
    barrier, said = Barrier(times), []

    def run_it():
        barrier.wait()
        try:
            act()
            said.append("done")
        except Refusal as refusal:
            said.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [Thread(target=run_it) for _each in range(times)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return sorted(said)


@pytest.mark.django_db(transaction=True)
def test_two_who_carry_at_once_make_one_draft(published, busaba):
    said = at_once(lambda: workflow.carry_over(published, 2568, by=busaba))
    assert (said, Programme.objects.count(), Activity.objects.count()) == (["AlreadyStands", "done"], 2, 6)
    assert Assignment.objects.filter(programme__fiscal_year=2568).count() == 0
