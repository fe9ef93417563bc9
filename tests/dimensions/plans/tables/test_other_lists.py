"""Lists of other kinds share headings with a plan: what is bought, who was there, what came by post."""

import pytest

from dimensions.plans.tables import read_sheets
from dimensions.plans.tables.sentences import OTHER_LIST
from dimensions.plans.workbooks import Unreadable
from tests.dimensions.plans.tables.offices import USUAL, column_of, doubts_in, reading_of, sheet, table

PURCHASES = [
    ["ลำดับ", "รายการ", "จำนวน", "หน่วย", "ราคาต่อหน่วย", "กำหนดส่งมอบ", "ผู้รับผิดชอบ"],
    [1, "กระดาษ A4", 50, "รีม", 110, "ภายใน 30 ม.ค. 67", "เจ้าหน้าที่พัสดุ"],
    [2, "หมึกพิมพ์", 4, "ตลับ", 2300, "ภายใน 30 ม.ค. 67", "เจ้าหน้าที่พัสดุ"],
]
TO_BE_BOUGHT = [
    ["ที่", "ชื่อโครงการ/รายการ", "วิธีจัดหา", "งบประมาณ (บาท)", "ระยะเวลา", "ผู้รับผิดชอบ"],
    [1, "จ้างเหมาทำความสะอาด", "เฉพาะเจาะจง", 96000, "ต.ค. 66", "สพจ."],
    [2, "เช่าเครื่องถ่ายเอกสาร", "เฉพาะเจาะจง", 36000, "ต.ค. 66", "สพจ."],
]
THINGS = [
    ["ลำดับที่", "เลขครุภัณฑ์", "รายการ", "วันที่ได้มา", "ราคา", "ผู้รับผิดชอบ"],
    [1, "7440-001", "โต๊ะทำงาน", "15 ม.ค. 2567", 4500, "กลุ่มงานประสานฯ"],
    [2, "7440-002", "เก้าอี้", "15 ม.ค. 2567", 900, "กลุ่มงานประสานฯ"],
]
LETTERS = [
    ["เลขรับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง"],
    ["1", "มท 0402/ว 100", "1 ก.พ. 67", "กรมการพัฒนาชุมชน", "พัฒนาการจังหวัด", "โครงการพัฒนาชุมชนใสสะอาด"],
    ["2", "มท 0402/ว 101", "2 ก.พ. 67", "กรมการพัฒนาชุมชน", "พัฒนาการจังหวัด", "การประชุมประจำเดือน"],
]
FIGURES = [
    ["ที่", "ตัวชี้วัด", "น้ำหนัก", "ค่าเป้าหมาย", "ระยะเวลา", "ผู้รับผิดชอบ"],
    [1, "ร้อยละของครัวเรือนเป้าหมาย", 20, 80, "ก.ย. 67", "กลุ่มงานส่งเสริมฯ"],
    [2, "ร้อยละของกลุ่มออมทรัพย์", 20, 80, "ก.ย. 67", "กลุ่มงานส่งเสริมฯ"],
]


RIDES = [
    ["ลำดับ", "วันที่ใช้รถ", "ผู้ขอใช้", "สถานที่ไป", "เรื่อง", "เลขไมล์"],
    [1, "1 ก.พ. 67", "กลุ่มงานประสานฯ", "อ.แกลง", "ติดตามงาน", 12000],
    [2, "2 ก.พ. 67", "กลุ่มงานประสานฯ", "อ.แกลง", "ประชุมประจำเดือน", 12050],
]


@pytest.mark.parametrize("rows", [RIDES, PURCHASES, TO_BE_BOUGHT, THINGS, LETTERS, FIGURES])
def test_other_list_alone_is_no_plan(rows):
    with pytest.raises(Unreadable) as refusal:
        read_sheets([sheet(["รายงาน ปีงบประมาณ 2567"], *rows)])
    assert (refusal.value.message, refusal.value.params) == (OTHER_LIST, {"text": ", ".join(rows[0])})


def test_other_list_below_a_plan_is_left_out_with_one_doubt():
    activity = ["๑. นโยบาย", "๑.๑ ประกาศนโยบาย", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", ""]
    reading = reading_of(table(activity, *PURCHASES))
    assert column_of(reading, "title") == ["ประกาศนโยบาย"]
    assert doubts_in(reading) == [("other_table", "A4")]
    assert len(reading.doubts[0].cells) == sum(map(len, PURCHASES))


def test_plan_below_another_list_is_read():
    activity = ["๑. นโยบาย", "๑.๑ ประกาศนโยบาย", "ม.ค. ๖๗", "กลุ่มงานประสานฯ", "สพจ.", ""]
    reading = reading_of(sheet(*PURCHASES, ["มิติที่ ๑ บทบาทผู้บริหาร"], list(USUAL), activity), fiscal_year=2567)
    assert column_of(reading, "title") == ["ประกาศนโยบาย"]
    assert [doubt[0] for doubt in doubts_in(reading)] == ["other_table", "programme_name"]


def test_prices_beside_activities_make_no_other_list():
    header = ["ที่", "กิจกรรม", "จำนวน", "หน่วยนับ", "ราคาต่อหน่วย", "ระยะเวลา", "ผู้รับผิดชอบ"]
    row = [1, "ประชุมชี้แจง", 50, "คน", 35, "ม.ค. 67", "กลุ่มงานประสานฯ"]
    assert column_of(reading_of(table(row, header=header)), "title") == ["ประชุมชี้แจง"]


@pytest.mark.parametrize(
    "header",
    [
        ["ที่", "โครงการ", "จำนวน", "หน่วยนับ", "จำนวนเงิน", "ระยะเวลา", "ผู้รับผิดชอบ"],
        ["ที่", "งาน", "ตัวชี้วัด", "น้ำหนัก", "คะแนน", "ระยะเวลา", "ผู้รับผิดชอบ"],
        ["ที่", "งาน/โครงการ", "เป้าหมาย", "หน่วยนับ", "จำนวนเงิน", "ไตรมาส", "หมายเหตุ"],
    ],
)
def test_work_with_its_money_and_its_figures_is_no_other_list(header):
    row = [1, "ประชุมชี้แจง", 50, "คน", 35, "ม.ค. 67", "กลุ่มงานประสานฯ"]
    assert column_of(reading_of(table(row, header=header)), "title") == ["ประชุมชี้แจง"]


def test_work_on_such_things_is_no_other_list():
    rows = [
        ["", "ตรวจสอบรายการครุภัณฑ์", "ทุกเดือน", "กลุ่มงานประสานฯ", "สพจ.", ""],
        ["", "สรุปเงินคงเหลือ", "ทุกเดือน", "กลุ่มงานประสานฯ", "สพจ.", ""],
    ]
    assert column_of(reading_of(table(*rows)), "title") == ["ตรวจสอบรายการครุภัณฑ์", "สรุปเงินคงเหลือ"]


def test_title_of_a_register_says_that_it_is_none():
    rows = [["ชื่อกลุ่ม", "อำเภอ", "เริ่ม", "ผู้ประสานงาน"], *([f"กลุ่มออมทรัพย์บ้าน{n}", "แกลง", "1 ม.ค. 67", "ก"] for n in "กขค")]
    with pytest.raises(Unreadable) as refusal:
        read_sheets([sheet(["ทะเบียนกลุ่มออมทรัพย์ ปี 2567"], *rows)])
    assert refusal.value.message == OTHER_LIST


def test_table_that_nothing_calls_a_plan_may_be_none():
    rows = [["เรื่อง", "วันที่", "ผู้รับผิดชอบ"], ["ตรวจรับงานจ้าง", "1 ม.ค. 67", "กลุ่มงานประสานฯ"]]
    kinds = [kind for kind, _ in doubts_in(reading_of(sheet(["สรุปงาน ปี 2567"], *rows), fiscal_year=2567))]
    assert "perhaps_no_plan" in kinds
    titled = [["แผนพัฒนาชุมชนใสสะอาด ปี 2567"], *rows]
    assert "perhaps_no_plan" not in [kind for kind, _ in doubts_in(reading_of(sheet(*titled), fiscal_year=2567))]
