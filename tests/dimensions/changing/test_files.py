"""A file for a published plan: what it says otherwise is previewed and made whole, what it does not say stays."""

import json
from dataclasses import asdict, replace
from datetime import date

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from dimensions import workflow
from dimensions.correspondence import activity_row, plan_of
from dimensions.models import Activity, Assignment, PlanChange, PlanSource
from dimensions.plans import as_data
from dimensions.plans.handed_in import HandedIn, OpenDoubt
from dimensions.workflow.changing import NothingChanges, change_plan, preview_of
from dimensions.workflow.changing.files import NoSuchDimension, edits_from
from portal.history.models import Entry
from portal.shell import clock
from tests.dimensions.changing.at_hand import FEBRUARY, FULL, MARCH, OTHER, WHY, owed, stood
from tests.dimensions.plans_at_hand import activity, small_plan

pytestmark = pytest.mark.django_db
BETWEEN = activity(2, "district", title="กิจกรรมที่แทรก", periods=(MARCH,))
LONGER = replace(FULL, periods=(*FULL.periods, MARCH), owner_group="กลุ่มงานประสาน")


def of_file(programme, *activities):
    found = edits_from(programme, small_plan(*activities))
    return preview_of(programme, found.edits).effects, found.absent


def source_of(province, plan, by, **reading):
    reading = HandedIn(sheets=(), data=as_data(plan, full=False), places={}, doubts=(), faults=(), **reading)
    return PlanSource.objects.create(
        province=province,
        fiscal_year=2567,
        name="แผน.xlsx",
        content=b"x",
        size=1,
        sha256="0" * 64,
        found=json.loads(json.dumps(reading.as_data(), cls=DjangoJSONEncoder)),
        handed_in_by=by,
        handed_in_at=clock.now(),
    )


def test_same_plan_changes_nothing(programme):
    found = edits_from(programme, plan_of(programme))
    assert (found.edits, found.absent) == ((), 0)
    with pytest.raises(NothingChanges):
        preview_of(programme, found.edits)


def test_row_that_was_put_in_between_is_new_and_the_others_stay(programme):
    effects, absent = of_file(programme, FULL, BETWEEN, replace(OTHER, seq=3))
    assert [(effect.before, effect.after.title, len(effect.new)) for effect in effects] == [(None, BETWEEN.title, 2)]
    assert absent == 0


def test_what_the_file_does_not_say_stays(programme):
    bare = activity(1, "", periods=(), title=FULL.title)
    found = edits_from(programme, small_plan(bare))
    assert (found.edits, found.absent) == ((), 1)


def test_periods_keep_the_work_that_hangs_on_them(programme):
    keys = list(Assignment.objects.filter(activity__seq=1).values_list("pk", flat=True))
    [effect], _absent = of_file(programme, replace(FULL, periods=(MARCH, FEBRUARY)), OTHER)
    assert ({each.assignment.pk for each in effect.moved}, effect.new, effect.withdrawn) == (
        {key for key in keys if Assignment.objects.get(pk=key).period.position == 0},
        (),
        (),
    )


def test_file_makes_its_change_whole(programme):
    plan = small_plan(LONGER, BETWEEN, replace(OTHER, seq=3, sub_of=2))
    edits = edits_from(programme, plan).edits
    change_plan(programme, edits, reason=WHY, seen=preview_of(programme, edits).print, by=None)
    assert activity_row(stood(1)) == LONGER
    found = Activity.objects.of(programme.pk).values_list("seq", "title", "sub_of__seq")
    assert list(found) == [(1, FULL.title, None), (2, OTHER.title, 3), (3, BETWEEN.title, None)]
    assert edits_from(programme, plan).edits == ()


def test_dimension_that_the_plan_lacks_is_refused(programme):
    with pytest.raises(NoSuchDimension) as refused:
        edits_from(programme, small_plan(BETWEEN, number=4))
    assert str(refused.value).startswith("The file holds dimension 4, which the published plan does not have.")


def test_checked_file_leads_to_the_preview_and_stays_with_the_plan(programme, province, busaba, client):
    type(busaba).objects.filter(pk=busaba.pk).update(language="en")
    client.force_login(busaba)
    source = source_of(province, small_plan(LONGER, OTHER), busaba)
    address = reverse("dimensions:source_change", args=[source.pk])
    page = client.get(reverse("dimensions:source", args=[source.pk])).content.decode()
    assert f'href="{address}"' in page
    with clock.set_to(date(2024, 3, 20)):
        preview = client.get(address)
        [effect] = preview.context["effects"]
        assert (effect.work[0].words, effect.work[0].pieces) == ("New work: by 31 Mar 2024", 2)
        refused = client.post(address, {"do": "change", "print": preview.context["print"], "reason": ""})
        assert (refused.status_code, PlanChange.objects.count()) == (422, 0)
        answer = client.post(address, {"do": "change", "print": preview.context["print"], "reason": WHY})
    assert (answer.status_code, len(owed())) == (302, 6)
    source.refresh_from_db()
    assert (source.programme, source.taken_at) == (programme, PlanChange.objects.get().at)
    assert Entry.objects.order_by("pk").last().facts["source"] == source.pk
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("name", ["arun", "head", "dao", "stranger", "nobody"])
def test_nobody_else_sees_the_preview_of_a_file(name, request, programme, province, busaba, client):
    source = source_of(province, small_plan(LONGER), busaba)
    client.force_login(request.getfixturevalue(name))
    assert client.get(reverse("dimensions:source_change", args=[source.pk])).status_code == 404


def test_file_that_says_nothing_new_leads_back_with_a_sentence(programme, province, busaba, client):
    type(busaba).objects.filter(pk=busaba.pk).update(language="en")
    client.force_login(busaba)
    source = source_of(province, small_plan(FULL, OTHER), busaba)
    answer = client.get(reverse("dimensions:source_change", args=[source.pk]), follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Nothing in the plan would change."]


def test_file_in_doubt_is_not_previewed(programme, province, busaba):
    source = source_of(province, small_plan(LONGER), busaba)
    source.found["doubts"] = [
        asdict(OpenDoubt("guess", "A number to reach was guessed from “%(text)s”.", {"text": "๕"}))
    ]
    with pytest.raises(workflow.StillInDoubt):
        workflow.edits_of(source, programme)
