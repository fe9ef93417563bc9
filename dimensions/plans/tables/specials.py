"""Rows that hold no activity: dimensions, criteria and levels across the table, notes under it."""

import re

from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.rows import WHEN, Row
from dimensions.plans.tables.sections import LEVEL_LINE
from dimensions.plans.tables.spelling import D, number_in, shown
from dimensions.plans.tables.split import COUNTED, without_number
from dimensions.plans.tables.titles import DIMENSION_LINE, Named, dimension_in

FOOTNOTE = re.compile(
    r"\(?(?:\*|†|‡|※|หมาย\s?เหตุ|ข้อมูล\s?ณ|ที่มา\s?:|อ้างอิง\s?:|แหล่งที่มา|คำอธิบาย|คำชี้แจง|ลงชื่อ|ลงนาม|\(ลงชื่อ|ผู้จัดทำ|ผู้เสนอ|ผู้เห็นชอบ|ผู้อนุมัติ"
    r"|ผู้รับรอง|ผู้ตรวจ|เสนอโดย|อนุมัติ(?:แผน|โดย)|เห็นชอบ$|ปรับปรุง(?:ข้อมูล)?\s?(?:ณ|เมื่อ)|จัดทำโดย|ผู้รวบรวม|หน้า(?:ที่)?\s?[0-9๐-๙]+|[-–]\s?[0-9๐-๙]{1,3}\s?[-–]$)"
)
SIGNATURE = re.compile(
    r"\(?(?:ลงชื่อ|ลงนาม|ผู้จัดทำ|ผู้เสนอ|ผู้เห็นชอบ|ผู้อนุมัติ|ผู้รับรอง|ผู้ตรวจ|เสนอโดย|จัดทำโดย|ผู้รวบรวม|หน้า(?:ที่)?\s?[0-9๐-๙]+|[-–]\s?[0-9๐-๙]{1,3}\s?[-–]$)"
)
SUM = re.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|จำนวน|มิติ|เกณฑ์|\s|$)")
CRITERION_LINE = re.compile(
    rf"(?:เกณฑ์(?:การประเมิน)?|แนวทาง|นโยบาย|มาตรการ|ตัวชี้วัด|องค์ประกอบ|ด้าน|ประเด็น(?:การประเมิน)?|หัวข้อ)\s*(?:ที่)?\s*(?P<number>{D}{{1,2}}(?:\.{D}{{1,2}})*)(?!{D}|{COUNTED})\s*[.:)\-–]*\s*(?P<name>.*)"
)


def is_note(text: str) -> bool:
    """Does a text read like a note below the table, a signature or a page number?"""
    line = shown(text)
    return bool(FOOTNOTE.match(line) or SUM.match(line))


def is_signature(text: str) -> bool:
    """Where somebody signs, or a page number: nobody looks for a plan there."""
    return SIGNATURE.match(shown(text)) is not None


def is_sum(text: str) -> bool:
    return SUM.match(shown(text)) is not None


def dimension_of(row: Row) -> Named | None:
    """The dimension that a row announces; its name may stand in the next cell."""
    first, *rest = row.line.own
    if (row.begins(*WHEN) and not row.is_wide) or len(rest) > 1 or not DIMENSION_LINE.match(shown(first.text)):
        return None
    spots = [spot for held in row.own.values() for spot in held] + row.wide + row.outside
    by_cell = {spot.cell: spot for spot in spots}
    named = dimension_in(shown(first.text), by_cell[first])
    if named is None or (named.name and rest):
        return None
    return Named(named.number, shown(rest[0].text), named.spot, by_cell[rest[0]]) if rest else named


def level_of(row: Row) -> tuple[int, str] | None:
    """The level that stands alone in a row, and what is said beside it."""
    spot = row.lone
    found = LEVEL_LINE.fullmatch(shown(spot.text)) if spot else None
    return (int(number_in(found["level"])), found["rest"]) if found else None


def criterion_of(row: Row, *, has_column: bool) -> tuple[str | None, str] | None:
    """Number and name of a criterion that stands across the table, or alone where criteria have no column."""
    spot = row.lone
    if spot is None or (not row.is_wide and (has_column or not row.begins(Role.ACTIVITY, Role.NUMBER))):
        return None
    text = shown(spot.text)
    if is_note(text):
        return None
    if found := CRITERION_LINE.fullmatch(text):
        return (number_in(found["number"]), found["name"]) if found["name"] else None
    return without_number(spot.text) if row.is_wide else None
