"""Nothing that was typed under a header vanishes: it is in the plan, or it is named in a doubt."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dimensions.plans import read_data
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables import read_sheets
from dimensions.plans.tables.headers import heading_of
from dimensions.plans.tables.spelling import folded, says_nothing
from dimensions.plans.workbooks import Unreadable, sheets_of
from tests.dimensions.plans.tables.test_chiangrai import WORKBOOK
from tests.dimensions.plans.tables.test_styles import STYLES

HEADERS = [
    ["ที่", "เกณฑ์การประเมิน", "กิจกรรม", "ห้วงระยะเวลา", "ผู้รับผิดชอบ", "หน่วยปฏิบัติ", "หลักฐานอ้างอิง", "หมายเหตุ"],
    ["ระดับ", "แนวทาง", "ประเด็น", "การขับเคลื่อน", "ระยะเวลา", "ผู้รับผิดชอบ", "กง.", "สพจ.", "สพอ.", "งบประมาณ"],
    ["กิจกรรม/โครงการ", "ตำแหน่ง", "เริ่มต้น", "สิ้นสุด", "ผู้รับผิดชอบ", "เป้าหมาย"],
    ["มิติ", "รหัส", "กิจกรรม", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "หลักฐาน"],
]
TYPED = [
    "๑.๑ ประกาศนโยบาย", "๑.๒ รายงานผล", "๑. นโยบาย", "๑", "2", "1.10", "- ก\n- ข",
    "๑.๑ ก\n๑.๒ ข\n๑.๓ ค", "ก\n- ข\n- ค", "1) ก\n2) ข", "ม.ค. ๖๗", "ภายใน ๓๐ มี.ย. ๖๗",
    "รอบ ๑ มี.ค. ๖๗\nรอบ ๒ มิ.ย. ๖๗", "ม.ค. ๖๗\nก.พ. ๖๗", "ทุก ๓ เดือน", "2024-01-31", "ตลอดปี",
    "ธ.ค. ๖๖/มี.ค ๖๗", "กลุ่มงาน\nประสานฯ", "กลุ่มงานประสานฯ\nกลุ่มงานส่งเสริมฯ", "สพจ./สพอ.",
    "นายสมมติ ใจดี", "/", "✓", "-", "…", '"', "x", "↔", "ภาพถ่าย", "- ภาพถ่าย\n- รายงาน",
    "คำสั่ง\nรายงาน", "แผน ประกอบด้วย\n- งบ\n- เวลา", "อย่างน้อย ๕ ช่องทาง",
    "ไม่มีเรื่องร้องเรียนในปีงบประมาณ ๒๕๖๗", "มิติที่ ๒ สำนักงานสะดวก", "มิติที่ ๒ อื่น",
    "ระดับที่ ๒", "เกณฑ์ที่ ๓ การเงิน", "หมายเหตุ : ก", "* ข", "รวมทั้งสิ้น", "#REF!", "ระดับ ๙",
    "หน้า ๒", "กิจกรรม", "ระยะเวลา", "แผนปฏิบัติการ", "(ต่อ)", "(๑)", "\u200b",
    "ย้อนหลังไม่เกิน ๑ ปี", "๑.๑", "ร้อยละ ๕๐ ภายใน ๓๑ มี.ค. ๖๗", "ก" * 1200,
]  # fmt: skip
TEXTS = st.sampled_from(TYPED) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@st.composite
def sheets(draw):
    header = draw(st.sampled_from(HEADERS))
    cells = [Cell(1, 1, draw(st.sampled_from(["ปีงบประมาณ 2567", "มิติที่ ๑ ผู้บริหาร", "แผน"])))]
    cells += [Cell(3, column, text) for column, text in enumerate(header, 1)]
    taken = set()
    for row in range(4, 4 + draw(st.integers(1, 7))):
        for column in range(1, len(header) + 2):
            if (row, column) in taken or not draw(st.integers(0, 2)):
                continue
            rows, columns = draw(st.sampled_from([(1, 1)] * 6 + [(2, 1), (3, 1), (1, 2), (2, 2), (1, len(header))]))
            cell = Cell(row, column, draw(TEXTS), rows, columns)
            if cell.text.strip() and not taken & set(cell.places()):
                cells.append(cell)
                taken |= set(cell.places())
    return Sheet("แผน", tuple(cells))


def typed_under_header(sheet, header_row):
    """Cells with something to see, without those that only repeat a heading."""
    return [cell for cell in sheet.cells if cell.row > header_row and not says_nothing(cell.text)]


def unaccounted(sheet, reading, header_row=0):
    known = set(reading.paths) | {(doubt.sheet, doubt.cell) for doubt in reading.doubts}
    return [cell for cell in typed_under_header(sheet, header_row) if (sheet.name, cell.address) not in known]


def is_furniture(cell):
    """A heading or the number of a column, and a level or criterion that a row only repeats."""
    return heading_of(cell.text) is not None or folded(cell.text).strip("()").isdigit() or "ระดับ" in cell.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(sheets())
def test_whatever_is_typed_is_read_or_doubted(sheet):
    try:
        reading = read_sheets([sheet], fiscal_year=2567)
    except Unreadable:
        return
    assert read_data(reading.data).problems == ()
    assert [cell for cell in unaccounted(sheet, reading, 3) if not is_furniture(cell)] == []


@pytest.mark.parametrize("style", STYLES)
def test_every_cell_of_a_style_is_accounted_for(style):
    found = STYLES[style]()
    reading = read_sheets(found)
    lost = [cell.text for sheet in found for cell in unaccounted(sheet, reading) if not is_furniture(cell)]
    assert {text for text in lost if not text.startswith(("แผน", "ประจำ"))} == set()


def test_every_word_of_chiang_rai_is_in_the_plan_or_in_a_doubt():
    """Not only the cells: every line that was typed is found again, in one spelling."""
    (sheet, *_) = found = sheets_of(WORKBOOK).sheets
    reading = read_sheets(found)
    told = folded(repr(reading.data).replace("\\n", "").replace("\\xa0", "")) + folded(
        "".join(str(value) for doubt in reading.doubts for value in doubt.params.values())
    )
    lines = [line for cell in typed_under_header(sheet, 5) for line in cell.text.splitlines() if not is_furniture(cell)]
    missing = [line for line in lines if folded(line).lstrip("1234567890.") not in told]
    assert missing == []
