from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from portal.shell import clock, digits
from portal.shell.fiscal import FiscalYear

FEBRUARY_14 = date(2025, 2, 14)
HALF_PAST_MIDNIGHT = datetime(2025, 2, 13, 17, 30, tzinfo=UTC)


def drawn(source: str, **context) -> str:
    return Template("{% load thai %}" + source).render(Context(context))


@pytest.fixture(params=["th", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    ("source", "value", "thai", "english"),
    [
        ("{{ value|thai_date }}", FEBRUARY_14, "14 ก.พ. 2568", "14 Feb 2025"),
        ('{{ value|thai_date:"long" }}', FEBRUARY_14, "14 กุมภาพันธ์ 2568", "14 February 2025"),
        ("{{ value|thai_date }}", HALF_PAST_MIDNIGHT, "14 ก.พ. 2568", "14 Feb 2025"),
        ("{{ value|thai_date }}", None, "", ""),
        ("{{ missing|thai_date }}", FEBRUARY_14, "", ""),
        ("{{ value|thai_datetime }}", HALF_PAST_MIDNIGHT, "14 ก.พ. 2568 00.30 น.", "14 Feb 2025, 00:30"),
        (
            '{{ value|thai_datetime:"long" }}',
            HALF_PAST_MIDNIGHT,
            "14 กุมภาพันธ์ 2568 00.30 น.",
            "14 February 2025, 00:30",
        ),
        ("{{ value|thai_datetime }}", None, "", ""),
        ("{{ value|thai_month }}", FEBRUARY_14, "กุมภาพันธ์ 2568", "February 2025"),
        ('{{ value|thai_month:"short" }}', FEBRUARY_14, "ก.พ. 2568", "Feb 2025"),
        ("{{ value|thai_month }}", None, "", ""),
        ("{{ value|thai_range:value }}", FEBRUARY_14, "14 ก.พ. 2568", "14 Feb 2025"),
        ("{{ missing|thai_range:value }}", FEBRUARY_14, "ภายใน 14 ก.พ. 2568", "by 14 Feb 2025"),
        ("{{ value|thai_range_long:value }}", FEBRUARY_14, "14 กุมภาพันธ์ 2568", "14 February 2025"),
        ("{{ missing|thai_range:value }}", None, "", ""),
        ("{{ value|be }}", FEBRUARY_14, "2568", "2568"),
        ("{{ value|be }}", FiscalYear(2568), "2568", "2568"),
        ("{{ value|be }}", 2025, "2568", "2568"),
        ("{{ value|be }}", 2568, "2568", "2568"),
        ("{{ value|be }}", None, "", ""),
        ("{{ value|digits }}", 0, "0", "0"),
        ("{{ value|digits }}", "<๑>", "&lt;1&gt;", "&lt;1&gt;"),
        ("{{ value|digits }}", None, "", ""),
    ],
)
def test_filter_speaks_the_language_of_the_reader(language, source, value, thai, english):
    assert drawn(source, value=value) == {"th": thai, "en": english}[language]


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ value|thai_date }}", FEBRUARY_14, "๑๔ ก.พ. ๒๕๖๘"),
        ("{{ value|thai_datetime }}", HALF_PAST_MIDNIGHT, "๑๔ ก.พ. ๒๕๖๘ ๐๐.๓๐ น."),
        ("{{ value|thai_month }}", FEBRUARY_14, "กุมภาพันธ์ ๒๕๖๘"),
        ("{{ value|thai_range:value }}", FEBRUARY_14, "๑๔ ก.พ. ๒๕๖๘"),
        ("{{ value|be }}", 2025, "๒๕๖๘"),
        ("{{ value|digits }}", 79.5, "๗๙.๕"),
    ],
)
def test_filter_writes_thai_digits_where_a_document_asks_for_them(source, value, text):
    with translation.override("th"), digits.override("thai"):
        assert drawn(source, value=value) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KB"),
        (347_500, "340 KB"),
        (1_468_006, "1.4 MB"),
        (26_214_400, "25 MB"),
        (None, ""),
    ],
)
def test_filesize_is_said_in_the_unit_that_fits(size, text):
    with translation.override("en"):
        assert drawn("{{ size|filesize }}", size=size) == text


def test_filesize_takes_the_digits_of_the_reader():
    with translation.override("en"), digits.override("thai"):
        assert drawn("{{ size|filesize }}", size=1_468_006) == "๑.๔ MB"


@pytest.mark.parametrize(
    ("value", "thai", "english"),
    [
        (datetime(2025, 2, 14, 16, 59, tzinfo=UTC), "ตั้งแต่วันนี้", "since today"),
        (HALF_PAST_MIDNIGHT, "ตั้งแต่วันนี้", "since today"),
        (datetime(2025, 2, 13, 16, 59, tzinfo=UTC), "1 วัน", "1 day"),
        (date(2025, 1, 31), "14 วัน", "14 days"),
        (date(2025, 2, 20), "ตั้งแต่วันนี้", "since today"),
        (None, "", ""),
    ],
)
def test_days_since_counts_the_days_of_bangkok(value, thai, english, language):
    with clock.set_to(FEBRUARY_14):
        assert drawn("{{ value|days_since }}", value=value) == {"th": thai, "en": english}[language]


def test_days_since_takes_the_digits_of_the_reader():
    with clock.set_to(FEBRUARY_14), translation.override("th"), digits.override("thai"):
        assert drawn("{{ value|days_since }}", value=date(2025, 2, 1)) == "๑๓ วัน"


def test_fiscal_year_and_round_speak_the_language_and_digits_of_the_reader():
    source = "{{ year|fiscal_year }}, {{ label|thai_round }}{{ nothing|thai_round }}"
    for language, chosen, said in [("th", "thai", "๒๕๗๐, ไตรมาสที่ ๑"), ("en", "arabic", "2570 (2026/27), Quarter 1")]:
        with translation.override(language), digits.override(chosen):
            assert drawn(source, year=2570, label="ไตรมาสที่ 1", nothing=None) == said


@pytest.mark.parametrize(
    ("language", "shown", "year", "said"),
    [
        ("th", "thai", 2570, "๒๕๗๐"),
        ("th", "arabic", 2570, "2570"),
        ("en", "arabic", 2570, "2570 (2026/27)"),
        ("en", "arabic", 2543, "2543 (1999/00)"),
    ],
)
def test_fiscal_year_says_both_years_only_in_english(language, shown, year, said):
    with translation.override(language), digits.override(shown):
        assert drawn("{{ year|fiscal_year }}", year=year) == said
