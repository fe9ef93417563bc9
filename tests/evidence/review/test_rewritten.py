"""What the office says otherwise after a return is marked for the reviewer, beside what it said before."""

from datetime import date

import pytest

from evidence import workflow
from evidence.models import Step
from evidence.states import RETURN, SUBMIT, WITHDRAW
from tests.evidence.reviewing import address, days_ago
from tests.factories.dimensions import AssignmentFactory, RequirementFactory
from tests.factories.evidence import ItemFactory, walked
from tests.unbroken import in_one

pytestmark = pytest.mark.django_db
BEFORE = {"done_on": date(2024, 3, 1), "words": "ประชุมแล้ว", "reason": "ฝนตก"}
AFTER = {"done_on": date(2024, 3, 2), "words": "ประชุมสองครั้ง", "reason": "รอภาพ"}


@pytest.fixture
def owed(district):
    made = AssignmentFactory(office=district)
    RequirementFactory(activity=made.activity)
    return made


@pytest.fixture
def send(owed, arun):
    """The office says this of its work and sends it."""

    def sent(**said):
        workflow.describe(owed, **BEFORE | said, by=arun)
        return workflow.submit(owed, by=arun, reason=(BEFORE | said)["reason"])

    return sent


def marked(reviewer, submission):
    """What the page was given, how often it says so, and which former words it shows."""
    page = reviewer.get(address(submission))
    text = in_one(page)
    former = [
        word for word in (*BEFORE.values(), "1 Mar 2024") if f"{word}</p></details>" in text or f": {word}<" in text
    ]
    return page.context["rewritten"], text.count("Changed since the return"), former


def test_what_was_sent_once_is_not_marked(send, reviewer):
    assert marked(reviewer, send()) == ({}, 0, [])


@pytest.mark.parametrize(
    ("changed", "former"), [("words", ["ประชุมแล้ว"]), ("done_on", ["1 Mar 2024"]), ("reason", ["ฝนตก"])]
)
def test_what_was_changed_since_the_return_is_marked(changed, former, send, reviewer, busaba):
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    made = send(**{changed: AFTER[changed]})
    assert marked(reviewer, made) == ({changed: BEFORE[changed]}, 1, former)


def test_words_that_were_taken_out_are_marked(send, reviewer, busaba):
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    assert marked(reviewer, send(words="")) == ({"words": "ประชุมแล้ว"}, 1, ["ประชุมแล้ว"])


def test_the_last_return_counts_whatever_was_sent_and_taken_back_since(send, reviewer, busaba, arun):
    workflow.take(RETURN, send(words="แรก"), by=busaba, note="ไม่ชัด")
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    workflow.take(WITHDRAW, send(words="กลาง"), by=arun)
    assert marked(reviewer, send(words="สุดท้าย"))[0] == {"words": "ประชุมแล้ว"}
    assert list(Step.objects.filter(step=SUBMIT).values_list("words", flat=True)) == [
        "แรก",
        "ประชุมแล้ว",
        "กลาง",
        "สุดท้าย",
    ]


def test_what_is_not_sent_yet_is_neither_shown_nor_marked(owed, send, reviewer, busaba, arun):
    made = send()
    workflow.take(RETURN, made, by=busaba, note="ไม่ชัด")
    workflow.describe(owed, **AFTER, by=arun)
    page = reviewer.get(address(made))
    shown = [word in page.content.decode() for word in (BEFORE["words"], AFTER["words"], AFTER["reason"])]
    assert (shown, page.context["said"].done_on) == ([True, False, False], BEFORE["done_on"])
    assert marked(reviewer, made) == ({}, 0, [])


def test_what_was_taken_back_to_be_changed_is_shown_as_it_was_sent(owed, send, reviewer, busaba, arun):
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    made = workflow.take(WITHDRAW, send(words="กลาง"), by=arun)
    workflow.describe(owed, **AFTER, by=arun)
    assert marked(reviewer, made) == ({"words": BEFORE["words"]}, 1, [BEFORE["words"]])


def test_reason_that_was_kept_from_the_page_is_not_shown_later(owed, send, reviewer, busaba, arun):
    """Nothing was missing at the first sending, so its reason counted for nothing."""
    item = ItemFactory(
        submission=workflow.describe(owed, **BEFORE, by=arun),
        requirements=owed.activity.requirements.all(),
        author=arun,
    )
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    workflow.remove(item, by=arun)
    made = send(reason=AFTER["reason"])
    assert marked(reviewer, made) == ({"reason": ""}, 1, [])
    first, second = Step.objects.filter(step=SUBMIT).values_list("note", "reason")
    assert (first, second) == ((BEFORE["reason"], ""), (AFTER["reason"], AFTER["reason"]))


def test_reason_is_not_marked_where_it_is_not_known_which_one_counted(send, reviewer, busaba):
    workflow.take(RETURN, send(), by=busaba, note="ไม่ชัด")
    Step.objects.update(reason=None)
    assert marked(reviewer, send(**AFTER))[0] == {name: BEFORE[name] for name in ("words", "done_on")}


def test_nothing_is_marked_where_it_is_not_known_what_was_sent(owed, reviewer, busaba, arun):
    days = iter((3, 2, 1))
    made = walked(owed, *((step, days_ago(next(days))) for step in (SUBMIT, RETURN, SUBMIT)), by=arun)
    made.words = "ประชุมแล้ว"
    made.save()
    assert marked(reviewer, made) == ({}, 0, [])
