"""Months and spans of them, as the plans of Rayong and Chiang Rai write them."""

from datetime import date

import pytest

from portal.shell.fiscal import format_range, read_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ก.พ. 2570", date(2027, 2, 1), date(2027, 2, 28)),
        ("ก.พ.๖๗", date(2024, 2, 1), date(2024, 2, 29)),
        ("มี.ย. ๖๗", date(2024, 6, 1), date(2024, 6, 30)),
        ("มี.ค ๖๗", date(2024, 3, 1), date(2024, 3, 31)),
        ("กุมภาพันธ์ 2567", date(2024, 2, 1), date(2024, 2, 29)),
        ("ม.ค. - ก.พ.๖๗", date(2024, 1, 1), date(2024, 2, 29)),
        ("ธ.ค.๖๖ -ก.พ. ๖๗", date(2023, 12, 1), date(2024, 2, 29)),
        ("ต.ค. 2569 – มี.ค. 2570", date(2026, 10, 1), date(2027, 3, 31)),
        ("ก.พ. 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("1-15 มี.ค. 2024", date(2024, 3, 1), date(2024, 3, 15)),
        ("เม.ย.-๖๓", date(2020, 4, 1), date(2020, 4, 30)),
        ("ม.ค.-๖๗ - มี.ค.-๖๗", date(2024, 1, 1), date(2024, 3, 31)),
        ("ธ.ค. - ม.ค. 67", date(2023, 12, 1), date(2024, 1, 31)),
        ("28 ธ.ค. - 3 ม.ค. ๖๗", date(2023, 12, 28), date(2024, 1, 3)),
        ("๑-๙ก.พ.๖๗", date(2024, 2, 1), date(2024, 2, 9)),
        ("๑๐-๒๐มี.ย. ๖๗", date(2024, 6, 10), date(2024, 6, 20)),
        ("๘ มกราคม ๒๕๖๗", date(2024, 1, 8), date(2024, 1, 8)),
        ("28 ก.พ. - 3 มี.ค. 2567", date(2024, 2, 28), date(2024, 3, 3)),
        ("ภายใน ๒๗ ก.พ. ๖๙", None, date(2026, 2, 27)),
        ("ภายในวันที่ ๑๕ พฤษภาคม ๒๕๖๗", None, date(2024, 5, 15)),
        ("ภายใน ก.พ. ๖๙", None, date(2026, 2, 28)),
    ],
)
def test_span_is_read(text, start, end):
    assert read_span(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "รอบ ๑ มี.ค. ๖๗",
        "ไตรมาสที่ 1",
        "ทุกเดือน",
        "ก.พ.",
        "๓๐ ก.พ. ๖๗",
        "ก.พ. 67 - ม.ค. 67",
        "ธ.ค. 66 - ม.ค.",
        "ม.ค. - 15 ก.พ. 67",
        "ก.พ. 1481",
        "ก.พ. 9999",
        "Feb 2570",
        "1-5 ก.พ. - มี.ค. 67",
        "ก.พ. - 3 มี.ค. 67",
        "13 2567",
        "กกก 2567",
    ],
)
def test_other_words_are_no_span(text):
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2024, 1, 1), date(2024, 1, 31)),
        (date(2023, 12, 1), date(2024, 6, 30)),
        (date(2024, 1, 1), date(2024, 3, 31)),
        (date(2024, 2, 3), date(2024, 2, 15)),
        (date(2024, 2, 3), date(2024, 3, 15)),
        (date(2023, 12, 30), date(2024, 1, 2)),
        (date(2024, 2, 3), date(2024, 2, 3)),
        (None, date(2024, 2, 3)),
    ],
)
@pytest.mark.parametrize("style", ["short", "long"])
def test_what_the_portal_writes_it_reads(start, end, style):
    assert read_span(format_range(start, end, style=style, digits="thai")) == (start, end)
