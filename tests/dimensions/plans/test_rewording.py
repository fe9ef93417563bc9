"""Years in texts: which move, which stay, and that none stays in silence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dimensions.plans.rewording import Reworded, Rewording
from portal.shell.fiscal import add_years, month_end
from tests.dimensions.plans.strategies import TEXTS

CARRIED = Rewording(2567, 2570)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ปีงบประมาณ ๖๗ และปีงบฯ ๖๘", "ปีงบประมาณ ๗๐ และปีงบฯ ๗๑"),
        ("ปี ๖๖-๖๗ หรือ ๒๕๖๖/๖๗", "ปี ๖๙-๗๐ หรือ ๒๕๖๙/๗๐"),
        ("เม.ย.-๖๗ ถึง ก.ย 67", "เม.ย.-๗๐ ถึง ก.ย 70"),
        ("ครั้งที่ ๑/๒๕๖๗ รอบที่ ๒/๒๕๖๗ ไตรมาส 1/2567", "ครั้งที่ ๑/๒๕๗๐ รอบที่ ๒/๒๕๗๐ ไตรมาส 1/2570"),
        ("วันพฤหัสบดีที่ ๒๒ กุมภาพันธ์ ๒๕๖๗", "วันจันทร์ที่ ๒๒ กุมภาพันธ์ ๒๕๗๐"),
        ("ภายในวันที่ ๒๙ กุมภาพันธ์ พ.ศ. ๒๕๖๗", "ภายในวันที่ ๒๘ กุมภาพันธ์ พ.ศ. ๒๕๗๐"),
        ("14/2/67 และ ๒๙/๐๒/๒๕๖๗", "14/2/70 และ ๒๘/๐๒/๒๕๗๐"),
        ("๒๘ ก.พ. - ๑๕ มี.ค. ๖๗", "๒๘ ก.พ. - ๑๕ มี.ค. ๗๐"),
        ("ประกาศนโยบาย No Gift Policy ประจำปี พ.ศ. ๒๕๖๗", "ประกาศนโยบาย No Gift Policy ประจำปี พ.ศ. ๒๕๗๐"),
        ("Fiscal year 2567 (by 31 March 2024), ค.ศ. 2024", "Fiscal year 2570 (by 31 March 2027), ค.ศ. 2027"),
        ("๓๐ ก.พ. ๒๕๖๗", "๓๐ ก.พ. ๒๕๗๐"),
        ("อายุ ๒ ปี ๖๗ คน", "อายุ ๒ ปี ๖๗ คน"),
        ("ทุกวันศุกร์ ร้อยละ ๖๗ หนังสือที่ ว ๖๗", "ทุกวันศุกร์ ร้อยละ ๖๗ หนังสือที่ ว ๖๗"),
    ],
)
def test_year_moves_with_its_plan(old, new):
    assert CARRIED.reword(old) == Reworded(new, ())


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", ("๒๕๔๐",)),
        ("ระเบียบกระทรวง ว่าด้วยการนี้ พ.ศ. ๒๕๖๖", ("๒๕๖๖",)),
        ("คำสั่งจังหวัดระยอง ที่ ๑๒/๒๕๖๗", ("๒๕๖๗",)),
        ("หนังสือ ที่ มท ๐๔๐๐/ว ๑๒ ลงวันที่ ๑ ตุลาคม ๒๕๖๖", ("๑ ตุลาคม ๒๕๖๖",)),
        ("ครม. เห็นชอบเมื่อวันที่ ๓ ม.ค. ๖๗", ("๓ ม.ค. ๖๗",)),
        ("วันพฤหัสบดีที่ ๒๒ กุมภาพันธ์ เวลา ๙ น.", ("พฤหัสบดีที่ ๒๒ กุมภาพันธ์",)),
        ("จำนวน 2024 คน", ("2024",)),
        ("จำนวน 2000 คน", ()),
    ],
)
def test_what_cites_stays_and_is_named(text, stays):
    assert CARRIED.reword(text) == Reworded(text, stays)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ภายใน ๒๘ ก.พ. ๒๕๖๖", "ภายใน ๒๙ ก.พ. ๒๕๖๗"),
        ("๑-๒๘ ก.พ. ๖๖", "๑-๒๙ ก.พ. ๖๗"),
        ("ม.ค. - ๒๘ ก.พ. ๖๖ ไม่เกินวันที่ 28/02/2566", "ม.ค. - ๒๙ ก.พ. ๖๗ ไม่เกินวันที่ 29/02/2567"),
        ("ประชุม ๒๘ ก.พ. ๖๖", "ประชุม ๒๘ ก.พ. ๖๗"),
        ("- ๒๘ ก.พ. ๖๖ ประชุม", "- ๒๘ ก.พ. ๖๗ ประชุม"),
    ],
)
def test_day_in_a_text_follows_the_rule_of_periods(old, new):
    assert Rewording(2566, 2567).reword(old).text == new


@given(DAYS, st.integers(-5, 5))
@settings(derandomize=True, database=None, deadline=None)
def test_moved_day_is_in_the_same_month_so_many_years_on(day, by):
    moved, last = Rewording(2567, 2567 + by).day(day), Rewording(2567, 2567 + by).last(day)
    assert (moved.year - day.year, moved.month, day.day - moved.day) in [(by, day.month, 0), (by, 2, 1)]
    assert (last == add_years(day, by), last == month_end(last)) == (
        True,
        day == month_end(day) or last == month_end(day),
    )


@given(st.lists(TEXTS | st.sampled_from(["ปี ๒๕๖๗", "ก.พ. ๖๗", "พ.ศ.", "๒๘", "ลงวันที่", "/", "-"])))
@settings(derandomize=True, database=None, deadline=None)
def test_any_text_is_moved_and_moved_back(parts):
    """Within the same year nothing is touched at all."""
    text = " ".join(parts)
    assert Rewording(2567, 2567).reword(text).text == text
    there = Rewording(2567, 2571).reword(text)
    assert Rewording(2571, 2567).reword(there.text).text == text
