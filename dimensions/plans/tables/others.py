"""Lists of other kinds that share headings with a plan: purchases, registers, attendance, leave, agreed figures."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables import sentences
from dimensions.plans.tables.columns import header_at
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.headers import Role, heading_of
from dimensions.plans.tables.lines import Line, lines_on
from dimensions.plans.tables.spelling import folded, shown
from dimensions.plans.tables.titles import DIMENSION_LINE

FEWEST_HEADINGS = 3
MOST_TITLES = 4
LONGEST = 40  # letters of a heading
# With one of these a table is a plan, whatever else it counts or prices.
OF_A_PLAN = re.compile(
    "กิจกรรม|ประเด็น|การขับเคลื่อน|เกณฑ์|มาตรการ|แนวทาง|ขั้นตอน|สิ่งที่ต้อง|หลักฐาน|หน่วยปฏิบัติ|มิติ|วิธี(?:การ)?ดำเนิน|ห้วง|activity"
)
# One of these names another list.
TELLING = re.compile(
    "ลายมือชื่อ|ลายเซ็น|ราคา(?:ต่อ|/)หน่วย|หน่วยละ|ราคากลาง|(?:เลข|รหัส|รายการ)ครุภัณฑ์|วันที่ได้มา|ประเภท(?:การ|ของ|วัน)*ลา$|เลขที่?รับ|เลขทะเบียน|ที่หนังสือ"
    "|ลงวันที่|วิธี(?:การ)?(?:จัดหา|จัดซื้อ|จัดจ้าง|ซื้อ|จ้าง)|(?:จะ|ที่)จัด(?:ซื้อ|จ้าง|หา)|ผู้ขาย|ผู้รับจ้าง|คู่สัญญา|เลขที่สัญญา|ใบสั่งซื้อ|ส่งมอบ"
    "|^ชื่อ(?:ตัว)?[-–/และ]*(?:ชื่อ|นาม)*สกุล$|เลข(?:ประจำตัว|บัตร)|เงินเดือน|วันลา|ระเบียบวาระ|ทะเบียนรถ|วันเกิด|^อายุ$"
    "|เลขไมล์|ผู้ขอใช้|ผู้เข้า(?:รับการ)?อบรม|จำนวนชั่วโมง|จำนวนสมาชิก|วันที่จัดตั้ง|ผู้ร้อง|วันที่รับเรื่อง|ผู้อยู่เวร"
)
# Two of these do, beside each other.
COUNTING = re.compile(
    r"^ราคา|จำนวนเงิน|^เป็นเงิน|^จำนวน(?:หน่วย|วัน)?(?:\(|$)|^หน่วย(?:นับ|วัด)?$|คงเหลือ|เบิกจ่าย|^ชื่อ$|^สังกัด$|^คะแนน|^จาก$"
)


# What has this heading is to be done, not to be had.
PROJECT = re.compile("(?:ชื่อ)?(?:งาน|แผนงาน|โครงการ)(?:$|(?:/|และ)(?:งาน|โครงการ))")
# Figures that were agreed upon, with their weights.
FIGURE, WEIGHED = re.compile("ตัวชี้วัด"), re.compile("น้ำหนัก|คะแนน|หน่วยวัด")
OF_WORK = re.compile("โครงการ|งาน|รายการ|เรื่อง")
# What stands above such a list says so too.
REGISTER = re.compile(
    "(?:ทะเบียน|บัญชี(?:รายชื่อ|ลงเวลา|วัสดุ|พัสดุ)|รายชื่อ|ใบลงเวลา|ใบสั่ง|ตารางเวร|บันทึกการใช้|สรุปการ(?:ฝึก)?อบรม|รายการ(?:จัดซื้อ|จัดจ้าง|พัสดุ|วัสดุ|ครุภัณฑ์)"
    "|คำรับรองการปฏิบัติราชการ)"
)


def other_lists(sheet: Sheet) -> list[tuple[Cell, ...]]:
    """The cells of each such list, from its header to the next table of a plan."""
    lines = lines_on(sheet)
    found: list[tuple[Cell, ...]] = []
    place = 0
    while place < len(lines):
        until = _end(lines, place) if _begins(lines, place) else place
        if until > place:
            found.append(tuple(cell for line in lines[place:until] for cell in line.own))
        place = max(until, place + 1)
    return found


def without(sheet: Sheet, lists: Iterable[Iterable[Cell]]) -> Sheet:
    left_out = {cell for cells in lists for cell in cells}
    return replace(sheet, cells=tuple(cell for cell in sheet.cells if cell not in left_out)) if left_out else sheet


def is_other_list(heads: Sequence[str]) -> bool:
    """Do these headings name a list of another kind, and nothing that only a plan has?"""
    if not _may_be_listed(heads):
        return False
    telling = sum(TELLING.search(head) is not None for head in heads)
    counts = sum(COUNTING.search(head) is not None for head in heads) > 1 and not _is_work_by_a_day(heads)
    is_mostly_known = sum(_known(heads)) * 2 > len(heads)
    return telling > 1 or (is_mostly_known and (telling > 0 or counts or _weighs_figures(heads)))


def _weighs_figures(heads: Iterable[str]) -> bool:
    whole = " ".join(heads)
    return bool(FIGURE.search(whole) and WEIGHED.search(whole)) and not OF_WORK.search(whole)


def _is_work_by_a_day(heads: Collection[str]) -> bool:
    """Projects, or what somebody answers for, with their money and their time: a plan may be so."""
    roles = {found.role for head in heads if (found := heading_of(head))}
    is_work = Role.OWNER in roles or any(PROJECT.match(head) for head in heads)
    return is_work and bool(roles & {Role.PERIOD, Role.START, Role.END, Role.MONTH, Role.QUARTER})


def _known(heads: Iterable[str]) -> Iterator[bool]:
    return (bool(heading_of(head) or TELLING.search(head) or COUNTING.search(head)) for head in heads)


def _begins(lines: Sequence[Line], place: int) -> bool:
    """A line of headings, and rows under it."""
    line, *below = lines[place : place + 2]
    if not below or len(below[0].own) < 2 or line.above:
        return False
    heads = [folded(cell.text) for cell in line.own]
    if any(letter.isdigit() for head in heads for letter in head):
        return False
    return is_other_list(heads) or (
        _is_registered(lines[max(place - MOST_TITLES, 0) : place]) and _may_be_listed(heads)
    )


def _is_registered(above: Sequence[Line]) -> bool:
    return any(REGISTER.match(shown(line.own[0].text)) for line in above if line.lone)


def _may_be_listed(heads: Sequence[str]) -> bool:
    return len(heads) >= FEWEST_HEADINGS and not any(len(head) > LONGEST or OF_A_PLAN.search(head) for head in heads)


def _end(lines: Sequence[Line], begun: int) -> int:
    for place in range(begun + 1, len(lines)):
        if DIMENSION_LINE.match(shown(lines[place].own[0].text)):
            return place
        if header_at(lines, place) and not _begins(lines, place):
            return place
    return len(lines)


def told_of(lists: Sequence[Sequence[Spot]], with_plan: Collection[str], findings: Findings) -> set[tuple[str, str]]:
    """Their cells, with one doubt for each list beside a plan; a sheet of nothing else is told of as a whole."""
    for number, spots in enumerate(lists):
        for spot in spots if spots[0].sheet in with_plan else ():
            message, text = sentences.OTHER_TABLE, shown(spots[1].text)
            findings.doubt_alike(spot, "other_table", message, message, alike=number, text=text)
    return {spot.address for spots in lists for spot in spots}
