"""The words that offices put above their columns, and what each of them means."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from dimensions.plans.tables.spelling import folded
from dimensions.plans.words import ActingOffice
from portal.shell.fiscal import arabic_digits, read_month


class Role(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    CODE = "code"
    DIMENSION = "dimension"
    LEVEL = "level"
    CRITERION = "criterion"
    ACTIVITY = "activity"
    DETAIL = "detail"
    PERIOD = "period"
    START = "start"
    END = "end"
    MONTH = "month"
    QUARTER = "quarter"
    OWNER = "owner"
    POSITION = "position"
    OFFICE = "office"
    MARK = "mark"
    EVIDENCE = "evidence"
    TARGET = "target"
    REMARK = "remark"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading as understood; the number is that of a month or quarter, the office that of a column of marks.

    A column of one district has its name as `place`, `among` so many districts with a column of their own.
    """

    role: Role
    label: str
    number: int = 0
    office: ActingOffice | None = None
    place: str = ""
    among: int = 0


WORDS: dict[Role, str] = {
    Role.OTHER: "งบประมาณ ผลการ ผลที่คาดว่าจะได้รับ ผลลัพธ์ ผลสัมฤทธิ์ สถานะ คะแนน น้ำหนัก ปัญหา อุปสรรค ความก้าวหน้า "
    "วัตถุประสงค์ กลุ่มเป้าหมาย สถานที่ ช่องทาง ลิงก์ ลิงค์ link url หน่วยนับ วงเงิน",
    Role.EVIDENCE: "หลักฐาน เอกสาร ร่องรอย evidence สิ่งที่ต้องส่ง ไฟล์แนบ",
    Role.POSITION: "ตำแหน่ง",
    Role.OWNER: "responsible ผู้รับผิดชอบ รับผิดชอบ ผู้ดำเนินการ ผู้ดำเนินงาน เจ้าของเรื่อง เจ้าภาพ กลุ่มงาน ผู้เกี่ยวข้อง ผู้ประสานงาน ฝ่าย ผรช",
    Role.OFFICE: "หน่วยปฏิบัติ หน่วยดำเนินการ หน่วยดำเนินงาน หน่วยงาน ผู้ปฏิบัติ พื้นที่ หน่วย ระดับปฏิบัติ ส่วนราชการ",
    Role.START: "เริ่มต้น เริ่ม ตั้งแต่",
    Role.END: "สิ้นสุด เสร็จสิ้น แล้วเสร็จ ครบกำหนด ภายใน กำหนดส่ง กำหนดเสร็จ ถึง",
    Role.PERIOD: "period ห้วงระยะเวลา ท้วงระยะเวลา ช่วงระยะเวลา ระยะเวลา ห้วงเวลา ท้วงเวลา ช่วงเวลา กำหนดเวลา กำหนดการ "
    "กรอบเวลา กรอบระยะเวลา วันเดือนปี วันที่ วัน เวลา เดือน ปฏิทิน ไตรมาส ห้วง ท้วง ช่วง ว/ด/ป ว.ด.ป timeline "
    "กำหนดดำเนินการ",
    Role.REMARK: "หมายเหตุ ข้อสังเกต ข้อเสนอแนะ",
    Role.LEVEL: "ระดับ",
    Role.DIMENSION: "มิติ",
    Role.CODE: "รหัส",
    Role.NUMBER: "ลำดับ ล.ด ที่ ข้อ no # เลขที่",
    Role.CRITERION: "เกณฑ์ แนวทาง นโยบาย มาตรการ องค์ประกอบ ด้าน ยุทธศาสตร์ กลยุทธ์ หัวข้อ ตัวชี้วัด",
    Role.DETAIL: "วิธีการ วิธี รายละเอียด ขั้นตอน คำอธิบาย",
    Role.ACTIVITY: "activity กิจกรรม โครงการ ประเด็น การขับเคลื่อน รายการ งาน ภารกิจ แผนงาน การดำเนินงาน การดำเนินการ เรื่อง "
    "การดำเนินกิจกรรม สิ่งที่ต้องดำเนินการ สิ่งที่ต้องทำ สิ่งที่ต้องปฏิบัติ",
    Role.TARGET: "ค่าเป้าหมาย เป้าหมาย จำนวน ผลผลิต",
}
# Said anywhere in a heading, these decide; of the others the word that comes first.
DECISIVE = (Role.EVIDENCE, Role.POSITION, Role.OWNER, Role.OFFICE, Role.START, Role.END, Role.PERIOD, Role.REMARK)
FILLERS = [
    "การประเมิน",
    "การขับเคลื่อน",
    "การดำเนินการ",
    "การดำเนินงาน",
    "การดำเนินกิจกรรม",
    "ดำเนินการ",
    "ดำเนินงาน",
    "การปฏิบัติงาน",
    "การปฏิบัติ",
    "ปฏิบัติการ",
    "ปฏิบัติ",
    "ประเมินผล",
    "ประเมิน",
    "ขับเคลื่อน",
    "พัฒนา",
    "การพัฒนา",
    "การ",
    "อ้างอิง",
    "เชิงประจักษ์",
    "ประกอบ",
    "ประจำปี",
    "ประจำ",
    "ปี",
    "ปีงบประมาณ",
    "พ.ศ.",
    "พศ",
    "หลัก",
    "รอง",
    "ย่อย",
    "ที่",
    "ตาม",
    "ของ",
    "ใน",
    "และ",
    "หรือ",
    "ต่อ",
    "ชื่อ",
    "แผนการ",
    "แผน",
    "สำคัญ",
    "ภาพถ่าย",
    "รายงาน",
    "สำหรับ",
    "กำหนด",
    "วัน",
    "เดือน",
    "ปี",
    "ผู้",
    "จัดกิจกรรม",
    "จัด",
    "ความโปร่งใส",
    "คุณธรรม",
    "ใสสะอาด",
    "พัฒนาชุมชน",
    "จังหวัด",
    "อำเภอ",
    "กลุ่ม",
    "ลำดับ",
    "ทำ",
    "ให้",
    "ส่ง",
    "รอบ",
    "แห่ง",
    "ข้อมูล",
    "แหล่ง",
    "นับ",
    "หน่วย",
    "จะ",
    "ต้อง",
    "แนบ",
    "ใช้",
]
ROLE_OF_WORD = {word: role for role, words in WORDS.items() for word in words.split()}
TOKEN = re.compile("|".join(map(re.escape, sorted({*ROLE_OF_WORD, *FILLERS}, key=len, reverse=True))))
ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
LOOSE = re.compile(r"[\s/.,:;*|–—-]+|ๆ|ฯ|25\d\d")
BRACKETS = str.maketrans("", "", "()[]")
LONGEST = 60

OFFICES = {
    ActingOffice.GROUP: re.compile(r"กจ|กง|กลุ่มงาน(?:/ฝ่าย)?"),
    ActingOffice.PROVINCE: re.compile(r"สพจ|(?:ระดับ)?จังหวัด|สำนักงานพัฒนาชุมชนจังหวัด(?:สพจ)?|สนง\.?พช\.?จังหวัด"),
    ActingOffice.DISTRICT: re.compile(
        r"สพอ(?:[ก-๎]{2,20})?|(?:ระดับ|ทุก)?อำเภอ|สำนักงานพัฒนาชุมชนอำเภอ(?:สพอ)?|สนง\.?พช\.?อำเภอ"
    ),
}
ONE_DISTRICT = re.compile(r"(?:สพอ\.?|อ\.|(?:สำนักงานพัฒนาชุมชน|สนง\.?พช\.?)?อำเภอ)(?P<name>(?!ทุก|ละ)[ก-๎]{2,20})")
OFFICE_MARKS = re.compile(r"ส\.?พ\.?[จอ]|จังหวัด.{0,3}อำเภอ")
QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?|q)\.?([1-4])(?:\D.*)?")
ROUND = re.compile(r"(?:รอบ|ครั้ง|งวด)(?:ที่)?\d{1,2}")
YEAR = re.compile(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?25\d\d")
MONTH = re.compile(r"([ก-๎][ก-๎.]*?|[a-z]{3,9}\.?)(?:(?:พ\.?ศ\.?)?(\d{2}|25\d\d))?")
MONTHS = re.compile(
    r"(?P<first>[ก-๎][ก-๎.]*?)(?:\d{2}|25\d\d)?(?:[-–—]|ถึง)(?P<last>[ก-๎][ก-๎.]*?)(?:(?:พ\.?ศ\.?)?(?:\d{2}|25\d\d))?"
)
YEAR_AND_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
QUARTERS: dict[tuple[int | None, int | None], int] = {(10, 12): 1, (1, 3): 2, (4, 6): 3, (7, 9): 4}
# As they are typed most: a slip of the finger in a heading is forgiven when it is close to one of these.
USUAL = (
    "ผู้รับผิดชอบ", "ห้วงระยะเวลา", "ระยะเวลา", "ระยะเวลาดำเนินการ", "หลักฐานอ้างอิง", "หลักฐานเชิงประจักษ์", "หน่วยปฏิบัติ",
    "หน่วยดำเนินการ", "เกณฑ์การประเมิน", "กิจกรรม", "กิจกรรม/โครงการ", "โครงการ/กิจกรรม",
    "ประเด็นการประเมิน", "ประเด็นการขับเคลื่อน",
    "การขับเคลื่อน", "แนวทางการดำเนินการ", "แนวทางการดำเนินงาน", "หมายเหตุ", "ลำดับที่",
)  # fmt: skip
CLOSE = 0.84


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading | None:
    """What a cell says as a heading; nothing when it holds more than heading words."""
    if len(text) > LONGEST * 3:
        return None
    whole = folded(text)
    if not whole or len(whole) > LONGEST or whole.endswith(":"):  # ระยะเวลา: is a line of a form
        return None
    if special := _special(whole, text):
        return special
    bare = ASIDE.sub("", whole) or whole.strip("()")
    roles = _roles_in(bare) or _roles_in(whole.translate(BRACKETS))
    role = _decided(roles) if roles else None
    if role == Role.LEVEL and OFFICE_MARKS.search(whole):  # ระดับการดำเนินงาน (สพจ./สพอ.)
        role = Role.OFFICE
    return Heading(role, text) if role else None


@lru_cache(maxsize=4096)
def nearly(text: str) -> Heading | None:
    """A heading with a slip of the finger in it."""
    whole = folded(text)
    if len(whole) > LONGEST:
        return None
    best, usual = max((_likeness(whole, usual), usual) for usual in USUAL)
    found = heading_of(usual) if best >= CLOSE else None
    return Heading(found.role, text) if found else None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= CLOSE and matcher.quick_ratio() >= CLOSE else 0


def _special(whole: str, text: str) -> Heading | None:
    bare = whole.strip("().")
    if (named := ONE_DISTRICT.fullmatch(bare)) and not _all_known(named["name"]):
        return Heading(Role.MARK, text, office=ActingOffice.DISTRICT, place=named["name"])
    for office, pattern in OFFICES.items():
        if pattern.fullmatch(bare.replace(".", "") if "พช" not in bare else bare):
            return Heading(Role.MARK, text, office=office)
    if quarter := QUARTER.fullmatch(bare):
        return Heading(Role.QUARTER, text, int(quarter[1]))
    if months := MONTHS.fullmatch(bare):
        first, last = (read_month(arabic_digits(months[name])) for name in ("first", "last"))
        if quarter_number := QUARTERS.get((first, last)):
            return Heading(Role.QUARTER, text, quarter_number)
    if ROUND.fullmatch(bare) or YEAR.fullmatch(whole):
        return Heading(Role.PERIOD, text)
    number = _month_in(whole)
    return Heading(Role.MONTH, text, number) if number else None


def _month_in(whole: str) -> int | None:
    """ต.ค. ๖๘, or 2025-10 as a spreadsheet keeps it."""
    if kept := YEAR_AND_MONTH.fullmatch(whole):
        return int(kept[1])
    month = MONTH.fullmatch(whole)
    return read_month(arabic_digits(month[1])) if month else None


def _roles_in(bare: str) -> list[Role]:
    """The roles of its words in their order; none where any other word stands there."""
    place, roles = 0, []
    while place < len(bare):
        if loose := LOOSE.match(bare, place):
            place = loose.end()
            continue
        token = TOKEN.match(bare, place)
        if token is None:
            return []
        place = token.end()
        if role := ROLE_OF_WORD.get(token[0]):
            roles.append(role)
    return roles


def _all_known(text: str) -> bool:
    """ดำเนินการ in อำเภอดำเนินการ is no name."""
    place = 0
    while token := TOKEN.match(text, place):
        place = token.end()
    return place == len(text)


def _decided(roles: list[Role]) -> Role:
    if roles[0] == Role.OTHER:
        return Role.OTHER
    if {Role.DIMENSION, Role.ACTIVITY} <= set(roles):  # มิติ/เกณฑ์/กิจกรรม: what they belong to stands in rows of its own
        return Role.ACTIVITY
    if {Role.START, Role.END} <= set(roles):  # ตั้งแต่ - ถึง over one column
        return Role.PERIOD
    return next((role for role in DECISIVE if role in roles), _first(roles))


def _first(roles: list[Role]) -> Role:
    """The first that says something: in “ที่ กิจกรรม” that is the second word."""
    return next((role for role in roles if role != Role.NUMBER), Role.NUMBER)
