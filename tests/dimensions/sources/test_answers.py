"""Doubts that are not just right: answered in place of what was read, left for the plan, taken back."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from dimensions import workflow
from dimensions.models import Activity, PlanSource
from dimensions.plans.handed_in import OpenDoubt
from dimensions.workflow import handing_in
from portal.history.models import Entry
from tests.dimensions.sources.at_hand import BYTES, DOUBTS, FIRST, PLAN, READING, SLIP, handed_in, page, reading_with
from tests.dimensions.test_views import sign_in_english

pytestmark = pytest.mark.django_db

UNDATED = "The activity “%(text)s” has no period; its work stays undated until somebody dates it."
EVERY = "“%(raw)s” comes again and again; say on which dates."
QUOTA, PERIOD, NEW = f"{FIRST}[1].quotas[0]", f"{FIRST}[1].periods[0]", f"{FIRST}[2].periods"
ABOUT = (
    replace(DOUBTS[2], params={"raw": "มี.ย. ๖๗", "clean": "มิ.ย. ๖๗"}, paths=(PERIOD,)),
    replace(DOUBTS[1], paths=(QUOTA, f"{FIRST}[1].title")),
    OpenDoubt("no_dates", UNDATED, {"text": "สรุปผล"}, None, PLAN, "B5", (), (f"{FIRST}[2].title",)),
    OpenDoubt(
        "recurring", EVERY, {"raw": "ทุกเดือน"}, "2024-01-01..2024-01-31, ..2024-02-29", PLAN, "C4", (), (PERIOD,)
    ),
    OpenDoubt("office_words", "“%(text)s” names no kind of office that acts in a plan.", {"text": "รร."}, None, PLAN,
              "B3", ((PLAN, "B4"),), (f"{FIRST}[0].title", f"{FIRST}[1].title")),
    DOUBTS[0],
)  # fmt: skip
SLIPPED, COUNTED, DATELESS, RETURNING, OFFICES, SHEET = range(6)


@pytest.fixture
def source(province):
    return handed_in(province, reading=reading_with(doubts=ABOUT))


def place(source, number):
    return reverse("dimensions:source_doubt", args=[source.pk, number])


def held(source):
    """The plan as it would be taken in."""
    return PlanSource.objects.get(pk=source.pk).plan.dimensions[0].criteria[0].activities


def days(activity):
    return [(str(period.start), str(period.end)) for period in activity.periods]


def test_typed_period_stands_in_place_of_what_was_read(busaba, source, client):
    client.force_login(busaba)
    answer = client.post(place(source, SLIPPED), {"text": "1 มี.ค. 67 - 15 มี.ค. 67, ภายใน 30 ก.ย. 67"})
    assert answer.url == f"{page('source', source)}#doubt-3"
    (_, second, _) = held(source)
    assert days(second) == [("2024-03-01", "2024-03-15"), ("None", "2024-09-30")]
    assert [(row.raw, row.raw_cell) for row in second.periods] == [
        ("1 มี.ค. 67 - 15 มี.ค. 67", "มี.ย. ๖๗"),
        ("ภายใน 30 ก.ย. 67", "มี.ย. ๖๗"),
    ]
    kept = PlanSource.objects.get()
    assert (kept.settled, kept.given[SLIPPED].by, kept.reading) == ({SLIPPED}, busaba.pk, source.reading)
    entry = Entry.objects.get()
    assert (entry.verb, entry.facts) == (
        "answer_doubt",
        {"doubts": [SLIPPED], "kinds": ["month_slip"], "paths": [PERIOD]},
    )


def test_work_without_a_date_is_dated(busaba, source, client):
    client.force_login(busaba)
    client.post(place(source, DATELESS), {"text": "ก.ย. 67"})
    assert [days(activity) for activity in held(source)][2] == [("2024-09-01", "2024-09-30")]


def test_proposed_dates_are_taken_with_one_button(busaba, source, client):
    sign_in_english(client, busaba)
    shown = client.get(page("source", source))
    assertContains(shown, "Take these dates", count=1)
    assertContains(shown, "Leave without a date", count=1)
    client.post(place(source, RETURNING), {"path": "*", "choice": "offered"})
    (_, second, _) = held(source)
    assert days(second) == [("2024-01-01", "2024-01-31"), ("None", "2024-02-29")]
    assert {row.raw for row in second.periods} == {"มี.ย. ๖๗"}


def test_other_dates_than_those_proposed_are_typed(busaba, source, client):
    sign_in_english(client, busaba)
    refused = client.post(place(source, RETURNING), {"choice": "typed", "text": ""})
    assert refused.status_code == 422
    assertContains(refused, "Type what is right.", status_code=422)
    client.post(place(source, RETURNING), {"choice": "typed", "text": "พ.ค. 67"})
    assert days(held(source)[1]) == [("2024-05-01", "2024-05-31")]


@pytest.mark.parametrize(
    ("sent", "quotas"),
    [
        ({"number": "๗"}, [("7", None)]),
        ({"number": "1,200.5"}, [("1200.5", None)]),
        ({"number": "", "is_none": "on"}, []),
    ],
)
def test_number_is_put_right_or_dropped(busaba, source, client, sent, quotas):
    client.force_login(busaba)
    client.post(place(source, COUNTED), sent)
    assert [(str(row.at_least), row.at_most) for row in held(source)[1].quotas] == quotas


@pytest.mark.parametrize(
    ("number", "sent", "field", "said"),
    [
        (SLIPPED, {"text": ""}, "text", "Type what is right."),
        (SLIPPED, {"text": "เมื่อพร้อม"}, "text", "“เมื่อพร้อม” says no dates."),
        (SLIPPED, {"text": "ม.ค. 67, ทุกเดือน"}, "text", "“ทุกเดือน” says no dates."),
        (COUNTED, {"number": "มาก"}, "number", "Type a number, such as 5."),
        (COUNTED, {"number": "8", "is_none": "on"}, "number", "You typed a number, and ticked"),
        (COUNTED, {"number": "-1"}, "number", "Type a number, such as 5."),
        (COUNTED, {"number": "NaN"}, "number", "Type a number, such as 5."),
        (OFFICES, {"path": "*"}, "offices", "Choose who acts."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(busaba, source, client, number, sent, field, said):
    sign_in_english(client, busaba)
    answer = client.post(place(source, number), sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert answer.context["form"].errors[field][0].startswith(said)
    assert (PlanSource.objects.get().answers, Entry.objects.count()) == ({}, 0)


def test_several_are_answered_one_by_one_or_all_at_once(busaba, source, client):
    client.force_login(busaba)
    client.post(place(source, OFFICES), {"path": f"{FIRST}[0].offices", "offices": ["group"]})
    assert OFFICES not in PlanSource.objects.get().settled
    client.post(place(source, OFFICES), {"offices": ["district", "province"]})
    assert [list(activity.offices) for activity in held(source)][:2] == [["group"], ["province", "district"]]
    assert OFFICES in PlanSource.objects.get().settled
    workflow.reopen(source, [OFFICES], by=busaba)
    client.post(place(source, OFFICES), {"path": "*", "offices": ["group", "district"]})
    assert [list(activity.offices) for activity in held(source)][:2] == [["group", "district"]] * 2


def test_answer_is_shown_and_taken_back(busaba, source, client):
    workflow.answer(source, COUNTED, {QUOTA: []}, by=busaba)
    sign_in_english(client, busaba)
    shown = client.get(page("source", source))
    assertContains(shown, "<strong>no number to reach</strong>", count=1)
    client.post(page("source_reopen", source), {"doubt": [str(COUNTED)]})
    kept = PlanSource.objects.get()
    assert (kept.answers, kept.settled, len(kept.plan.dimensions[0].criteria[0].activities[1].quotas)) == ({}, set(), 1)
    assert list(Entry.objects.order_by("number").values_list("verb", flat=True)) == ["answer_doubt", "reopen_doubts"]


def test_what_breaks_a_rule_of_plans_is_refused(busaba, source):
    with pytest.raises(workflow.CannotStand):
        workflow.answer(source, COUNTED, {QUOTA: [{"measure": "ช่องทาง"}]}, by=busaba)
    assert (PlanSource.objects.get().answers, Entry.objects.count()) == ({}, 0)


@pytest.mark.parametrize(("number", "values"), [(COUNTED, {PERIOD: []}), (SHEET, {"programme.name": "x"}), (99, {})])
def test_only_what_is_doubted_can_be_answered(busaba, source, number, values):
    with pytest.raises(workflow.NotAsked):
        workflow.answer(source, number, values, by=busaba)


def test_doubt_that_somebody_settled_meanwhile_is_not_answered(busaba, source, client):
    workflow.accept(source, [COUNTED], by=busaba)
    sign_in_english(client, busaba)
    answer = client.post(place(source, COUNTED), {"number": "7"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        "This doubt was settled meanwhile, or cannot be answered so."
    ]
    assert client.get(place(source, COUNTED)).url == f"{page('source', source)}?doubt=2#doubt-2"


def test_strangers_answer_nothing(arun, source):
    with pytest.raises(PermissionDenied):
        workflow.answer(source, COUNTED, {QUOTA: []}, by=arun)
    with pytest.raises(PermissionDenied):
        workflow.leave_for_later(source, [COUNTED], by=arun)


@pytest.mark.parametrize(
    "role", ["staff", "head", "reviewer", "supervisor", "admin", "group", "department", "far", "none"]
)
def test_who_sees_and_answers_a_doubt(people, province, client, role):
    source = handed_in(province, reading=reading_with(doubts=ABOUT))
    client.force_login(people[role])
    may = role in {"reviewer", "admin", "department"}
    assert client.get(place(source, COUNTED)).status_code == (200 if may else 404)
    assert client.post(place(source, COUNTED), {"number": "7"}).status_code == (302 if may else 404)
    assert client.get(place(source, 99)).status_code == 404


def test_doubt_that_has_no_field_is_left_for_later(busaba, source, client):
    sign_in_english(client, busaba)
    shown = client.get(place(source, SHEET))
    assert shown.context["form"] is None
    client.post(place(source, SHEET), {"later": "1"})
    kept = PlanSource.objects.get()
    assert (kept.settled, kept.left_for_later) == ({SHEET}, [SHEET])
    entry = Entry.objects.get()
    assert (entry.verb, entry.facts) == ("leave_doubts", {"doubts": [SHEET], "kinds": ["other_sheet"]})
    assertContains(client.get(page("source", source)), "Left to be corrected in the plan", count=1)


def test_draft_holds_what_was_answered_and_lists_what_was_left(busaba, source, client):
    workflow.answer(source, COUNTED, {QUOTA: []}, by=busaba)
    workflow.leave_for_later(source, [SLIPPED, SHEET], by=busaba)
    workflow.accept(source, [DATELESS, RETURNING, OFFICES], by=busaba)
    programme = workflow.take_in(PlanSource.objects.get(), by=busaba, default_offices=["district"])
    second = Activity.objects.get(seq=2)
    assert second.quotas.count() == 0
    sign_in_english(client, busaba)
    shown = client.get(reverse("dimensions:plan", args=[programme.pk]))
    told = [(each.place, [activity.pk for activity in each.activities]) for each in shown.context["leftovers"]]
    assert told == [(f"{PLAN} C4", [second.pk]), ("สมุดโทรศัพท์ A1", [])]
    assertContains(shown, "2 doubts were left to be corrected in this draft", count=1)
    workflow.publish(programme, by=busaba)
    assertNotContains(client.get(reverse("dimensions:plan", args=[programme.pk])), "left to be corrected")


def test_answers_go_along_where_the_corrected_file_reads_the_same(province, busaba, source, monkeypatch):
    workflow.answer(source, COUNTED, {QUOTA: []}, by=busaba)
    workflow.answer(source, DATELESS, {NEW: [{"raw": "ก.ย. 67", "end": "2024-09-30"}]}, by=busaba)
    moved = replace(ABOUT[DATELESS], cell="B6")
    monkeypatch.setattr(handing_in, "read_file", lambda *_, **__: replace(READING, doubts=(moved, ABOUT[COUNTED])))
    again = workflow.hand_in(BYTES, name="a.xlsx", province=province, fiscal_year=2567, by=busaba, instead_of=source.pk)
    assert [(number, list(given.values)) for number, given in again.given.items()] == [(1, [QUOTA])]
    assert again.settled == {1}


@pytest.mark.parametrize("count", [1, 58])
def test_page_of_a_doubt_query_count(busaba, province, client, count, django_assert_num_queries):
    source = handed_in(province, reading=reading_with(doubts=ABOUT * count))
    client.force_login(busaba)
    with django_assert_num_queries(4):
        client.get(place(source, COUNTED))


def test_slip_is_said_with_the_words_of_its_cell(busaba, source, client):
    sign_in_english(client, busaba)
    shown = client.get(place(source, SLIPPED))
    assert (shown.context["remark"].sentence, shown.context["cells"]) == (
        SLIP % {"raw": "มี.ย. ๖๗", "clean": "มิ.ย. ๖๗"},
        [("C4", "มี.ย. ๖๗")],
    )
    assert shown.context["form"]["text"].value() == "มี.ย. ๖๗"
