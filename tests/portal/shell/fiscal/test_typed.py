from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.shell.fiscal import Fault, FiscalYear, UnreadableDate, format_date, read_date, read_month

FEBRUARY_14 = date(2025, 2, 14)
FORMS = [
    {"style": style, "language": language, "digits": digits}
    for style, language, digits in product(("short", "long", "numeric", "weekday"), ("th", "en"), ("arabic", "thai"))
]


def day_or_fault(text: str) -> date | Fault:
    try:
        return read_date(text)
    except UnreadableDate as refusal:
        return refusal.fault


@pytest.mark.parametrize(
    "text",
    [
        "14/2/68",
        "14/02/68",
        "14022568",
        "140268",
        "14022025",
        "๑๔๐๒๒๕๖๘",
        "14/2/2568",
        "14-2-2568",
        "14.2.68",
        "14 / 2 / 2568",
        "14 2 2568",
        "14–2–2568",
        "14/02/2025",
        "14.2.2025",
        "๑๔/๒/๖๘",
        "๑๔ ก.พ. ๒๕๖๘",
        "๑๔ ก.พ. ๖๘",
        "๑๔ก.พ.๖๘",
        "๑๔ กพ ๖๘",
        "14 ก.พ 68",
        "14 ก. พ. 68",
        "14-ก.พ.-68",
        "14/ก.พ./2568",
        "14 กุมภาพันธ์ 2568",
        "14 กุมภาพันธ 2568",
        "14 กุมภา 68",
        "14 กุมภาพันธ์ พ.ศ. 2568",
        "14 กุมภาพันธ์ พ.ศ.๒๕๖๘",
        "14 กุมภาพันธ์ พศ 68",
        "14 กุมภาพันธ์ ค.ศ. 2025",
        "14 เดือนกุมภาพันธ์ ปี 2568",
        "วันที่ ๑๔ กุมภาพันธ์ ๒๕๖๘",
        "วันศุกร์ที่ ๑๔ กุมภาพันธ์ พ.ศ. ๒๕๖๘",
        "ที่ ๑๔ กุมภาพันธ์ ๒๕๖๘",
        "ศุกร์ 14 ก.พ. 2568",
        "  14\u00a0ก.พ.\u200b 2568 ",
        "14 กุมภาพันธ\u0e4c\u0e4c 2568.",
        "2025-02-14",
        "2025/2/14",
        "2568-02-14",
        "๒๕๖๘-๐๒-๑๔",
        "14 Feb 2025",
        "14 feb. 2568",
        "14 FEBRUARY 2025",
        "14th February, 2025",
        "Feb 14, 2025",
        "February 14th 2025",
        "Friday 14 February 2025",
        "14 Feb 68",
        "14 February B.E. 2568",
    ],
)
def test_date_is_read_however_it_is_typed(text):
    assert read_date(text) == FEBRUARY_14


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10 มี.ย. ๖๗", date(2024, 6, 10)),
        ("10 มิ.ย. ๖๗", date(2024, 6, 10)),
        ("10 มี.ค. ๖๗", date(2024, 3, 10)),
        ("10 เม.ย. ๖๗", date(2024, 4, 10)),
        ("10 เเม.ย. ๖๗", date(2024, 4, 10)),
        ("10 กรกฏาคม 2567", date(2024, 7, 10)),
        ("10 พ.ค. พ.ศ. 2567", date(2024, 5, 10)),
        ("10 Sept 2024", date(2024, 9, 10)),
        ("29 ก.พ. 2567", date(2024, 2, 29)),
        ("1/2/2568", date(2025, 2, 1)),
        ("1/1/00", date(1957, 1, 1)),
        ("31/12/99", date(2056, 12, 31)),
    ],
)
def test_date_is_read_with_slips_and_at_the_edges(text, day):
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.EMPTY),
        (" \u00a0\u200b", Fault.EMPTY),
        ("พรุ่งนี้", Fault.SHAPE),
        ("14", Fault.SHAPE),
        ("14 ก.พ.", Fault.NO_YEAR),
        ("วันศุกร์ที่ 14 กุมภาพันธ์", Fault.NO_YEAR),
        ("14 feb", Fault.NO_YEAR),
        ("Feb 14", Fault.NO_YEAR),
        ("14/2", Fault.NO_YEAR),
        ("14/13", Fault.MONTH),
        ("14 foo", Fault.MONTH),
        ("2/2568", Fault.SHAPE),
        ("ก.พ. 2568", Fault.SHAPE),
        ("2568", Fault.SHAPE),
        ("1402256", Fault.SHAPE),
        ("1402568", Fault.SHAPE),
        ("14268", Fault.SHAPE),
        ("20250214", Fault.YEAR),
        ("14/2/2568 x", Fault.SHAPE),
        ("2/14/2025", Fault.MONTH),
        ("14/0/2568", Fault.MONTH),
        ("14 ม.ย. 2568", Fault.MONTH),
        ("14 foo 2568", Fault.MONTH),
        ("14/2/8", Fault.YEAR),
        ("14/2/568", Fault.YEAR),
        ("14/2/1025", Fault.YEAR),
        ("14/2/3111", Fault.YEAR),
        ("14/2/25680", Fault.YEAR),
        ("14 ก.พ. พ.ศ. 2025", Fault.YEAR),
        ("14 ก.พ. ค.ศ. 2568", Fault.YEAR),
        ("14 ก.พ. ค.ศ. 25", Fault.YEAR),
        ("29 ก.พ. 2566", Fault.DAY),
        ("29/2/2568", Fault.DAY),
        ("31/4/68", Fault.DAY),
        ("0/4/68", Fault.DAY),
        ("32/1/68", Fault.DAY),
    ],
)
def test_text_that_is_no_date_is_refused_with_its_fault(text, fault):
    assert day_or_fault(text) is fault


def test_year_of_two_digits_belongs_to_the_century_that_is_asked_for():
    assert read_date("14/2/25", default_century=2000) == FEBRUARY_14


def test_month_is_read_in_every_spelling():
    assert [read_month(word) for word in ("ก.พ.", "กุมภาพันธ์", "กพ", "Feb", "FEBRUARY", "มี.ย.", "ฟ.พ.")] == [
        2, 2, 2, 2, 2, 6, None,
    ]  # fmt: skip


@given(st.dates(date(1957, 1, 1), date(2100, 12, 31)), st.sampled_from(FORMS))
@settings(max_examples=500, deadline=None)
def test_date_that_is_written_is_read_back(day, form):
    assert read_date(format_date(day, **form)) == day


def test_every_day_from_2500_to_2643_is_read_back():
    first, last = date(1957, 1, 1), date(2100, 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    written = [format_date(day, **FORMS[n % len(FORMS)]) for n, day in enumerate(days)]
    assert [read_date(text) for text in written] == days


@given(
    st.one_of(
        st.text(),
        st.text("0123456789๐๑๒๓ กพศเมยค.-/วันที่febj\u200b", max_size=25),
        st.from_regex(r"[0-9]{1,4}[/. -][0-9]{1,4}[/. -][0-9]{1,5}", fullmatch=True),
    )
)
@settings(max_examples=1000, deadline=None)
def test_any_text_is_a_date_or_a_named_fault(text):
    assert type(day_or_fault(text)) in {date, Fault}


@given(st.integers(1957, 2100), st.booleans())
def test_543_is_taken_off_once_and_only_from_buddhist_years(year, buddhist):
    assert read_date(f"1/10/{year + 543 if buddhist else year}") == date(year, 10, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 ก.พ.", FEBRUARY_14),
        ("๑๔/๒", FEBRUARY_14),
        ("Feb 14", FEBRUARY_14),
        ("1 ต.ค.", date(2024, 10, 1)),
        ("30/9", date(2025, 9, 30)),
        ("31/12", date(2024, 12, 31)),
        ("14 ก.พ. 67", date(2024, 2, 14)),
    ],
)
def test_day_without_a_year_is_one_of_the_fiscal_year(text, day):
    assert read_date(text, fiscal_year=2568) == day


def test_day_that_the_fiscal_year_does_not_have_is_none():
    assert read_date("29 ก.พ.", fiscal_year=2567) == date(2024, 2, 29)
    with pytest.raises(UnreadableDate, match="day"):
        read_date("29 ก.พ.", fiscal_year=2568)


@given(st.dates(date(1957, 1, 1), date(2100, 12, 31)), st.booleans(), st.booleans())
def test_figures_in_a_row_are_day_month_and_year(day, buddhist, short):
    year = day.year + (543 if buddhist or short else 0)
    read = read_date(f"{day:%d%m}{year % 100:02}" if short else f"{day:%d%m}{year}", default_century=year // 100 * 100)
    assert read == day


@given(st.dates(date(1957, 10, 1), date(2100, 9, 30)), st.sampled_from(FORMS[:6]))
def test_day_is_read_back_without_its_year_where_the_fiscal_year_is_known(day, form):
    year = FiscalYear.of(day)
    written = format_date(day, **form)
    bare = written.rpartition("/" if form["style"] == "numeric" else " ")[0]
    assert (read_date(bare, fiscal_year=year.be), year.contains(read_date(bare, fiscal_year=year.be))) == (day, True)
