from datetime import UTC, date, datetime

import pytest

from portal.shell.fiscal import (
    format_date,
    format_datetime,
    format_fiscal_year,
    format_range,
    format_round,
    format_year,
)

FEBRUARY_14 = date(2025, 2, 14)


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("short", "14 ก.พ. 2568", "14 Feb 2025"),
        ("long", "14 กุมภาพันธ์ 2568", "14 February 2025"),
        ("numeric", "14/02/2568", "14/02/2025"),
        ("weekday", "วันศุกร์ที่ 14 กุมภาพันธ์ 2568", "Friday 14 February 2025"),
        ("month", "กุมภาพันธ์ 2568", "February 2025"),
        ("month_short", "ก.พ. 2568", "Feb 2025"),
    ],
)
def test_date_is_written_in_every_style_and_language(style, thai, english):
    written = [format_date(FEBRUARY_14, style=style, language=language) for language in ("th", "en")]
    assert written == [thai, english]


def test_date_is_written_in_thai_digits():
    assert format_date(FEBRUARY_14, style="long", digits="thai") == "๑๔ กุมภาพันธ์ ๒๕๖๘"


def test_year_alone_is_of_the_era_of_the_language():
    written = [
        format_year(FEBRUARY_14),
        format_year(FEBRUARY_14, digits="thai"),
        format_year(FEBRUARY_14, language="en"),
    ]
    assert written == ["2568", "๒๕๖๘", "2025"]


def test_moment_is_written_as_clocks_in_bangkok_show_it():
    moment = datetime(2025, 2, 13, 17, 5, tzinfo=UTC)
    written = [format_datetime(moment, language=language) for language in ("th", "en")]
    assert written == ["14 ก.พ. 2568 00.05 น.", "14 Feb 2025, 00:05"]
    assert format_datetime(moment, style="long", digits="thai") == "๑๔ กุมภาพันธ์ ๒๕๖๘ ๐๐.๐๕ น."


def test_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="without time zone"):
        format_datetime(datetime(2025, 2, 14))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("start", "end", "thai", "english"),
    [
        (date(2025, 1, 1), date(2025, 1, 31), "ม.ค. 2568", "Jan 2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "ก.พ. 2567", "Feb 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "1-28 ก.พ. 2567", "1-28 Feb 2024"),
        (date(2025, 3, 1), date(2025, 3, 15), "1-15 มี.ค. 2568", "1-15 Mar 2025"),
        (date(2023, 12, 1), date(2024, 1, 31), "ธ.ค. 2566 - ม.ค. 2567", "Dec 2023 - Jan 2024"),
        (date(2024, 1, 1), date(2024, 2, 29), "ม.ค. - ก.พ. 2567", "Jan - Feb 2024"),
        (date(2024, 1, 28), date(2024, 2, 3), "28 ม.ค. - 3 ก.พ. 2567", "28 Jan - 3 Feb 2024"),
        (date(2023, 12, 28), date(2024, 1, 3), "28 ธ.ค. 2566 - 3 ม.ค. 2567", "28 Dec 2023 - 3 Jan 2024"),
        (date(2023, 1, 1), date(2024, 1, 31), "ม.ค. 2566 - ม.ค. 2567", "Jan 2023 - Jan 2024"),
        (date(2024, 1, 28), date(2024, 1, 28), "28 ม.ค. 2567", "28 Jan 2024"),
        (None, date(2024, 7, 15), "ภายใน 15 ก.ค. 2567", "by 15 Jul 2024"),
        (date(2024, 7, 15), None, "ตั้งแต่ 15 ก.ค. 2567", "from 15 Jul 2024"),
        (None, None, "", ""),
    ],
)
def test_range_is_written_without_saying_anything_twice(start, end, thai, english):
    assert [format_range(start, end, language=language) for language in ("th", "en")] == [thai, english]


def test_range_is_written_long_and_in_thai_digits():
    written = [
        format_range(date(2025, 3, 1), date(2025, 3, 15), style="long", digits="thai"),
        format_range(date(2023, 12, 1), date(2024, 1, 31), style="long"),
        format_range(None, date(2024, 7, 15), style="long"),
    ]
    assert written == ["๑-๑๕ มีนาคม ๒๕๖๘", "ธันวาคม 2566 - มกราคม 2567", "ภายใน 15 กรกฎาคม 2567"]


@pytest.mark.parametrize(
    ("year", "thai", "english"),
    [(2570, "2570", "2570 (2026/27)"), (2543, "2543", "2543 (1999/00)"), (2544, "2544", "2544 (2000/01)")],
)
def test_fiscal_year_keeps_its_number_and_in_english_has_the_common_years_beside_it(year, thai, english):
    assert [format_fiscal_year(year, language=language) for language in ("th", "en")] == [thai, english]
    assert format_fiscal_year(2570, digits="thai") == "๒๕๗๐"


@pytest.mark.parametrize(
    ("label", "thai", "english"),
    [
        ("ไตรมาสที่ ๑", "ไตรมาสที่ 1", "Quarter 1"),
        ("ไตรมาส 4", "ไตรมาส 4", "Quarter 4"),
        ("รอบที่ ๒", "รอบที่ 2", "Round 2"),
        ("รอบ 2", "รอบ 2", "Round 2"),
        ("รอบ 2 เดือน", "รอบ 2 เดือน", "รอบ 2 เดือน"),
        ("ระยะเตรียมการ", "ระยะเตรียมการ", "ระยะเตรียมการ"),
        ("ก.พ. ๒๕๗๐", "ก.พ. 2570", "Feb 2027"),
        ("ธ.ค.๖๖ - มี.ย.๖๗", "ธ.ค.66 - มี.ย.67", "Dec 2023 - Jun 2024"),
        ("ภายใน ๒๗ ก.พ. ๖๙", "ภายใน 27 ก.พ. 69", "by 27 Feb 2026"),
        ("ก.พ. 2024", "ก.พ. 2024", "Feb 2024"),
        ("รอบ ๑ มี.ค. ๖๗", "รอบ 1 มี.ค. 67", "Round 1, Mar 2024"),
        ("รอบที่ ๒ ๑-๑๕ ก.ค.๖๗", "รอบที่ 2 1-15 ก.ค.67", "Round 2, 1-15 Jul 2024"),
        ("ไตรมาส ๑ ธ.ค. - ม.ค. ๖๗", "ไตรมาส 1 ธ.ค. - ม.ค. 67", "Quarter 1, Dec 2023 - Jan 2024"),
        ("", "", ""),
    ],
)
def test_round_or_month_of_a_plan_has_its_english(label, thai, english):
    assert [format_round(label, language=language) for language in ("th", "en")] == [thai, english]
