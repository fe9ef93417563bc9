"""The demo as people find it; loaded twice, into what counts as two databases, with fewer pictures than it has."""

from collections import Counter
from datetime import date
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Q
from django.test import override_settings

from dimensions.districts import standings
from dimensions.models import Activity, Assignment, Planned, Programme
from evidence import standing
from evidence.demo import pool
from evidence.demo.papers import TITLES
from evidence.demo.scenes import SCENES
from evidence.models import Item, Step, StoredFile, Submission, present
from evidence.states import DRAFT
from portal.accounts.models import User
from portal.history.models import Chain, Entry
from portal.offices.models import Membership, Office, Role
from portal.offices.scope import scope_of
from portal.shell import clock
from tests.factories.people import UserFactory
from tests.portal.offices.telling import everything, figures_of, programme, run, state_after

DAY = date(2027, 3, 20)
PASSWORD = "saisaat-demo"


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def loads(django_db_setup, django_db_blocker, media):
    """Both loads; the second one stands until the last test of this file."""
    chosen = override_settings(DEMO=True, DEMO_DATE=DAY, DEMO_PASSWORD=PASSWORD, MEDIA_ROOT=media)
    patch, said = pytest.MonkeyPatch(), []
    patch.setattr(pool, "PHOTOS", 12)
    patch.setattr(pool, "PAPERS", 2)
    with django_db_blocker.unblock(), chosen:
        with transaction.atomic():
            run()
            said.append(everything())
            transaction.set_rollback(True)
        with transaction.atomic():
            run()
            said.append(everything())
            yield said
            transaction.set_rollback(True)
    patch.undo()


@pytest.fixture
def db(loads, media, django_db_blocker, settings, store):
    """Not an empty database but the loaded demo, on its own date; what a test changes is undone."""
    settings.DEMO, settings.DEMO_DATE, settings.DEMO_PASSWORD, settings.MEDIA_ROOT = True, DAY, PASSWORD, media
    with django_db_blocker.unblock():
        mark = transaction.savepoint()
        yield
        transaction.savepoint_rollback(mark)


def test_two_loads_are_alike(db, loads):
    first, second = loads
    assert first == second
    assert len(first["figures"]) == 9 * 5 * 2 + 19


def test_year_2567_of_rayong_is_closed_and_complete(db):
    past = programme("21", 2567)
    assert past.state == "closed"
    assert figures_of(past, *standing.FIGURES) == {
        "owed": 541,
        "due": 541,
        "accepted": 541,
        "waiting": 0,
        "returned": 0,
        "overdue": 0,
        "late": figures_of(past, "late")["late"],
    }
    assert 0 < figures_of(past, "late")["late"] < 541 / 5


def test_running_year_of_rayong_is_in_its_midst(db):
    running = programme("21", 2570)
    assert (running.state, running.asks_endorsement, running.carried_from) == ("active", False, programme("21", 2567))
    assert Activity.objects.of(running.pk).filter(carried_from=None).count() == 0
    found = figures_of(running, "owed", "due", "due_accepted", "waiting", "returned", "overdue", "late", "due_soon")
    assert (found.pop("owed"), found.pop("due")) == (541, 261)
    assert found.pop("due_accepted") > 200
    assert {name for name, number in found.items() if number < 3} == set()
    assert Submission.objects.filter(assignment__programme=running, state=DRAFT).count() >= 3


def test_chiang_rai_has_three_zones_and_asks_for_endorsement(db):
    running = programme("57", 2570)
    assert (running.state, running.asks_endorsement, figures_of(running, "owed")) == ("active", True, {"owed": 190})
    zones = running.province.zones.values_list("number", "offices__code")
    assert sorted(Counter(number for number, _code in zones).items()) == [(1, 6), (2, 6), (3, 6)]


def test_rayong_has_eight_districts_in_two_zones(db):
    zones = Office.objects.get(code="21").zones.values_list("number", "offices__code")
    assert sorted(Counter(number for number, _code in zones).items()) == [(1, 4), (2, 4)]


@pytest.mark.parametrize(("province", "districts", "groups"), [("21", 8, 4), ("57", 18, 4)])
def test_every_office_of_the_demo_has_its_people(db, province, districts, groups):
    own = {(province, role) for role in ("staff", "head", "reviewer", "supervisor", "admin")}
    below = {
        (code, role)
        for code in [f"{province}{n:02}" for n in range(1, districts + 1)]
        + [f"{province}-{n}" for n in range(1, groups + 1)]
        for role in ("staff", "head")
    }
    found = Membership.objects.filter(office__path__startswith=f"00/{province}/")
    assert set(found.values_list("office__code", "role")) == own | below
    assert {(code, role): name for code, role, name in found.values_list("office__code", "role", "user__username")} == {
        (code, role): f"{role}-{code}" for code, role in own | below
    }


def test_department_has_an_admin_a_supervisor_and_a_reviewer(db):
    found = Membership.objects.filter(office__code="00").values_list("user__username", "role")
    assert set(found) == {("admin", "admin"), ("supervisor-00", "supervisor"), ("reviewer-00", "reviewer")}


def test_one_password_opens_every_account(db):
    assert len(set(User.objects.values_list("password", flat=True))) == 1
    assert User.objects.first().check_password(PASSWORD)
    assert {user.is_sample for user in User.objects.all()} == {True}


def test_scenes_of_both_provinces_are_all_played(db):
    """What people come to try stands ready: the states of what happened at the offices of the scenes."""
    running = Submission.objects.filter(assignment__programme__state="active")
    found = set(running.values_list("assignment__office__code", "state"))
    played = {(scene.office, state_after(scene)) for scenes in SCENES.values() for scene in scenes}
    assert played - found == set()


def test_desk_of_rayong_holds_every_mark(db):
    waiting = Submission.objects.to_decide(scope_of(User.objects.get(username="reviewer-21")))
    offices = set(waiting.values_list("assignment__office__code", flat=True))
    assert len(offices) >= 5
    marked = waiting.with_desk_marks()
    assert waiting.filter(first_submitted_on__gt=F("assignment__due_on")).exists()
    assert waiting.exclude(shortfall_reason="").exists()
    assert marked.filter(was_returned=True).exists()


def test_head_of_a_district_of_chiang_rai_has_something_to_endorse(db):
    scope = scope_of(User.objects.get(username="head-5701"))
    assert Submission.objects.within(scope, Role.HEAD).for_endorsement().exists()


def test_nothing_lies_ahead_of_the_demos_day(db):
    until = clock.start_of(DAY)
    moments = {
        "steps": Step.objects.filter(at__gte=until),
        "items": Item.objects.filter(added_at__gte=until),
        "opened": Submission.objects.filter(opened_at__gte=until),
        "entries": Entry.objects.filter(at__gte=until),
        "published": Programme.objects.filter(published_at__gte=until),
        "files": StoredFile.objects.filter(stored_at__gte=until),
        "people": User.objects.filter(date_joined__gt=until),
    }
    assert {name for name, rows in moments.items() if rows.exists()} == set()


def test_history_is_whole_and_in_the_order_of_time(db):
    out = StringIO()
    call_command("verify_history", stdout=out)
    assert out.getvalue().splitlines()[-1] == "The history is whole."
    for chain in Chain.objects.all():
        moments = chain.entries.order_by("number").values_list("at", flat=True)
        assert [(before, after) for before, after in pairwise(moments) if after < before] == []


def test_every_file_is_whole(db):
    out, stored = StringIO(), StoredFile.objects.count()
    call_command("verify_files", stdout=out)
    assert (stored, out.getvalue()) == (12 + 2 * len(TITLES), f"Every file is as it was stored: {stored} checked.\n")


def test_every_step_has_its_entry(db):
    steps = Counter(Step.objects.values_list("step", flat=True))
    entries = Counter(Entry.objects.filter(object_type="evidence.submission").values_list("verb", flat=True))
    assert {verb: entries[verb] for verb in steps} == steps
    assert entries["add_file"] + entries["add_link"] == Item.objects.count()
    assert entries["remove_item"] == Item.objects.exclude(removed_at=None).count()


def test_submissions_agree_with_their_steps(db):
    """What the row says is what its last step says; who sent, endorsed and decided are those who did."""
    wrong = []
    for row in Submission.objects.prefetch_related("steps"):
        steps = list(row.steps.all())
        sendings = [step for step in steps if step.step == "submit"]
        said = (row.stage, row.first_submitted_at, row.submitter_id)
        is_so = (len(steps), sendings[0].at, sendings[-1].by_id) if steps else (0, None, None)
        if said != is_so or (steps and (row.state, row.state_since) != (steps[-1].to_state, steps[-1].at)):
            wrong.append(row)
    assert wrong == []


def test_nobody_decides_on_what_they_had_a_hand_in(db):
    rows = Submission.objects.exclude(decider=None).prefetch_related("items")
    assert [row for row in rows if row.decider_id in row.hands] == []


def test_what_was_sent_in_full_has_all_that_was_asked_for(db):
    """Each submission that left the office holds what its requirements ask for, or says why not."""
    short = Submission.objects.exclude(state=DRAFT).exclude(shortfall_reason="")
    assert short.count() == 1
    row = short.prefetch_related("items").get()
    assert (
        0
        < len(present(row.items.all()))
        < sum(requirement.min_count for requirement in row.assignment.activity.requirements.all())
    )


def test_second_start_changes_nothing(db):
    before, heads = everything(), list(Chain.objects.values_list())
    passwords = list(User.objects.values_list("password", flat=True))
    status, said = run()
    assert (status, said.splitlines()) == (
        0,
        [
            "The demo is in place. Its date is 2027-03-20.",
            "Sign in as staff-2101, reviewer-21, supervisor-21, admin, staff-5701, head-5701 ... (see the README).",
            "The password of all of them is: saisaat-demo",
        ],
    )
    assert (everything(), list(Chain.objects.values_list())) == (before, heads)
    assert list(User.objects.values_list("password", flat=True)) == passwords


def test_another_password_takes_effect_for_all_who_were_loaded(db, settings):
    later = UserFactory(username="added-in-the-demo", is_sample=True)
    settings.DEMO_PASSWORD = "another-one"
    assert run()[1].splitlines()[-1] == "The password of all of them is: another-one"
    assert {user.check_password("another-one") for user in User.objects.exclude(pk=later.pk)[:3]} == {True}
    assert not User.objects.get(pk=later.pk).check_password("another-one")


def test_who_changed_the_password_in_the_demo_gets_the_one_back(db):
    arun = User.objects.get(username="staff-2101")
    arun.set_password("my-own-words-entirely")
    arun.save()
    run()
    arun.refresh_from_db()
    assert arun.check_password(PASSWORD)


def test_date_of_the_load_stays_for_later_starts(db, settings):
    settings.DEMO_DATE = None
    assert run("--date") == (0, "2027-03-20\n")
    settings.DEMO_DATE = date(2027, 5, 2)
    assert run("--date") == (0, "2027-05-02\n")
    assert run()[1].splitlines()[0] == "The demo is in place. Its date is 2027-05-02."


def test_date_before_the_load_is_served_with_a_word(db, settings):
    settings.DEMO_DATE = date(2026, 12, 1)
    err = StringIO()
    call_command("demo", stdout=StringIO(), stderr=err)
    assert err.getvalue() == "What the demo shows was done by 2027-03-20, later than the date chosen.\n"


def test_database_with_real_users_refuses_the_demo(db):
    UserFactory(username="somebody-real")
    refused = (3, "This database has real users, so the demo is not loaded.\n")
    assert (run("--check"), run()) == (refused, refused)


def test_district_plans_stand_at_every_point_of_their_way(db):
    """Of the year that is over all are approved; only Rayong's plan has a day for them."""
    scope, now = scope_of(User.objects.get(username="supervisor-00")), clock.now()
    running, past = (standings(scope, year, "plan", now, below="00/") for year in (2570, 2567))
    assert Counter(each.course for each in running) == {"approved": 5, "overdue": 2, "sent": 1}
    assert {each.code: each.state for each in running if each.is_overdue} == {"2101": "returned", "2106": "draft"}
    assert Counter(each.course for each in past) == {"approved": 8}
    elsewhere = ~Q(officer__username__endswith=F("assignment__office__code"))
    wrong = Planned.objects.filter(Q(planned_to__gt=F("assignment__due_on")) | elsewhere)
    assert (wrong.count(), Planned.objects.exists()) == (0, True)


def test_one_district_does_something_of_its_own(db):
    own = Assignment.objects.filter(programme__slug="of_districts").order_by("due_on")
    found = own.values_list("office__code", "dimension__number", "planned__officer__username", "submission__state")
    assert list(found) == [("2102", 5, "staff-2102", "accepted"), ("2102", 0, "staff-2102", None)]
