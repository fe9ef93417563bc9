import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def read(*arguments):
    out = StringIO()
    call_command("read_period", *arguments, stdout=out)
    return json.loads(out.getvalue())


def test_periods_are_printed_without_a_database(django_db_blocker):
    with django_db_blocker.block():
        printed = read("--", "รอบ ๑ มี.ค. ๖๗ รอบ ๒ มี.ย. ๖๗")
    assert printed == [
        {"start": "2024-03-01", "end": "2024-03-31", "label": "รอบที่ ๑", "flags": [], "proposal": None},
        {"start": "2024-06-01", "end": "2024-06-30", "label": "รอบที่ ๒", "flags": ["month_slip"], "proposal": None},
    ]


def test_undated_period_is_printed_with_its_offer():
    assert read("--fiscal-year", "2567", "--", "รอบประเมินที่ ๑ และ ๒") == [
        {
            "start": None,
            "end": None,
            "label": "รอบประเมินที่ ๑ และ ๒",
            "flags": ["no_dates"],
            "proposal": [
                {"start": "2023-10-01", "end": "2024-03-31"},
                {"start": "2024-04-01", "end": "2024-09-30"},
            ],
        }
    ]


def test_text_may_begin_with_a_dash_and_be_unquoted():
    assert read("--", "-", "ภายใน", "๓๐", "มิ.ย.", "๖๙") == [
        {"start": None, "end": "2026-06-30", "label": None, "flags": [], "proposal": None}
    ]


def test_text_without_letters_has_no_periods():
    assert read("--", " ") == []


def test_year_of_the_common_era_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match=r"^A fiscal year is one of the Buddhist era, such as 2567; 2024 is none\.$"):
        read("--fiscal-year", "2024", "--", "มี.ค.")


def test_texts_that_are_quoted_are_read_each_for_itself():
    ends = [period["end"] for period in read("--fiscal-year", "2569", "--", "ต.ค. 67 - ธ.ค. 67", "ภายใน 30 มิ.ย.")]
    assert ends == ["2024-12-31", "2026-06-30"]
