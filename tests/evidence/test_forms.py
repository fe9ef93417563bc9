from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from evidence.forms import LinkForm, PreparationForm, mark
from portal.shell import clock

STANDS = {"done_on": date(2024, 1, 10), "words": "ประชุมแล้ว\r\nครบทุกคน", "reason": ""}
NO_WEB_ADDRESS = "This is not a web address. Copy it whole from the browser, beginning with https://."


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"), clock.set_to(date(2024, 3, 20)):
        yield


def posted(seen=None, **fields):
    """What a browser posts: the fields, and the marks of what the page had shown in them."""
    data = QueryDict(mutable=True)
    data.update(fields)
    data.update({f"seen-{name}": mark(value) for name, value in (STANDS if seen is None else seen).items()})
    return data


def cleaned(data, stands=STANDS, fiscal_year=2567):
    form = PreparationForm(data, stands=stands, fiscal_year=2567)
    return form.cleaned_data if form.is_valid() else form.errors.get_json_data()


def errors(data, stands=STANDS, fiscal_year=2567):
    form = PreparationForm(data, stands=stands, fiscal_year=2567)
    assert not form.is_valid()
    return {name: [str(error) for error in found] for name, found in form.errors.items()}


# --- The link --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  https://www.example.com/a?b=1#c ", "https://www.example.com/a?b=1#c"),
        ("http://example.com", "http://example.com"),
        ("HTTPS://example.com/", "HTTPS://example.com/"),
        ("www.example.com/news", "https://www.example.com/news"),
        ("https://พัฒนาชุมชน.ไทย/ข่าว", "https://พัฒนาชุมชน.ไทย/ข่าว"),
    ],
)
def test_link_is_kept(typed, kept):
    form = LinkForm({"url": typed})
    assert (form.is_valid(), form.cleaned_data) == (True, {"url": kept})


@pytest.mark.parametrize(
    "typed",
    [
        "ftp://example.com/a.pdf",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "javascript://example.com/%0aalert(1)",
        "data:text/html,hello",
        "mailto:a@example.com",
        "https://bank@example.com/",
        "https://",
        "https://nowhere",
        "ไม่ใช่ลิงก์",
        "two words.com",
    ],
)
def test_what_is_no_web_address_is_refused(typed):
    form = LinkForm({"url": typed})
    assert (form.is_valid(), form.errors.get("url")) == (False, [NO_WEB_ADDRESS])


def test_endless_link_is_refused():
    form = LinkForm({"url": f"https://example.com/{'a' * 2000}"})
    assert form.errors["url"] == ["This is too long: 2020 characters, where 2000 fit. Shorten it."]


def test_link_that_grows_too_long_by_what_is_put_before_it_is_refused():
    form = LinkForm({"url": f"example.com/{'a' * 1985}"})
    assert form.errors["url"] == ["This is too long: 2005 characters, where 2000 fit. Shorten it."]


# --- Date and words --------------------------------------------------------------------------------------------------


def test_words_and_date_are_kept():
    data = posted(done_on="14/2/67", words="ใหม่", reason="รอเอกสาร")
    assert cleaned(data) == {"done_on": date(2024, 2, 14), "words": "ใหม่", "reason": "รอเอกสาร"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("21/3/2567", "This day has not come yet. Enter the day on which the activity took place."),
        ("เมื่อวาน", "This is not a date. Write day, month and year, for example 14 Feb 2024."),
    ],
)
def test_date_that_can_not_be_is_refused(typed, sentence):
    assert errors(posted(done_on=typed, words="", reason="")) == {"done_on": [sentence]}


def test_today_is_a_day_that_has_come():
    assert cleaned(posted(done_on="20/3/2567", words="", reason=""))["done_on"] == date(2024, 3, 20)


def test_endless_words_are_refused():
    found = errors(posted(done_on="", words="ก" * 4001, reason="ข" * 2001))
    assert found == {
        "words": ["This is too long: 4001 characters, where 4000 fit. Shorten it."],
        "reason": ["This is too long: 2001 characters, where 2000 fit. Shorten it."],
    }


# --- Two people at one assignment ------------------------------------------------------------------------------------


def test_field_that_was_not_posted_stays_as_it_stands():
    assert cleaned(posted(words="ใหม่")) == STANDS | {"words": "ใหม่"}


@pytest.mark.parametrize(
    ("typed", "day"),
    [("19 มี.ค.", date(2024, 3, 19)), ("31/12", date(2023, 12, 31)), ("1/10/2565", date(2022, 10, 1))],
)
def test_day_of_the_activity_is_taken(typed, day):
    assert cleaned(posted(done_on=typed)) == STANDS | {"done_on": day}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "1/1/2500",
            "This day is too early for fiscal year 2567 (2023/24), which began on 1 Oct 2023. Check the year.",
        ),
        (
            "30/9/2565",
            "This day is too early for fiscal year 2567 (2023/24), which began on 1 Oct 2023. Check the year.",
        ),
        ("21/3", "This day has not come yet. Enter the day on which the activity took place."),
    ],
)
def test_day_that_the_activity_can_not_have_taken_place_gets_a_sentence(typed, sentence):
    assert errors(posted(done_on=typed)) == {"done_on": [sentence]}


def test_words_of_another_stay_where_one_changed_nothing():
    before = {"done_on": None, "words": "", "reason": ""}
    assert cleaned(posted(before, done_on="", words="", reason="")) == STANDS


def test_own_words_stay_where_only_the_other_field_was_changed():
    before = STANDS | {"words": "เดิม"}
    data = posted(before, done_on="11/1/2567", words="เดิม", reason="")
    assert cleaned(data) == STANDS | {"done_on": date(2024, 1, 11)}


def test_words_that_two_people_changed_are_not_overwritten_unawares():
    before = {"done_on": date(2024, 1, 9), "words": "เดิม", "reason": ""}
    data = posted(before, done_on="11/1/2567", words="ของฉัน", reason="")
    told = (
        "Somebody else has changed this in the meantime to: “%s”. "
        "What you typed still stands here; save once more to put it in its place."
    )
    assert errors(data) == {"done_on": [told % "10 Jan 2024"], "words": [told % STANDS["words"]]}


def test_words_may_be_put_in_the_others_place_once_they_were_seen():
    assert cleaned(posted(STANDS, done_on="10/1/2567", words="ของฉัน", reason="")) == STANDS | {"words": "ของฉัน"}


def test_two_people_who_wrote_the_same_agree():
    before = {"done_on": None, "words": "", "reason": ""}
    data = posted(before, done_on="10/1/2567", words=STANDS["words"], reason="")
    assert cleaned(data) == STANDS


def test_marks_are_those_of_what_stands():
    form = PreparationForm(None, stands=STANDS, fiscal_year=2567)
    assert form.seen == [(f"seen-{name}", mark(value)) for name, value in STANDS.items()]
    assert len({value for _name, value in form.seen}) == 3
