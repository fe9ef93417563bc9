"""The facts of a programme in the form's first sheet: what each is called and where in a plan file it stands."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from dimensions.plans.file import PlanFile
from dimensions.plans.form.words import OFFICES
from dimensions.plans.heading import GroupRow, MilestoneRow, TaskRow
from dimensions.plans.keys import Kind, RowOf, Text, kind_of

SHEET = "ข้อมูลแผน"
GUIDE_SHEET = "วิธีกรอก"
VERSION_LABEL = "แบบฟอร์มแผนรุ่นที่"
VERSION = 1


@dataclass(frozen=True)
class Fact:
    """A key by its path from the row it belongs to: `source_document.refers_to.date`."""

    label: str
    path: str
    row: type[Any] = PlanFile

    @cached_property
    def kind(self) -> Kind:
        kind: Any = RowOf(self.row)
        for key in self.path.split("."):
            kind = next(kind_of(each) for each in fields(kind.row) if each.name == key)
        return kind  # type: ignore[no-any-return]


FACTS = (
    Fact("จังหวัด", "programme.province.name_th"),
    Fact("ชื่อจังหวัดภาษาอังกฤษ", "programme.province.name_en"),
    Fact("จำนวนอำเภอ", "programme.province.district_count"),
    Fact("ปีงบประมาณ พ.ศ.", "programme.fiscal_year_be"),
    Fact("ประเภทของโครงการ", "programme.kind"),
    Fact("ชื่อย่อของโครงการในระบบ", "programme.slug"),
    Fact("ชื่อโครงการ", "programme.name"),
    Fact("ชื่อโครงการภาษาอังกฤษ", "programme.name_en"),
    Fact("ชื่อแผน", "programme.plan_title"),
    Fact("สำนักงานเจ้าของแผน", "programme.owning_office"),
    Fact("หน่วยงาน", "programme.organisation"),
    Fact("หน่วยงานต้นสังกัด", "programme.parent_body"),
    Fact("กลุ่มงานเจ้าของแผน", "programme.owner_group"),
    Fact("ใช้ระดับในเกณฑ์การประเมิน", "uses_levels"),
    Fact("หัวหน้าหน่วยงานเห็นชอบก่อนจังหวัดตรวจ", "programme.asks_endorsement"),
    Fact("ผู้ตรวจงานของสำนักงานจังหวัดเอง", "programme.own_work_decided_by"),
    Fact("หน่วยปฏิบัติเมื่อกิจกรรมไม่ได้ระบุ", "programme.default_offices"),
    Fact("วันเริ่มต้นโครงการ", "programme.period.start"),
    Fact("วันสิ้นสุดโครงการ", "programme.period.end"),
    Fact("ระยะเวลาโครงการตามที่พิมพ์", "programme.period.text"),
    Fact("หมายเหตุของระยะเวลาโครงการ", "programme.period.note"),
    Fact("ที่มาของข้อมูล", "programme.source"),
    Fact("หนังสือสั่งการ: เลขที่", "programme.source_document.number"),
    Fact("หนังสือสั่งการ: เลขที่ตามที่พิมพ์", "programme.source_document.number_raw"),
    Fact("หนังสือสั่งการ: หมายเหตุของเลขที่", "programme.source_document.number_note"),
    Fact("หนังสือสั่งการ: ลงวันที่", "programme.source_document.date"),
    Fact("หนังสือสั่งการ: วันที่ตามที่พิมพ์", "programme.source_document.date_raw"),
    Fact("หนังสือสั่งการ: ตำแหน่งผู้ลงนาม", "programme.source_document.from_position"),
    Fact("หนังสือสั่งการ: เรียน", "programme.source_document.to"),
    Fact("หนังสือสั่งการ: อ้างถึงหนังสือเลขที่", "programme.source_document.refers_to.number"),
    Fact("หนังสือสั่งการ: อ้างถึงหนังสือลงวันที่", "programme.source_document.refers_to.date"),
    Fact("หนังสือสั่งการ: สิ่งที่ส่งมาด้วย", "programme.source_document.attachments"),
    Fact("ตัวชี้วัดตามคำรับรอง", "programme.kpi"),
    Fact("คุณธรรมเป้าหมาย", "programme.virtues"),
)


@dataclass(frozen=True)
class Section:
    """A list of rows in the first sheet, or a table of free keys, whose first column is the key."""

    title: str
    path: str
    columns: tuple[Fact, ...]
    keyed_by: str = ""
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Free(Fact):
    """A column whose value stands by itself beside a free key."""

    longest: int = 500

    @cached_property
    def kind(self) -> Kind:
        return Text(self.longest)


SECTIONS = (
    Section(
        "กำหนดการของโครงการ",
        "programme.milestones",
        (
            Fact("รหัส (อักษรอังกฤษ)", "code", MilestoneRow),
            Fact("รายการ", "title", MilestoneRow),
            Fact("ประเภท", "kind", MilestoneRow),
            Fact("วันที่", "date", MilestoneRow),
            Fact("วันที่ตามที่พิมพ์", "raw", MilestoneRow),
            Fact("ผู้ดำเนินการ", "actor", MilestoneRow),
            Fact("ผู้รับ", "recipient", MilestoneRow),
            Fact("หมายเหตุ", "note", MilestoneRow),
        ),
    ),
    Section(
        "งานที่มอบหมายให้อำเภอ",
        "programme.district_tasks",
        (
            Fact("ข้อ", "number", TaskRow),
            Fact("งาน", "title", TaskRow),
            Fact("กำหนดส่ง", "due", TaskRow),
            Fact("เป้าหมายเชิงปริมาณ", "quota.measure", TaskRow),
            Fact("ไม่น้อยกว่า", "quota.at_least", TaskRow),
            Fact("ไม่เกิน", "quota.at_most", TaskRow),
            Fact("จากทั้งหมด", "quota.out_of", TaskRow),
            Fact("หน่วยนับ", "quota.unit", TaskRow),
            Fact("ต่อแต่ละรายการ", "quota.per_each_of", TaskRow),
        ),
    ),
    Section(
        "ชื่อกลุ่มงานที่ใช้ในแผน",
        "owner_groups",
        (Fact("ชื่อเต็มของกลุ่มงาน", "full", GroupRow), Fact("เขียนอย่างอื่นว่า", "aliases", GroupRow)),
        keyed_by="ชื่อที่ใช้ในแผน",
    ),
    Section(
        "ชื่อหน่วยปฏิบัติตามที่พิมพ์",
        "programme.office_codes",
        (_Free("ชื่อตามที่พิมพ์", ""),),
        keyed_by="หน่วยปฏิบัติ",
        words=tuple(OFFICES.items()),
    ),
    Section("กลุ่มงานของสำนักงานจังหวัด", "programme.groups", (_Free("ชื่อกลุ่มงาน", ""),), keyed_by="คำเรียกในระบบ"),
)
