"""The columns of the plan form: what each is called, which key of a plan file it holds, and how wide it is."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.keys import Kind, kind_of


@dataclass(frozen=True)
class Column:
    """`of` is the row that has the key; of an activity's periods each takes a line of the cell."""

    heading: str
    of: type[Any]
    key: str
    width: float = 14

    @cached_property
    def kind(self) -> Kind:
        return next(kind_of(each) for each in fields(self.of) if each.name == self.key)


NUMBER = Column("ที่", CriterionRow, "number", 10)
CRITERION = Column("เกณฑ์การประเมิน", CriterionRow, "name", 26)
LEVEL = Column("ระดับ", CriterionRow, "level", 7)
TITLE = Column("กิจกรรม", ActivityRow, "title", 40)
RAW = Column("ห้วงระยะเวลา", PeriodRow, "raw", 18)
SEQ = Column("ลำดับกิจกรรมในมิติ", ActivityRow, "seq", 10)

# What offices print; the level stands there where the plan uses levels.
PRINTED = (
    NUMBER,
    CRITERION,
    LEVEL,
    Column("รหัส", ActivityRow, "code", 8),
    TITLE,
    Column("แนวทางการดำเนินงาน", ActivityRow, "detail", 40),
    RAW,
    Column("หน่วยปฏิบัติ", ActivityRow, "offices", 13),
    Column("ผู้รับผิดชอบ", ActivityRow, "owner_group", 22),
    Column("หลักฐานอ้างอิง", EvidenceRow, "title", 36),
)
FURTHER = (
    Column("ประเภทหลักฐาน (อย่างใดอย่างหนึ่ง)", EvidenceRow, "kinds", 22),
    Column("จำนวนขั้นต่ำ", EvidenceRow, "min_count", 9),
    Column("นับต่อ", EvidenceRow, "per", 16),
    Column("หลักฐานต้องประกอบด้วย", EvidenceRow, "must_contain", 26),
    Column("อายุหลักฐานไม่เกิน (ปี)", EvidenceRow, "max_age_years", 10),
    Column("จากหน่วยงานภายนอก", EvidenceRow, "outside_agency", 11),
    Column("ผู้บังคับบัญชาลงนาม", EvidenceRow, "signed_by_superior", 11),
    Column("หมายเหตุของหลักฐาน", EvidenceRow, "note", 26),
    Column("พิมพ์รวมกับหลักฐานข้อก่อน", EvidenceRow, "split_from_previous_source_bullet", 13),
    Column("วันเริ่มต้น", PeriodRow, "start", 16),
    Column("วันสิ้นสุด", PeriodRow, "end", 16),
    Column("รอบ/ไตรมาส", PeriodRow, "label", 14),
    Column("ห้วงระยะเวลาที่ถูกต้อง", PeriodRow, "clean", 18),
    Column("ห้วงระยะเวลาทั้งช่องตามต้นฉบับ", PeriodRow, "raw_cell", 20),
    Column("ข้อสังเกตของห้วงระยะเวลา", PeriodRow, "flags", 18),
    Column("เป้าหมายเชิงปริมาณ", QuotaRow, "measure", 28),
    Column("ไม่น้อยกว่า", QuotaRow, "at_least", 9),
    Column("ไม่เกิน", QuotaRow, "at_most", 9),
    Column("จากทั้งหมด", QuotaRow, "out_of", 9),
    Column("หน่วยนับ", QuotaRow, "unit", 10),
    Column("ต่อแต่ละรายการ", QuotaRow, "per_each_of", 16),
    Column("ความก้าวหน้า (ร้อยละ)", ShareRow, "share_percent", 11),
    Column("ความก้าวหน้าภายในวันที่", ShareRow, "by", 16),
    SEQ,
    Column("อยู่ภายใต้กิจกรรมลำดับที่", ActivityRow, "sub_of", 11),
    Column("ตำแหน่งผู้รับผิดชอบ", ActivityRow, "owner_position", 22),
    Column("ทำซ้ำทุก (เดือน)", ActivityRow, "recurs_every_months", 9),
    Column("องค์ประกอบของกิจกรรม", ActivityRow, "components", 26),
    Column("คำสำคัญ", ActivityRow, "tags", 18),
    Column("ผู้ตรวจสอบ", ActivityRow, "verified_by", 18),
    Column("หมายเหตุ", ActivityRow, "remark", 26),
    Column("หมายเหตุการจับคู่ห้วงระยะเวลา", ActivityRow, "pairing", 26),
    Column("หมายเหตุการจับคู่ผู้รับผิดชอบ", ActivityRow, "owner_pairing", 26),
    Column("หมายเหตุการจับคู่หลักฐาน", ActivityRow, "evidence_pairing", 26),
    Column("หมายเหตุรวมของหลักฐาน", ActivityRow, "evidence_note", 26),
    Column("ที่มาของหน่วยปฏิบัติ", ActivityRow, "offices_inferred", 26),
    Column("หัวข้อเปรียบเทียบของเกณฑ์", CriterionRow, "theme", 20),
)
COLUMNS = (*PRINTED, *FURTHER)

# Each of these takes a row of the sheet of its own, beside its activity.
BELOW = {EvidenceRow: "evidence", QuotaRow: "quotas", ShareRow: "milestones"}

# Stand above the table, each under its heading; number and name stand in the title.
DIMENSION = (
    Column("เลขมิติตามต้นฉบับ", DimensionRow, "source_number"),
    Column("ปีที่หัวตารางของต้นฉบับ", DimensionRow, "source_header_year_be"),
    Column("ชื่อมิติภาษาอังกฤษ", DimensionRow, "name_en"),
    Column("ชื่อมิติในหนังสือสั่งการ", DimensionRow, "name_in_letter"),
    Column("ชื่อมิติในเอกสารโครงการ", DimensionRow, "name_in_project_document"),
    Column("หัวข้อเปรียบเทียบของมิติ", DimensionRow, "theme"),
)
