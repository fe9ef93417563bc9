"""The empty form: five dimensions to fill in, two examples that the reader leaves out, and how it is filled in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.form.columns import COLUMNS
from dimensions.plans.form.facts import GUIDE_SHEET
from dimensions.plans.form.facts_page import facts_page
from dimensions.plans.form.page import Mark, Page
from dimensions.plans.form.words import BREAK, EXAMPLE, NO_CRITERION, NOTHING
from dimensions.plans.form.writing import HEADING_ROW, dimension_page
from dimensions.plans.grid import Cell
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind

DIMENSIONS = 5
GUIDE = (
    "กรอกแผ่นงาน “ข้อมูลแผน” ก่อน อย่างน้อยต้องมีจังหวัด ปีงบประมาณ และชื่อโครงการ ช่องที่ไม่มีข้อมูลให้เว้นว่าง",
    "แต่ละมิติมีแผ่นงานของตัวเอง พิมพ์ชื่อมิติต่อท้าย “มิติที่ ๑” เหนือตาราง เช่น “มิติที่ ๑ บทบาทผู้บริหาร” มิติที่ไม่ใช้ปล่อยว่างไว้ได้",
    "หนึ่งกิจกรรมต่อหนึ่งแถว กิจกรรมที่มีหลักฐานหลายรายการให้พิมพ์หลักฐานรายการถัดไปในแถวถัดลงมา โดยเว้นช่องกิจกรรมว่างไว้หรือผสานเซลล์ "
    "เป้าหมายเชิงปริมาณและความก้าวหน้าหลายรายการทำเช่นเดียวกัน",
    "เกณฑ์การประเมินพิมพ์ครั้งเดียวที่กิจกรรมแรกของเกณฑ์ กิจกรรมถัดไปเว้นว่างหรือผสานเซลล์ "
    f"กิจกรรมที่ไม่อยู่ในเกณฑ์ใดให้พิมพ์ “{NO_CRITERION}” ในช่องเกณฑ์การประเมิน",
    "กิจกรรมที่มีหลายห้วงระยะเวลาให้พิมพ์บรรทัดละหนึ่งห้วงในช่องเดียวกัน (กด Alt+Enter) "
    "ช่องวันเริ่มต้น วันสิ้นสุด และรอบ/ไตรมาส ต้องมีจำนวนบรรทัดเท่ากันและเรียงตรงกัน "
    f"บรรทัดที่ไม่มีข้อมูลให้พิมพ์ {NOTHING}",
    "วันที่พิมพ์แบบไทย เช่น ๓๑ มี.ค. ๒๕๖๙ หรือ 31/3/2569 หากกำหนดเพียงวันสิ้นสุด เช่น “ภายใน ๓๑ มี.ค. ๖๙” ให้เว้นวันเริ่มต้นว่างไว้",
    "ช่องที่มีรายการให้เลือก เช่น ประเภทหลักฐาน หน่วยปฏิบัติ และนับต่อ ให้เลือกคำจากรายการ ประเภทหลักฐานหลายประเภทคั่นด้วยเครื่องหมายจุลภาค "
    "หน่วยปฏิบัติหลายหน่วยคั่นด้วย / เช่น สพจ./สพอ.",
    "ช่อง “ลำดับกิจกรรมในมิติ” เว้นว่างได้ ระบบจะให้ลำดับต่อท้ายเอง แผนที่ส่งออกจากระบบมีลำดับอยู่แล้ว โปรดอย่าแก้ไข",
    f"ช่องที่มีได้หลายรายการ พิมพ์บรรทัดละหนึ่งรายการ เครื่องหมาย {BREAK} แทนการขึ้นบรรทัดใหม่ภายในรายการเดียวกัน",
    "ช่องทางขวาของหลักฐานอ้างอิงไม่พิมพ์ออกกระดาษ สลับตำแหน่งคอลัมน์ได้ แต่อย่าเปลี่ยนชื่อหัวคอลัมน์",
    f"แถวที่ขึ้นต้นด้วยคำว่า “{EXAMPLE}” ในช่อง “ที่” เป็นตัวอย่าง ระบบไม่นำเข้า จะลบหรือคงไว้ก็ได้",
)


def empty_form() -> tuple[Page, ...]:
    """Filled in, it reads like a plan that was exported."""
    return facts_page(None), *(_dimension(number) for number in range(1, DIMENSIONS + 1)), _guide()


def _dimension(number: int) -> Page:
    page = dimension_page((), DimensionRow(number=number, criteria=EXAMPLES if number == 1 else ()), COLUMNS)
    last = HEADING_ROW + sum(cell.rows for cell, _mark in page.cells if cell.text == EXAMPLE)
    marked = [(cell, Mark.EXAMPLE if HEADING_ROW < cell.row <= last else mark) for cell, mark in page.cells]
    return replace(page, cells=tuple(marked))


def _guide() -> Page:
    cells = [(Cell(1, 1, GUIDE_SHEET, 1, 2), Mark.TITLE)]
    for row, text in enumerate(GUIDE, start=2):
        cells += [(Cell(row, 1, str(row - 1)), Mark.NUMBER), (Cell(row, 2, text), Mark.TEXT)]
    return Page(GUIDE_SHEET, tuple(cells), (6, 110))


EXAMPLES = (
    CriterionRow(
        number=EXAMPLE,
        level=1,
        name="นโยบายในการสร้างความโปร่งใส",
        activities=(
            ActivityRow(
                seq=1,
                code="๑.๑",
                title="ประกาศนโยบายด้านการสร้างความโปร่งใสและไม่รับของขวัญ",
                detail="ผู้บริหารลงนามในประกาศและแจ้งให้บุคลากรทุกคนทราบ",
                periods=(PeriodRow(raw="ม.ค. ๖๙", start=date(2026, 1, 1), end=date(2026, 1, 31)),),
                owner_group="กลุ่มงานประสานและสนับสนุนการบริหารงานพัฒนาชุมชน",
                offices=(ActingOffice.PROVINCE, ActingOffice.DISTRICT),
                evidence=(
                    EvidenceRow(title="ประกาศนโยบายที่ลงนามแล้ว", kinds=(EvidenceKind.ANNOUNCEMENT,)),
                    EvidenceRow(
                        title="ภาพถ่ายหรือภาพข่าวการประกาศนโยบาย",
                        kinds=(EvidenceKind.PHOTO, EvidenceKind.NEWS),
                        min_count=2,
                        per=CountedPer.ACTIVITY,
                    ),
                ),
            ),
        ),
    ),
    CriterionRow(
        number=EXAMPLE,
        level=3,
        name="การบริหารงบประมาณ",
        activities=(
            ActivityRow(
                seq=2,
                code="๒.๑",
                title="เผยแพร่รายงานการใช้จ่ายงบประมาณ",
                periods=(
                    PeriodRow(raw="มี.ค. ๖๙", start=date(2026, 3, 1), end=date(2026, 3, 31), label="รอบที่ ๑"),
                    PeriodRow(raw="ภายใน ๓๐ ก.ย. ๖๙", end=date(2026, 9, 30), label="รอบที่ ๒"),
                ),
                owner_group="กลุ่มงานยุทธศาสตร์การพัฒนาชุมชน",
                offices=(ActingOffice.PROVINCE,),
                evidence=(EvidenceRow(title="รายงานการใช้จ่ายงบประมาณ", kinds=(EvidenceKind.REPORT,)),),
                quotas=(QuotaRow(measure="ช่องทางการเผยแพร่", at_least=Decimal(3), unit="ช่องทาง"),),
            ),
        ),
    ),
)
