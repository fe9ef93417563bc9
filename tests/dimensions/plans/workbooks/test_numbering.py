"""The forms in which Word counts."""

import pytest

from dimensions.plans.workbooks.numbering import counted


@pytest.mark.parametrize(
    ("form", "drawn"),
    [
        ("decimal", ["1", "4", "12", "45"]),
        ("thaiNumbers", ["๑", "๔", "๑๒", "๔๕"]),
        ("thaiLetters", ["ก", "ง", "ฏ", "45"]),
        ("lowerLetter", ["a", "d", "l", "45"]),
        ("upperLetter", ["A", "D", "L", "45"]),
        ("lowerRoman", ["i", "iv", "xii", "xlv"]),
        ("upperRoman", ["I", "IV", "XII", "XLV"]),
        ("none", ["", "", "", ""]),
        ("somethingNew", ["1", "4", "12", "45"]),
    ],
)
def test_count_is_drawn_in_its_form(form, drawn):
    assert [counted(count, form) for count in (1, 4, 12, 45)] == drawn


def test_count_beyond_roman_numbers_is_plain():
    assert [counted(count, "lowerRoman") for count in (0, 4000)] == ["0", "4000"]
