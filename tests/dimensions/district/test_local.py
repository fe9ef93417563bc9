"""What a head adds to the plan of a district, changes there and takes out again."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from dimensions.models import Assignment, DistrictPlan, LocalActivity
from dimensions.workflow import district as verbs
from dimensions.workflow.district import local_of
from portal.history.models import Entry
from portal.shell.errors import Refusal
from tests.evidence.test_two_at_once import at_once
from tests.factories.dimensions import (
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db


def refused(verb, *args, **facts):
    with pytest.raises(Refusal) as caught:
        verb(*args, **facts)
    return str(caught.value)


def test_head_adds_an_activity(row, head, said, programme, district):
    assert LocalActivity.objects.get() == row
    assert local_of(LocalActivity.objects.get()) == said
    plan, entry = DistrictPlan.objects.get(), Entry.objects.get()
    assert (plan.state, plan.office, plan.programme, row.activity) == ("draft", district, programme, None)
    assert (entry.verb, entry.object_type, entry.object_id) == (
        "add_local_activity",
        "dimensions.localactivity",
        row.pk,
    )
    assert entry.facts == {"officer": said.officer, "from": "2024-01-01", "to": "2024-01-31"}
    assert not Assignment.objects.exists()


def test_same_activity_is_added_once(row, programme, district, head, said):
    there = "This activity stands in the plan already."
    assert refused(verbs.add_local, programme, district, said, by=head) == there
    assert verbs.add_local(programme, district, said._replace(end=date(2024, 2, 1)), by=head)


def test_head_changes_and_removes_it(row, head, said):
    other = said._replace(title="อบรมผู้นำ", evidence="", kinds=(), min_count=1)
    assert local_of(verbs.edit_local(row, other, by=head, seen=row.seen)) == other
    assert verbs.edit_local(row, other, by=head)
    verbs.remove_local(row, by=head)
    assert not LocalActivity.objects.exists()
    told = [(entry.verb, entry.facts) for entry in Entry.objects.order_by("number")[1:]]
    days = {"officer": said.officer, "from": "2024-01-01", "to": "2024-01-31"}
    assert told == [("edit_local_activity", days), ("remove_local_activity", {"approved": 0})]
    gone = "This activity is no longer in the plan; somebody else removed it."
    assert refused(verbs.edit_local, row, said, by=head) == gone


def test_row_that_somebody_else_changed_is_not_overwritten(row, head, said):
    seen = row.seen
    verbs.edit_local(row, said._replace(title="อื่น"), by=head)
    told = refused(verbs.edit_local, row, said._replace(detail=""), by=head, seen=seen)
    assert told.startswith("Somebody else changed this row while you had it open")
    assert LocalActivity.objects.get().title == "อื่น"


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"end": date(2024, 10, 1)}, "raw", "These days lie outside fiscal year 2567 (2023/24)."),
        ({"start": date(2023, 9, 30)}, "raw", "These days lie outside fiscal year 2567 (2023/24)."),
        ({"officer": 0}, "officer", "This person does not work at the office now. Choose somebody who does."),
        ({"dimension": -1}, "dimension", "The plan has no such dimension. Choose another one."),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(change, field, sentence, programme, district, head, said):
    with pytest.raises(Refusal) as caught:
        verbs.add_local(programme, district, said._replace(**change), by=head)
    assert (caught.value.field, str(caught.value), LocalActivity.objects.count()) == (field, sentence, 0)


def test_officer_is_no_one_of_another_district(programme, district, head, said, chai):
    told = "This person does not work at the office now. Choose somebody who does."
    assert refused(verbs.add_local, programme, district, said._replace(officer=chai.pk), by=head) == told


@pytest.mark.parametrize("name", ["arun", "busaba", "admin", "dao", "chai", "stranger", "nobody"])
def test_nobody_but_its_head_adds_changes_and_removes(name, request, row, programme, district, said):
    user = request.getfixturevalue(name)
    calls = [
        lambda: verbs.add_local(programme, district, said._replace(title="อื่น"), by=user),
        lambda: verbs.edit_local(row, said._replace(title="อื่น"), by=user),
        lambda: verbs.remove_local(row, by=user),
        lambda: verbs.keep_local(row, by=user),
    ]
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()
    assert local_of(LocalActivity.objects.get()) == said


def test_only_the_plan_takes_them(province, district, head, said):
    circular = ProgrammeFactory(province=province, slug="circular-80")
    with pytest.raises(PermissionDenied):
        verbs.add_local(circular, district, said, by=head)


def test_nothing_changes_while_it_lies_with_the_province(row, head, said, programme, district):
    verbs.send(programme, district, by=head)
    held = "This plan lies with the province. Take it back first, to change it."
    assert refused(verbs.add_local, programme, district, said._replace(title="อื่น"), by=head) == held
    assert refused(verbs.edit_local, row, said._replace(title="อื่น"), by=head) == held
    assert refused(verbs.remove_local, row, by=head) == held


@pytest.mark.django_db(transaction=True)
def test_same_activity_added_twice_at_once_is_added_once(programme, district, head, said):
    add = lambda: verbs.add_local(programme, district, said, by=head).title  # noqa: E731
    assert sorted(at_once(add, add)) == sorted([said.title, "This activity stands in the plan already."])
    assert LocalActivity.objects.count() == 1
