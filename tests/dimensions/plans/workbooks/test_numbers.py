"""Numbers of cells and the formats that decide how they look."""

import pytest

from dimensions.plans.workbooks.numbers import BUILT_IN, Look, look_of, plain, shown


@pytest.mark.parametrize(
    ("code", "look"),
    [
        ("", Look.NUMBER),
        ("General", Look.NUMBER),
        ("@", Look.NUMBER),
        ("#,##0.00", Look.NUMBER),
        ('0" วัน"', Look.NUMBER),
        ("[Red]0;[Blue]-0", Look.NUMBER),
        ("yyyy-mm-dd", Look.DATE),
        ("[$-D07041E]d mmmm yyyy", Look.DATE),
        ("d/m/bbbb", Look.DATE),
        ("yyyy", Look.DATE),
        ("mmm-yy", Look.MONTH),
        ("[$-41E]mmmm bb;@", Look.MONTH),
        (BUILT_IN[74], Look.MONTH),
        ("ดดด-ปป", Look.MONTH),
        ("ว/ด/ปปปป ช:นน", Look.MOMENT),
        ("d/m/yyyy h:mm", Look.MOMENT),
        ("h:mm AM/PM", Look.TIME),
        ("[h]:mm", Look.TIME),
    ],
)
def test_look_of_a_format_is_what_it_shows(code, look):
    assert look_of(code) == look


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (2569.0, "", "2569"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (2.5, "0", "3"),
        (0.125, "0.00%", "12.50%"),
        (1.0, "0%", "100%"),
        (7, "00", "07"),
        (7.5, "00.0", "07.5"),
        (5000, '_(* #,##0_);_(* (#,##0);_(* "-"_)', "5000"),
        (5, '0" วัน"', "5"),
        (1e21, "0", "1e+21"),
        (45292, "mmm-yy", "2024-01"),
        (45351.5, "d/m/yyyy", "2024-02-29"),
        (45351, "d/m/yyyy h:mm", "2024-02-29"),
        (0.545, "h:mm", "13:04"),
        (1e12, "d/m/yyyy", "1000000000000"),
        (float("inf"), "d/m/yyyy", ""),
        (float("nan"), "0", ""),
    ],
)
def test_number_reads_as_its_cell_shows_it(value, code, text):
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("value", "text"), [(2569.0, "2569"), (-1.0, "-1"), (0.1 + 0.2, "0.3"), (1 / 3, "0.33333333333")]
)
def test_plain_number_has_no_needless_places(value, text):
    assert plain(value) == text
