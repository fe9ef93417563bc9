"""What is done with the file of a plan: handed in, its doubts settled, taken in whole or discarded."""

import hashlib
import unicodedata

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from dimensions import workflow
from dimensions.models import Activity, Criterion, Dimension, PlanSource, Programme
from dimensions.named import WrongProvince
from dimensions.plans.workbooks import Unreadable
from dimensions.workflow import handing_in
from portal.history.models import Entry
from tests.dimensions.sources.at_hand import (
    ALL,
    BYTES,
    DOUBTS,
    PLAN,
    READING,
    handed_in,
    reading_of_programme,
    reading_with,
)
from tests.factories.dimensions import ProgrammeFactory

WRITERS = {"busaba": True, "admin": True, "arun": False, "head": False, "dao": False, "stranger": False}
pytestmark = pytest.mark.django_db


@pytest.fixture
def read(monkeypatch):
    """Files are read into this, in place of a child process; what was asked is kept."""
    asked = []

    def answer(path, *, name, fiscal_year):
        asked.append((path.read_bytes(), name, fiscal_year))
        return read.reading

    read.reading, read.asked = READING, asked
    monkeypatch.setattr(handing_in, "read_file", answer)
    return read


def hand_in(province, *, by=None, content=BYTES, name="แผน.xlsx", year=2567, **more):
    return workflow.hand_in(content, name=name, province=province, fiscal_year=year, by=by, **more)


def verbs():
    return list(Entry.objects.order_by("number").values_list("verb", flat=True))


def plan_rows():
    return [model.objects.count() for model in (Programme, Dimension, Criterion, Activity)]


def test_file_is_kept_as_it_came_and_no_plan_is_written(read, rayong, busaba):
    source = hand_in(rayong, by=busaba, name="แผน\u0e43\u0e2a e\u0301.xlsx")
    kept = PlanSource.objects.get()
    assert (bytes(kept.content), kept.size, kept.sha256) == (BYTES, 10, hashlib.sha256(BYTES).hexdigest())
    assert (kept.name, kept.handed_in_by, kept.programme, kept.taken_at) == (
        unicodedata.normalize("NFC", "แผน\u0e43\u0e2a e\u0301.xlsx"),
        busaba,
        None,
        None,
    )
    assert (kept.reading, kept.unsettled, kept.plan.dimensions[0].name) == (READING, [0, 1, 2, 3], "ความโปร่งใส")
    assert read.asked == [(BYTES, kept.name, 2567)]
    assert plan_rows() == [0, 0, 0, 0]
    entry = Entry.objects.get()
    assert (entry.verb, entry.object_id, entry.actor_id, entry.office_path) == (
        "hand_in_plan",
        source.pk,
        busaba.pk,
        rayong.path,
    )
    assert entry.facts == {"size": 10, "sha256": kept.sha256}


def test_what_cannot_be_read_is_a_sentence_and_nothing_is_kept(monkeypatch, rayong, busaba):
    def unreadable(*_args, **_options):
        raise Unreadable("The file is larger than %(most)d MB, and no plan is.", most=20)

    monkeypatch.setattr(handing_in, "read_file", unreadable)
    with pytest.raises(workflow.NotRead) as refused:
        hand_in(rayong, by=busaba)
    assert str(refused.value) == "The file is larger than 20 MB, and no plan is."
    assert (PlanSource.objects.count(), Entry.objects.count()) == (0, 0)


def test_what_breaks_a_rule_of_plans_is_named_and_nothing_is_kept(read, rayong, busaba):
    read.reading = reading_with(seq=2)
    with pytest.raises(workflow.NoPlanYet) as refused:
        hand_in(rayong, by=busaba)
    assert [(problem.sheet, problem.cell) for problem in refused.value.problems] == [(PLAN, "B4")]
    assert PlanSource.objects.count() == 0


def test_closed_year_takes_no_file(read, rayong, busaba):
    ProgrammeFactory(province=rayong, fiscal_year=2567, closed=True)
    with pytest.raises(workflow.YearClosed):
        hand_in(rayong, by=busaba)
    assert PlanSource.objects.count() == 0


def test_file_of_a_published_plan_is_not_taken_in_without_a_preview(read, rayong, busaba):
    ProgrammeFactory(province=rayong, fiscal_year=2567)
    source = workflow.accept(hand_in(rayong, by=busaba), ALL, by=busaba)
    with pytest.raises(workflow.AlreadyPublished):
        workflow.take_in(source, by=busaba)
    assert PlanSource.objects.get().programme is None


def test_file_of_another_programme_goes_into_that_programme(read, rayong, busaba):
    ProgrammeFactory(province=rayong, fiscal_year=2567)
    read.reading = reading_of_programme(slug="letter-1", kind="letter")
    source = hand_in(rayong, by=busaba)
    programme = workflow.take_in(workflow.accept(source, ALL, by=busaba), by=busaba)
    assert (source.slug, programme.slug, programme.kind) == ("letter-1", "letter-1", "letter")
    assert list(Activity.objects.values_list("dimension__programme__slug", flat=True)) == ["letter-1"] * 3


def test_file_of_another_year_is_refused(read, rayong, busaba):
    read.reading = reading_of_programme(fiscal_year_be=2566)
    with pytest.raises(workflow.WrongYear) as refused:
        hand_in(rayong, by=busaba)
    assert str(refused.value) == "The file is for fiscal year 2566, not for 2567."
    assert PlanSource.objects.count() == 0


def test_plan_is_of_a_province(read, rayong):
    with pytest.raises(WrongProvince):
        hand_in(rayong.children.get(code="2101"))


@pytest.mark.parametrize(("name", "may"), WRITERS.items())
def test_who_may_hand_in(read, rayong, request, name, may):
    user = request.getfixturevalue(name)
    if may:
        hand_in(rayong, by=user)
    else:
        with pytest.raises(PermissionDenied):
            hand_in(rayong, by=user)
    assert (PlanSource.objects.exists(), bool(read.asked)) == (may, may)


@pytest.mark.parametrize(("name", "may"), WRITERS.items())
@pytest.mark.parametrize("verb", ["accept", "reopen", "take_in", "discard"])
def test_who_may_check(rayong, request, verb, name, may):
    user, source = request.getfixturevalue(name), handed_in(rayong, settled=ALL)
    more = ([0],) if verb in ("accept", "reopen") else ()
    if may:
        getattr(workflow, verb)(source, *more, by=user)
    else:
        with pytest.raises(PermissionDenied):
            getattr(workflow, verb)(source, *more, by=user)
    assert Entry.objects.exists() == (may and verb != "accept")  # all were settled already


def test_corrected_file_takes_the_place_of_the_former_and_keeps_what_was_settled(read, rayong, busaba):
    former = handed_in(rayong, by=busaba, settled=[0, 1])
    read.reading = reading_with((DOUBTS[2], DOUBTS[1], DOUBTS[3]))
    source = hand_in(rayong, by=busaba, instead_of=former.pk)
    assert [each.pk for each in PlanSource.objects.all()] == [source.pk]
    assert (source.accepted, source.unsettled) == ([1], [0, 2])
    assert Entry.objects.get().facts["instead_of"] == former.pk


def test_former_file_stays_where_the_corrected_one_cannot_be_read(rayong, busaba):
    former = handed_in(rayong, by=busaba)
    with pytest.raises(workflow.NotRead):
        hand_in(rayong, by=busaba, content=b"", instead_of=former.pk)
    assert PlanSource.objects.get() == former


@pytest.mark.parametrize("taken", [False, True])
def test_only_a_file_that_is_being_checked_is_replaced(read, rayong, busaba, taken):
    former = handed_in(rayong, by=busaba, settled=ALL)
    key = former.pk
    if taken:
        workflow.take_in(former, by=busaba)
    else:
        workflow.discard(former, by=busaba)
    with pytest.raises(workflow.AlreadyTaken if taken else workflow.Gone):
        hand_in(rayong, by=busaba, instead_of=key)
    assert PlanSource.objects.count() == taken


def test_doubts_are_settled_and_doubted_again(rayong, busaba):
    source = handed_in(rayong)
    assert workflow.accept(source, [1, 3], by=busaba).accepted == [1, 3]
    assert workflow.accept(source, [3, 0, 99], by=busaba).accepted == [0, 1, 3]
    assert workflow.reopen(source, [1, 2], by=busaba).accepted == [0, 3]
    assert PlanSource.objects.get().unsettled == [1, 2]
    entries = Entry.objects.order_by("number")
    assert [(entry.verb, entry.facts) for entry in entries] == [
        ("accept_doubts", {"doubts": [1, 3], "kinds": ["quota_guess"]}),
        ("accept_doubts", {"doubts": [0], "kinds": ["other_sheet"]}),
        ("reopen_doubts", {"doubts": [1], "kinds": ["quota_guess"]}),
    ]


def test_what_changes_nothing_is_not_recorded(rayong, busaba):
    source = handed_in(rayong, settled=[1])
    workflow.accept(source, [1, 99, -1], by=busaba)
    workflow.reopen(source, [0], by=busaba)
    assert (PlanSource.objects.get().accepted, verbs()) == ([1], [])


def test_plan_is_taken_in_when_nothing_is_in_doubt(rayong, busaba):
    source = handed_in(rayong, settled=ALL)
    programme = workflow.take_in(source, by=busaba)
    kept = PlanSource.objects.get()
    assert (programme.state, programme.name_th, programme.default_offices) == ("draft", "ใสสะอาด", [])
    assert (kept.programme, kept.taken_at, bytes(kept.content)) == (programme, programme.created_at, BYTES)
    assert plan_rows() == [1, 1, 1, 3]
    entry = Entry.objects.get()
    assert (entry.verb, entry.object_id, entry.facts["source"], entry.facts["activities"]) == (
        "import_plan",
        programme.pk,
        source.pk,
        3,
    )


def test_who_acts_by_default_is_said_when_the_plan_is_taken_in(rayong, busaba):
    source = handed_in(rayong, reading=reading_with(offices=[]), settled=ALL)
    programme = workflow.take_in(source, by=busaba, default_offices=["district", "group", "nobody"])
    assert programme.default_offices == ["group", "district"]


def test_nothing_is_taken_in_while_a_doubt_is_open(rayong, busaba):
    source = handed_in(rayong, settled=[0, 1, 3])
    with pytest.raises(workflow.StillInDoubt) as refused:
        workflow.take_in(source, by=busaba)
    assert str(refused.value) == "Nothing was taken in: doubts are still open (1)."
    assert (plan_rows(), PlanSource.objects.get().programme, verbs()) == ([0, 0, 0, 0], None, [])


def test_everything_or_nothing_is_taken_in(rayong, busaba):
    workflow.take_in(handed_in(rayong, settled=ALL), by=busaba)
    before = plan_rows()
    other = reading_with(title="อย่างอื่น")
    other.data["dimensions"][0]["criteria"][0]["activities"].append({"seq": 4, "title": "ใหม่"})
    source = handed_in(rayong, reading=other, settled=ALL)
    with pytest.raises(workflow.PlanDiffers) as refused:
        workflow.take_in(source, by=busaba)
    assert [problem.place.path for problem in refused.value.problems] == ["dimensions[0].criteria[0].activities[0]"]
    source.refresh_from_db()
    assert (plan_rows(), source.programme, verbs()) == (before, None, ["import_plan"])


@pytest.mark.parametrize("verb", ["accept", "reopen", "take_in", "discard"])
def test_what_was_taken_in_is_no_more_to_be_checked(rayong, busaba, verb):
    source = handed_in(rayong, settled=ALL)
    workflow.take_in(source, by=busaba)
    with pytest.raises(workflow.AlreadyTaken) as refused:
        getattr(workflow, verb)(source, *([[0]] if verb in ("accept", "reopen") else []), by=busaba)
    assert str(refused.value) == "The plan in this file was already taken in."


def test_discarded_file_is_gone_and_the_history_knows_of_it(rayong, busaba):
    source = handed_in(rayong)
    pk = source.pk
    workflow.discard(source, by=busaba)
    assert (PlanSource.objects.count(), verbs(), Entry.objects.get().object_id) == (0, ["discard_plan"], pk)
    source.pk = pk
    with pytest.raises(workflow.Gone):
        workflow.accept(source, [0], by=busaba)


@pytest.mark.parametrize(
    ("broken", "name"),
    [
        ({"size": 0}, "plan_source_is_not_empty"),
        ({"fiscal_year": 2024}, "plan_source_is_of_a_buddhist_year"),
        ({"taken_at": "2024-01-01T00:00:00Z"}, "plan_source_has_a_programme_when_it_was_taken_in"),
    ],
)
def test_database_refuses_what_cannot_be(rayong, broken, name):
    source = handed_in(rayong)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        PlanSource.objects.filter(pk=source.pk).update(**broken)
    assert name in str(refused.value)
