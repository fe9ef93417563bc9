"""The grammar reads every text: it refuses none, loses none of it, and is done with a long one."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dimensions.plans.periods import Flag, read_periods
from dimensions.plans.periods.lexicon import LONG, ORDINALS
from dimensions.plans.periods.spelling import spell
from dimensions.plans.periods.tokens import tokens_of

WORDS = (
    *LONG, *ORDINALS, "ม.ค.", "มี.ย.", "ธ.ค", "มค", "Jan", "ภายใน", "ไม่เกินวันที่", "ก่อน", "หลัง", "ตั้งแต่",
    "ถึง", "จนถึง", "-", "–", "~", "/", ",", "และ", "หรือ", "(", ")", "\n", "•", "1)", "(2)", "1.", "รอบ",
    "รอบที่", "ครั้งที่", "งวดที่ 2", "ไตรมาส", "ไตรมาสที่", "q1", "ทุก", "ทุก 3", "เดือน", "ของเดือน",
    "เดือนละ 2 ครั้ง", "ปีละ", "ปี", "ปีงบประมาณ", "ตลอดปี", "พ.ศ.", "ค.ศ.", "fy", "๖๗", "2569", "2400", "2399",
    "1857", "9999", "0", "๑", "12", "31", "39", "99", "100", "วันที่", "วันศุกร์ที่", "สิ้น", "ต้น", "ประมาณ",
    "สัปดาห์ที่", "สัปดาห์สุดท้าย", "รอบประเมินที่", "รอบ 6 เดือน", "ครึ่งปีแรก", "เป็นต้นไป", "บัดนี้",
    "5/1/67", "31/2/69", "2024-02-30", "10/2568", "09.00 น.", "ร้อยละ 50", "ของ", "ใน", "กำหนดส่ง",
    "สำนักงาน ก.พ.", "ส่งผล", "\u200b", "\u0e4d", "า", "เ", "ๆ", ".", " ", "x",
)  # fmt: skip
YEARS = st.none() | st.integers(2500, 2699)
LISTS = st.lists(st.sampled_from(WORDS), max_size=25)
MIXTURES = LISTS.map("".join) | LISTS.map(" ".join)
# What a careless grammar would read again and again.
TIRING = (
    "ก", "เ", "\u0e4d", "(", ")(", "-", "1/", "5 และ ", "1-", "1.1.", "ม.ค.", "มค\n", "ม.ค. - ", "q1", "รอบที่ 1 และ ",
    "ทุก", "ประจำของ", "พ.ศ.", "ปีงบประมาณ", "(พ.ศ. ", "วันศุกร์ที่", "ไตรมาส 1 - ", "รอบประเมินที่ 1 และ ", "ทุกวันที่ 5, ",
)  # fmt: skip


@given(st.text() | MIXTURES, YEARS)
@settings(max_examples=500, deadline=None)
def test_any_text_is_read(text, year):
    for period in read_periods(text, fiscal_year=year):
        assert (period.end is None) == (Flag.NO_DATES in period.flags)
        assert period.end is not None or period.start is None
        assert period.start is None or period.start <= period.end
        assert all(offer.start is None or offer.start <= offer.end for offer in period.proposal)
        assert (period.raw.strip(), period.label) == (period.raw, period.label or None)


@given(MIXTURES, YEARS)
@settings(max_examples=300, deadline=None)
def test_raw_is_kept_in_the_order_of_the_text(text, year):
    place = 0
    for period in read_periods(text, fiscal_year=year):
        assert period.raw
        place = text.index(period.raw, place) + len(period.raw)


@given(MIXTURES)
@settings(max_examples=150, deadline=None)
def test_text_says_nothing_only_where_there_is_nothing(text):
    assert (read_periods(text) == []) == (not tokens_of(spell(text).text))


@example("ก.พ. พ.ย. 5/1/67", 2568)
@given(MIXTURES, YEARS)
@settings(max_examples=150, deadline=None)
def test_fiscal_year_moves_no_date_that_the_text_says(text, year):
    """A year that is known may add dates or the mark that they lie outside, but takes none away."""
    alone, known = read_periods(text), read_periods(text, fiscal_year=year)
    assert [period.raw for period in known] == [period.raw for period in alone]
    said = {
        n: (each.start, each.end) for n, each in enumerate(alone) if each.end and Flag.YEAR_ASSUMED not in each.flags
    }
    assert {n: (known[n].start, known[n].end) for n in said} == said


@pytest.mark.parametrize("piece", TIRING)
def test_cell_of_ten_thousand_letters_is_read(piece):
    text = piece * (10_000 // len(piece))
    read = read_periods(text, fiscal_year=2567)
    assert len(read) <= len(text)
