"""Numbers to reach or not to pass, guessed from the words around them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dimensions.plans.tables.spelling import D, shown
from portal.shell.fiscal import arabic_digits

UNITS = [
    "ช่องทาง",
    "ครั้ง",
    "คน",
    "ราย",
    "แห่ง",
    "เล่ม",
    "ฉบับ",
    "เรื่อง",
    "กิจกรรม",
    "โครงการ",
    "หลักสูตร",
    "ภาคีเครือข่าย",
    "ภาคี",
    "เครือข่าย",
    "หน่วยงาน",
    "อำเภอ",
    "ตำบล",
    "หมู่บ้าน",
    "กลุ่ม",
    "ชิ้น",
    "ชุด",
    "แผ่น",
    "ภาพ",
    "รูป",
    "ข่าว",
    "คลิป",
    "รายการ",
    "ข้อ",
    "ประการ",
    "ประเด็น",
    "คุณธรรม",
    "ชั่วโมง",
    "ชม.",
    "นาที",
    "วันทำการ",
    "วัน",
    "เดือน",
    "ระดับ",
    "นวัตกรรม",
    "องค์กร",
    "ครัวเรือน",
    "ผลงาน",
    "สื่อ",
    "ไฟล์",
    "พื้นที่",
    "จุด",
    "ประเภท",
    "ด้าน",
    "แบบ",
    "ต้น",
    "บาท",
    "คะแนน",
]
UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
N = rf"{D}{{1,3}}(?:,{D}{{3}})*(?:\.{D}{{1,2}})?"
SHARE = rf"(?:ร้อยละ\s*(?P<share>{N})|(?P<percent>{N})\s*(?:%|เปอร์เซ็นต์))"
LEAST = r"(?P<least>ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|ตั้งแต่|จำนวน)\s*(?:[ก-๎]{1,20}ละ\s*)?"
MOST = r"(?P<most>ไม่เกิน|ไม่มากกว่า|สูงสุด|ภายใน)\s*"
AMOUNT = re.compile(
    rf"(?:{LEAST}|{MOST})?{SHARE}"
    rf"|(?:{LEAST.replace('least', 'least_n')}|{MOST.replace('most', 'most_n')})(?P<number>{N})\s*"
    rf"(?:(?:จาก|ใน)\s*(?P<out_of>{N})\s*)?(?P<unit>{UNIT})(?:ขึ้นไป)?"
    rf"|(?P<of>{N})\s*(?:จาก)\s*(?P<of_all>{N})\s*(?P<of_unit>{UNIT})"
)
WITHIN = frozenset(["ชั่วโมง", "ชม.", "นาที", "วันทำการ", "วัน"])
NOT_A_QUOTA = re.compile(r"(?:ย้อนหลัง|ระยะเวลา|อายุ)[^ ]{0,12}\s*$")
# A step on the way: ร้อยละ ๕๐ ภายใน ๓๑ มี.ค. ๖๙.
BY = re.compile(rf"(?:ร้อยละ\s*({N})|({N})\s*%)\s*(?:ภายใน(?:วันที่)?)\s*({D}{{1,2}}\s*[ก-๎.]+\s*{D}{{2,4}})")
EVERYBODY = re.compile(r"(?:บุคลากร|เจ้าหน้าที่|ข้าราชการ|พนักงาน)[ก-๎\s]{0,30}?ทุกคน")
NONE_OF = re.compile(r"^ไม่มี(?!ส่วน|ค่า)(?P<what>.{4,})")
HANGING = ("และ", "หรือ", "ผ่าน", "ทั้ง", "ใน", "ที่", "ของ", "จาก")
OPENING = re.compile(r"^(?:โดย|ต้อง|ทั้งนี้|หน่วยงาน)(?:มี|ต้อง)?")
SHARE_UNIT, WHOLE = "ร้อยละ", Decimal(100)
LONGEST_BEFORE = 60  # letters of a clause that are quoted before its number
CLAUSE = re.compile(r"[\s,;:()“”\"]+")


@dataclass(frozen=True, slots=True)
class Amount:
    """A bound with its unit; `quote` is how the text says it."""

    measure: str
    quote: str
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    out_of: Decimal | None = None
    unit: str | None = None

    @property
    def in_figures(self) -> str:
        """As it is proposed: 100%, ≥ 80%, ≥ 3/7 ภาคีเครือข่าย, ≤ 2 เรื่อง, 0."""
        bound = self.at_least if self.at_most is None else self.at_most
        sign = "≤" if self.at_most else "≥" if self.at_least else ""
        of_all = f"/{self.out_of}" if self.out_of else ""
        if self.unit == SHARE_UNIT:
            return f"{bound}%" if bound == WHOLE and self.at_most is None else f"{sign} {bound}%"
        return " ".join(filter(None, [sign, f"{bound}{of_all}", self.unit]))

    @property
    def bounds(self) -> tuple[object, ...]:
        return self.at_least, self.at_most, self.out_of, self.unit


def amounts_in(text: str) -> list[Amount]:
    """Every bound that a text states, in its order."""
    whole = shown(text)
    steps = [found.span() for found in BY.finditer(whole)]
    found = [
        amount
        for match in AMOUNT.finditer(whole)
        if not any(start <= match.start() < end for start, end in steps)
        and not NOT_A_QUOTA.search(whole[: match.start()])
        and (amount := _amount(match, whole))
    ]
    return _distinct(found + _everybody(whole) + _none(whole))


def steps_in(text: str) -> list[tuple[int, str]]:
    """The share that must be done by a day, and the day as typed."""
    return [
        (int(Decimal(arabic_digits(found[1] or found[2]))), found[3].strip())
        for found in BY.finditer(shown(text))
        if 1 <= Decimal(arabic_digits(found[1] or found[2])) <= 100
    ]


def _amount(found: re.Match[str], whole: str) -> Amount | None:
    measure, quote = _measure(whole, found.start()), _quote(whole, *found.span())
    if share := found["share"] or found["percent"]:
        number = _decimal(share)
        at_most = bool(found["most"])
        return _bound(measure, quote, number, None, SHARE_UNIT, at_most=at_most) if number <= 100 else None
    if found["of"]:
        return _bound(measure, quote, _decimal(found["of"]), _decimal(found["of_all"]), found["of_unit"])
    number, unit = _decimal(found["number"]), found["unit"]
    if found["most_n"] == "ภายใน" and unit not in WITHIN:
        return None
    out_of = _decimal(found["out_of"]) if found["out_of"] else None
    return _bound(measure, quote, number, out_of, unit, at_most=bool(found["most_n"]))


def _bound(
    measure: str, quote: str, number: Decimal, out_of: Decimal | None, unit: str, *, at_most: bool = False
) -> Amount | None:
    if out_of is not None and out_of < number:
        return None
    least, most = (None, number) if at_most else (number, None)
    return Amount(measure, quote, least, most, out_of, "ชั่วโมง" if unit == "ชม." else unit)


def _measure(whole: str, end: int) -> str:
    """What is counted: the clause before the number with all that it hangs on, else the whole text."""
    clauses = [clause for clause in CLAUSE.split(whole[:end]) if len(clause) > 3]
    first = len(clauses) - 1
    while first > 0 and (clauses[first].startswith(HANGING) or clauses[first][0].isascii()):
        first -= 1
    counted = OPENING.sub("", " ".join(clauses[max(first, 0) :]))
    return (counted or whole)[:1000]


def _quote(whole: str, start: int, end: int) -> str:
    """The number with the clause before it, as they stand there."""
    before = [found.end() for found in CLAUSE.finditer(whole, 0, start) if found.end() < start]
    begin = max(before[-1] if before else 0, start - LONGEST_BEFORE)
    return whole[begin:end].strip()


def _everybody(whole: str) -> list[Amount]:
    found = EVERYBODY.search(whole)
    return [Amount(_measure(whole, found.end()), found[0], at_least=WHOLE, unit=SHARE_UNIT)] if found else []


def _none(whole: str) -> list[Amount]:
    found = NONE_OF.match(whole)
    return [Amount(found["what"][:1000].strip(), whole, at_most=Decimal(0))] if found else []


def _distinct(amounts: list[Amount]) -> list[Amount]:
    return list({amount.bounds: amount for amount in reversed(amounts)}.values())[::-1]


def _decimal(text: str) -> Decimal:
    return Decimal(arabic_digits(text).replace(",", ""))
