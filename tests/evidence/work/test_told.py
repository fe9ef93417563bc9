"""An office is told what changed in its plan: on its list until it looks, and on the page of the work."""

from datetime import date, timedelta

import pytest
from django.utils.text import Truncator

from dimensions import workflow as plan
from dimensions.models import Assignment
from portal.shell import clock
from tests.dimensions.changing.at_hand import FEBRUARY, JANUARY, MARCH, WHY, added, change, dropped, edited, stood
from tests.dimensions.changing.conftest import programme as programme  # noqa: PLC0414
from tests.dimensions.plans_at_hand import activity
from tests.evidence.verbs import verbs
from tests.evidence.working import TODAY, address, signed_in
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db
MOVED = "The date moved from Feb 2024 to by 31 Mar 2024."


def mine(client, user):
    return signed_in(client, user).get("/work/")


def notices(page):
    """What each notice says: the reason, and the work with its sentence."""
    return [
        (notice.change.reason, [(row.assignment.activity.seq, row.told.sentence) for row in notice.rows])
        for notice in page.context["notices"]
    ]


def own(arun, seq=1):
    return list(Assignment.objects.filter(office__code="2101", activity__seq=seq).order_by("period__position"))


def test_office_is_told_what_when_and_why(programme, client, arun, chai):
    change(programme, edited(stood(), periods=(JANUARY, MARCH)))
    page = mine(client, arun)
    text = in_one(page)
    assert notices(page) == [(WHY, [(1, "The plan says this otherwise now; the date stays."), (1, MOVED)])]
    assert [words in text for words in (WHY, MOVED, "The plan was changed on 20 Mar 2024")] == [True] * 3
    assert notices(mine(client, chai)) == notices(page)


def test_notice_goes_when_the_work_is_opened_by_whoever_does_it(programme, client, arun, busaba):
    change(programme, edited(stood(), periods=(JANUARY, MARCH)))
    first, second = own(arun)
    signed_in(client, busaba).get(address(second))
    assert len(notices(mine(client, arun))[0][1]) == 2
    page = client.get(address(second))
    assert [each.sentence for each in page.context["changes"]] == [MOVED]
    assert notices(mine(client, arun)) == [(WHY, [(1, "The plan says this otherwise now; the date stays.")])]
    client.get(address(first))
    client.get(address(first))
    assert notices(mine(client, arun)) == []
    assert verbs()[-2:] == ["see_change", "see_change"]


@pytest.mark.parametrize(("words", "is_folded"), [("เลื่อน" * 20, False), ("เลื่อน" * 40, True)])
def test_long_reason_is_folded_away_and_nothing_of_it_is_lost(words, is_folded, programme, client, arun):
    change(programme, edited(stood(), periods=(JANUARY, MARCH)), reason=words)
    text = mine(client, arun).content.decode()
    assert (words in text, f"<summary>Reason: {Truncator(words).chars(160)}</summary>" in text) == (True, is_folded)


def test_new_change_is_told_again(programme, client, arun):
    change(programme, edited(stood(), periods=(JANUARY, MARCH)))
    for each in own(arun):
        signed_in(client, arun).get(address(each))
    change(programme, edited(stood(), title="ประชุม"), reason="แก้คำผิด")
    assert [reason for reason, _rows in notices(mine(client, arun))] == ["แก้คำผิด"]
    page = client.get(address(own(arun)[1]))
    assert [(each.change.reason, each.sentence) for each in page.context["changes"]] == [
        ("แก้คำผิด", "The plan says this otherwise now; the date stays."),
        (WHY, MOVED),
    ]


def test_notice_goes_after_a_fortnight(programme, client, arun):
    change(programme, edited(stood(), title="ประชุม"))
    for days, count in ((13, 1), (15, 0)):
        with clock.set_to(TODAY + timedelta(days=days)):
            assert len(notices(mine(client, arun))) == count


def test_new_and_dropped_work_is_told(programme, client, arun):
    plan.begin_work(own(arun)[0], at=clock.now())
    change(programme, dropped(stood()), added(activity(1, "district", periods=(MARCH,)), stood()))
    page = mine(client, arun)
    assert notices(page) == [(WHY, [*[(1, "The plan no longer asks for this.")] * 2, (3, "This is new in the plan.")])]
    assert [row.pk for row in page.context["withdrawn"]] == [each.pk for each in own(arun)]
    text = page.content.decode()
    assert ("Dropped from the plan: 2 pieces of work" in text, "with work that was begun" in text) == (True, True)
    assert [row.assignment.activity.seq for row in page.context["tasks"]] == [3]


def test_what_was_asked_for_again_is_told(programme, client, arun):
    change(programme, edited(stood(), periods=(JANUARY,)))
    change(programme, dropped(stood()))
    change(programme, edited(stood(), title="กลับมา"))
    page = signed_in(client, arun).get(address(own(arun)[0]))
    assert [each.sentence for each in page.context["changes"]] == [
        "The plan asks for this again.",
        "The plan no longer asks for this.",
        "The plan says this otherwise now; the date stays.",
    ]


def test_board_agrees_with_its_list_after_a_change(programme, client, busaba):
    change(programme, dropped(stood()), at=clock.start_of(date(2024, 2, 10)))
    signed_in(client, busaba)
    for day, owed in (("2024-02-09", 5), ("2024-02-10", 1), ("", 1)):
        page = client.get("/assignments/21/", {"year": 2567, "programme": "plan", "as_of": day})
        assert page.context["listing"].total == owed
        board = client.get("/boards/21/", {"year": 2567, "programme": "plan", "as_of": day})
        assert board.status_code == 200
    dates = {row.falls_due for row in page.context["listing"].rows}
    assert dates == {MARCH.end} != {FEBRUARY.end}


@pytest.mark.parametrize("count", [1, 3])
def test_query_count_with_notices(count, programme, client, arun, django_assert_num_queries):
    for _number in range(count):
        change(programme, added(activity(1, "district", periods=(MARCH,)), stood()))
    change(programme, dropped(stood()))
    mine(client, arun)
    with django_assert_num_queries(12):
        page = client.get("/work/")
    assert len(page.context["notices"]) == count + 1
