"""Whatever the grammar prints it reads back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dimensions.plans.periods import read_periods, say_period
from portal.shell.fiscal import in_digits, month_end

DAYS = st.dates(date(1957, 1, 1), date(2156, 12, 31))
LABELS = st.none() | st.sampled_from(
    ["รอบที่ 1", "รอบที่ 12", "ครั้งที่ 2", "ครั้งที่ 1/2569", "งวดที่ 3", "ไตรมาสที่ 4", "รอบ 6 เดือน", "ครึ่งปีหลัง"]
)


@st.composite
def spans(draw):
    """Days, whole months, and days by which something is due."""
    start, end = sorted((draw(DAYS), draw(DAYS)))
    match draw(st.sampled_from(["days", "months", "month", "near", "due"])):
        case "months":
            return start.replace(day=1), month_end(end)
        case "month":
            return start.replace(day=1), month_end(start)
        case "near":
            return start, start.replace(day=draw(st.integers(start.day, month_end(start).day)))
        case "due":
            return None, end
    return start, end


@given(
    spans(),
    LABELS,
    st.sampled_from(["short", "long"]),
    st.sampled_from(["arabic", "thai"]),
)
@settings(max_examples=500, deadline=None)
def test_period_that_is_printed_is_read_back(span, label, style, digits):
    (found,) = read_periods(say_period(*span, label=label, style=style, digits=digits))
    assert (found.start, found.end, found.label) == (*span, label and in_digits(label, digits))


@pytest.mark.parametrize(
    ("start", "end", "label", "said"),
    [
        (date(2024, 3, 1), date(2024, 3, 31), "รอบที่ 1", "รอบที่ 1 มี.ค. 2567"),
        (date(2023, 12, 1), date(2024, 2, 29), None, "ธ.ค. 2566 - ก.พ. 2567"),
        (None, date(2026, 6, 30), None, "ภายใน 30 มิ.ย. 2569"),
        (None, None, "รอบประเมินที่ 1", "รอบประเมินที่ 1"),
        (None, None, None, ""),
    ],
)
def test_period_is_printed_as_plans_write_it(start, end, label, said):
    assert say_period(start, end, label=label) == said
