"""The words of the grammar: what each kind of token looks like in a text of one spelling."""

import re
from enum import Enum, auto
from typing import NamedTuple

from portal.shell.fiscal import WEEKDAYS_TH
from portal.shell.fiscal.typed import MONTH_SPELLINGS


class Kind(Enum):
    NUMBER = auto()
    MONTH = auto()
    MONTH_WORD = auto()  # เดือน, before a name
    DATE = auto()  # all in figures
    DATES = auto()  # 22-25/1/67
    MONTH_OF_YEAR = auto()  # 10/2568, 10/68
    YEAR_AND_MONTH = auto()  # 2025-10, as a spreadsheet keeps a month
    ERA = auto()
    YEAR = auto()
    ALL_YEAR = auto()
    FISCAL = auto()
    QUARTER = auto()
    ROUND = auto()
    APPRAISAL = auto()
    PART = auto()  # of the year: its first half, its first nine months
    EVERY = auto()
    EVERY_DAY = auto()  # of that number in each month
    WEEK = auto()
    END_OF = auto()
    ABOUT = auto()
    DASH = auto()
    TO = auto()
    SLASH = auto()
    COMMA = auto()
    OR = auto()
    BULLET = auto()
    OPEN = auto()
    CLOSE = auto()
    BY = auto()
    BEFORE = auto()
    AFTER = auto()
    FROM = auto()
    NOW = auto()
    ONWARD = auto()
    WEEKDAY = auto()
    GAP = auto()
    SILENT = auto()  # says nothing of its own
    QUANTITY = auto()
    WORD = auto()


class Entry(NamedTuple):
    """A word is known where words begin, a free one also in the middle of letters: Thai is written without spaces."""

    kind: Kind
    pattern: str
    is_free: bool = False


ALONE = "(?![ก-๎])"
# ก.พ.ร. is an office and no month.
NO_OFFICE = r"(?![ขฃฅฆงจฉชซฌญฎฏฐฑฒณดถทนบปผฝฟภยรลวศษหฬอฮ]\.)"
ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4, "หลัง": 2}
COUNTS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "หก": 6, "เก้า": 9, "สิบสอง": 12, "ครึ่ง": 6}
ORDINAL = rf"(?:ที่ ?)?({'|'.join(ORDINALS)})"
NUMERAL = r"(?:ที่)? ?([0-9]{1,2})(?![0-9]|[.:][0-9])"
WEEKDAY = f"{'|'.join(WEEKDAYS_TH)}|พฤหัส"
NAMES = sorted(MONTH_SPELLINGS, key=len, reverse=True)
SHORT = [name for name in NAMES if len(name) <= 3 and not name.isascii()]
LONG = [name for name in NAMES if len(name) > 3 and not name.isascii()]
ENGLISH = "|".join(name for name in NAMES if name.isascii())
DOTTED = "|".join(rf"{name[:-1]} ?\. ?{name[-1]}" for name in SHORT)
BARE = "|".join(rf"{name[:-1]} ?{name[-1]}" for name in SHORT)
ANY_MONTH = rf"(?:{'|'.join(LONG)}|{DOTTED}|(?:{BARE}){ALONE})"
UNITS = (
    rf"วัน(?:ทำการ)?(?!ที่|{WEEKDAY})|เดือน(?!ละ| ?{ANY_MONTH})|ปี(?!ละ| ?(?:งบ|งปม|พ\.|พศ|[0-9]))|ไตรมาส(?!ที่| ?[0-9])|"
    "ราย(?!เดือน|ไตรมาส|ปี|งาน|สัปดาห์)|สัปดาห์(?!ที่)|ครั้ง(?!ที่)|ชั่วโมง|ชม|นาที|คน|เล่ม|ฉบับ|ช่องทาง|แห่ง|ข้อ|เรื่อง|"
    "โครงการ|กิจกรรม|หมู่บ้าน|ตำบล|อำเภอ|รูป|ภาพ|ชุด|บาท|คะแนน|หน่วยงาน|ด้าน|มิติ|ประการ|ระดับ|ประเภท|%"
)
CLOCK = "[0-9]{1,2}[.:][0-9]{2}"
IN_FIGURES = "|".join(
    rf"[0-9]{{1,2}} ?{dash} ?[0-9]{{1,2}} ?{dash} ?(?:[0-9]{{4}}|[0-9]{{2}})" for dash in ("/", "-", r"\.")
)
YEAR_FIRST = "|".join(rf"[0-9]{{4}}{dash}[0-9]{{1,2}}{dash}[0-9]{{1,2}}" for dash in ("/", "-", r"\."))
SPAN = "ครึ่งปี|(?:วัน)?สิ้นเดือน|ปลายเดือน|ต้นเดือน|กลางเดือน|เดือน|สิ้นไตรมาส|ไตรมาส|ปี|สัปดาห์"
OF_WORK = "(?:ผล)?(?:การ)?(?:ปฏิบัติ)?(?:ราชการ|งาน)?"
OF_THE_YEAR = "(?:ของ)?(?:ปี)?(?:งบประมาณ|งบ)?"

NUMBERS = (
    Entry(Kind.DATE, rf"(?<![0-9])(?:{YEAR_FIRST})(?![0-9])(?:[t ][0-9]{{2}}:[0-9:.]+z?)?", True),
    Entry(Kind.YEAR_AND_MONTH, r"(?<![0-9])((?:2[456]|19|20)[0-9]{2})-(0[1-9]|1[0-2])(?![0-9]|-[0-9])", True),
    Entry(
        Kind.DATES,
        r"(?<![0-9/.-])([0-9]{1,2}) ?(?:-|ถึง) ?([0-9]{1,2}) ?/ ?(0?[1-9]|1[0-2]) ?/ ?([0-9]{4}|[0-9]{2})(?![0-9])",
        True,
    ),
    Entry(Kind.DATE, rf"(?<![0-9])(?:{IN_FIGURES})(?![0-9]| ?(?:เดือน)? ?{ANY_MONTH})", True),
    Entry(Kind.MONTH_OF_YEAR, r"(?<![0-9/])(0?[1-9]|1[0-2]) ?/ ?([4-9][0-9])(?![0-9]| ?/|[.,][0-9])", True),
    Entry(Kind.SILENT, rf"(?:เวลา ?)?{CLOCK} ?(?:(?:-|ถึง) ?{CLOCK} ?)?น(?:\.|าฬิกา|{ALONE})", True),
    Entry(Kind.MONTH_OF_YEAR, r"(?<![0-9])(0?[1-9]|1[0-2]) ?/ ?((?:2[456]|19|20)[0-9]{2})(?![0-9])", True),
    Entry(Kind.EVERY, r"()([0-9]{1,2}) ?เดือน ?(?:ต่อ ?1? ?|/ ?)(ครั้ง)(?!ที่)()", True),
    Entry(Kind.PART, r"(3|6|9|12|สาม|หก|เก้า|สิบสอง) ?เดือน(แรก|หลัง)", True),
    Entry(Kind.QUANTITY, rf"ร้อยละ ?[0-9.]+|[0-9]+(?:\.[0-9]+)? ?(?:{UNITS})", True),
    Entry(Kind.WORD, r"[0-9]+(?:\.[0-9]+)+(?![0-9])|[0-9]{5,}", True),
    Entry(Kind.NUMBER, "[0-9]{1,4}", True),
)
MONTHS = (
    Entry(Kind.MONTH, rf"(?:{DOTTED})(?: ?\.{NO_OFFICE}|(?![ก-๎.]))", True),
    Entry(Kind.MONTH, rf"(?:{'|'.join(name for name in LONG if len(name) > 5)})", True),
    Entry(Kind.MONTH, rf"(?:{'|'.join(LONG)})(?:ฯ|{ALONE})", True),
    Entry(Kind.MONTH, rf"(?:{BARE})(?:\.|{ALONE})"),
    Entry(Kind.MONTH, rf"(?<![a-z])(?:{ENGLISH})(?![a-z])\.?", True),
)
ROUNDS = (
    Entry(Kind.APPRAISAL, rf"(?:รอบ ?)?การประเมิน{OF_WORK} ?(?:รอบ|ครั้ง)(?:ที่)? ?(?=[0-9])", True),
    Entry(
        Kind.APPRAISAL, rf"รอบ(?:การ)?ประเมิน{OF_WORK} ?(?:(?:ครั้ง|รอบ)?ที่ ?(?=[0-9])|(?=[0-9]{{1,2}} ?(?:/|และ|$)))", True
    ),
    Entry(Kind.PART, "รอบ(?:ระยะเวลา)? ?(3|6|9|12|สาม|หก|เก้า|สิบสอง) ?เดือน(แรก|หลัง)?", True),
    Entry(Kind.PART, rf"(?:รอบ ?)?(ครึ่ง)ปี(?:งบประมาณ|งบ)?(?:ที่)? ?(แรก|หลัง){OF_THE_YEAR}", True),
    Entry(Kind.PART, "(?:รอบ ?)?(ครึ่ง)(แรก|หลัง)(?:ของ)?ปี(?:งบประมาณ|งบ)?", True),
    Entry(Kind.QUARTER, rf"ไตรมาส(?:{NUMERAL}|{ORDINAL})", True),
    Entry(Kind.QUARTER, "(?<![a-z])q ?([1-9])()(?![0-9])", True),
    Entry(Kind.SILENT, "รอบ(?:การ)?รายงาน(?:ผล)?(?! ?(?:(?:ครั้ง|รอบ)?ที่ ?[0-9]))", True),
    Entry(Kind.ROUND, "(รอบ(?:การ)?รายงาน(?:ผล)?|รอบ|ครั้ง|งวด|ระยะ|เฟส)(ที่) ?([0-9]{1,2})(?![0-9])", True),
    Entry(Kind.ROUND, "(รอบ|งวด|เฟส)() ?(0?[1-9]|1[0-2])(?![0-9]|[.:][0-9]| ?- ?[0-9]| ?/ ?[0-9]{1,2} ?/)"),
    Entry(Kind.ROUND, rf"(รอบ|ครั้ง|งวด|ระยะ)(ที่)?({'|'.join(ORDINALS)})", True),
    Entry(Kind.WEEK, rf"สัปดาห์(?:{NUMERAL}|{ORDINAL})(?:ของ)?", True),
)
RECURRING = (
    Entry(Kind.EVERY_DAY, "ทุก ?(?:ๆ ?)?วันที่", True),
    Entry(Kind.EVERY, "ทุก() ?(?:ๆ ?)?([0-9]{1,2}|สอง|สาม|สี่|หก) ?(เดือน|ไตรมาส|ปี|สัปดาห์|วัน)()", True),
    Entry(Kind.EVERY, rf"ทุก()() ?(?:ๆ ?)?({SPAN}|วัน(?:ทำการ)?(?: ?(?:{WEEKDAY}))?)()", True),
    Entry(Kind.EVERY, "ราย() ?([0-9]{1,2}|สอง|สาม|สี่|หก) ?(เดือน)()"),
    Entry(Kind.EVERY, "()()(เดือนเว้นเดือน)()", True),
    Entry(Kind.EVERY, "ราย() ?()(ครึ่งปี|เดือน|ไตรมาส|ปี|สัปดาห์|วัน)()"),
    Entry(Kind.EVERY, r"()()(เดือน|ไตรมาส|ปี|สัปดาห์|วัน)(?: ?ๆ)? ?ละ(?: ?([0-9]{1,3}|หนึ่ง|สอง) ?(?:ครั้ง|หน)|ครั้ง|หน)?", True),
    Entry(Kind.EVERY, rf"()()(?:(?:ของ|ใน)?(?:ทุก|แต่ละ) ?(?:ๆ ?)?|ของ)(เดือน)()(?! ?{ANY_MONTH}|ถัด)", True),
    Entry(Kind.EVERY, "()()(?:ของ|ใน)?(เดือนถัดไป)()", True),
)
YEARS = (
    Entry(Kind.FISCAL, r"(?:ประจำ)?ปี ?งบ(?:ประมาณ|ฯ|\.)?|(?:ประจำ)?ปี ?งปม\.?|งบประมาณ(?:ประจำ)? ?ปี", True),
    Entry(Kind.FISCAL, "(?<![a-z])fy ?(?=[0-9])", True),
    Entry(Kind.ALL_YEAR, "(?:ตลอด(?:ทั้ง)?|ทั้ง|เต็ม) ?ปี(?! ?(?:งบ|งปม|ละ))", True),
    Entry(Kind.YEAR, r"(?:ประจำ)?ปี(ปฏิทิน)?(?= ?(?:พ\.|พศ|ค\.|คศ|[0-9]))", True),
    Entry(Kind.ERA, r"พ ?\. ?ศ(?: ?\.)?|พศ\.?(?= ?[0-9])|(ค) ?\. ?ศ(?: ?\.)?", True),
    Entry(Kind.ERA, r"(?<![a-z])(?:b\.?e\.?|(a)\.?d\.?)(?= ?[0-9])"),
)
BOUNDS = (
    Entry(Kind.END_OF, "(?:วัน(?:ทำการ)?)?(?:สิ้นสุด|สิ้น|สุดท้ายของ)(?= ?(?:ปี|เดือน|ไตรมาส|ครึ่งปี))", True),
    Entry(Kind.ABOUT, "(?:ช่วง|ประมาณ)?(?:ต้น|กลาง|ปลาย)(?=เดือน|ปี|ไตรมาส)|ครึ่ง(?:เดือน)?(?:แรก|หลัง)(?:ของ)?(?=เดือน)", True),
    Entry(Kind.ABOUT, rf"ประมาณ(?= ?(?:วันที่|เดือน|[0-9]|{ANY_MONTH}))", True),
    Entry(Kind.BY, rf"(?:กำหนด(?:ส่ง|(?:แล้ว)?เสร็จ)|(?:ให้)?แล้วเสร็จ)(?= ?(?:วันที่|เดือน|สิ้น|[0-9]|{ANY_MONTH}))", True),
    Entry(
        Kind.BY, "ภายใน|ไม่(?:ให้)?เกิน(?:กว่า)?|ไม่(?:ล่า)?ช้า(?:ไป)?(?:กว่า|เกิน)|อย่างช้า|ครบกำหนด|(?<![a-z])by(?![a-z])", True
    ),
    Entry(Kind.NOW, "บัดนี้|ปัจจุบัน", True),
    Entry(Kind.ONWARD, "เป็นต้น(?:ไป|มา)", True),
    Entry(Kind.FROM, "(?:นับ|เริ่ม)?ตั้งแต่|นับจาก|เริ่ม(?:ต้น|ดำเนินการ)?", True),
    Entry(Kind.BEFORE, "ก่อน(?= ?(?:วัน|สิ้น|เดือน|ไตรมาส|ปี|[0-9])|[^ก-๎])", True),
    Entry(Kind.AFTER, rf"หลัง(?:จาก|(?= ?(?:วันที่|เดือน|สิ้น|[0-9]|{ANY_MONTH})))|ถัดจาก", True),
    Entry(Kind.TO, "(?<!เสร็จ)สิ้นสุด(?!เดือน|ปี)|จน(?:ถึง|กระทั่ง|กว่า)|จน(?=สิ้น|วัน|เดือน)|ไปถึง", True),
    Entry(Kind.TO, "ถึง|(?<![a-z])(?:to|until)(?![a-z])|→"),
)
REST = (
    Entry(Kind.WEEKDAY, rf"วัน ?({WEEKDAY}) ?(?:ที่)?", True),
    Entry(Kind.WEEKDAY, rf"({WEEKDAY}) ?(?:ที่)?(?= ?[0-9])"),
    Entry(Kind.SILENT, f"(?:ใน|ณ ?|ของ|กำหนด|ประจำ|ตาม)?วันที่|ข้อมูล ณ|ณ{ALONE}", True),
    Entry(Kind.SILENT, "ทั้ง(?=ปี ?(?:งบ|งปม))", True),
    Entry(Kind.MONTH_WORD, "(?:ใน|ประจำ|ของ|ช่วง|ห้วง|รอบ|ระหว่าง){0,2}เดือน", True),
    Entry(
        Kind.SILENT,
        "(?:ใน)?(?:ห้วง|ช่วง|ระยะ)(?:ระยะ)?(?:เวลา)?(?:การ)?(?:ดำเนิน(?:งาน|การ))?|ระหว่าง|กำหนด(?:การ|ส่ง|เวลา)?|ดำเนินการ|"
        r"(?:อย่าง)?ต่อเนื่อง|ตลอด(?:ทั้ง)?|จำนวน|(?:ให้)?(?:แล้ว)?เสร็จ(?:สิ้น)?|(?:จัด)?ส่ง|(?:รอบ)?รายงาน(?:ผล(?:การดำเนินงาน)?)?|"
        r"สำนักงาน ?ก ?\. ?พ ?\.(?: ?ร ?\.)?",
        True,
    ),
    Entry(Kind.SILENT, "ของ|ใน|ประจำ|รอบ|งวด|ที่|คือ|ได้แก่|รวม|ทั้งนี้|เฉพาะ|ปี|วัน"),
    Entry(Kind.OR, "หรือ"),
    Entry(Kind.COMMA, "และ|กับ|พร้อมทั้ง"),
    Entry(Kind.COMMA, r"[,;،、|&+]|และ(?= ?(?:[0-9]|วันที่|เดือน|รอบ|ไตรมาส|ครั้งที่|ภายใน))", True),
    Entry(Kind.DASH, "-+", True),
    Entry(Kind.SLASH, r"[/\\]", True),
    Entry(Kind.BULLET, "[•●○▪■◦·*✓➢➤\uf0a7\uf0b7\uf0d8\uf0fc]", True),
    Entry(Kind.OPEN, r"[(\[{（]", True),
    Entry(Kind.CLOSE, r"[)\]}）]", True),
    Entry(Kind.GAP, "[.:=\"'“”‘’…ๆฯ!?]", True),
)
ENTRIES = (*ROUNDS, *RECURRING, *NUMBERS, *MONTHS, *YEARS, *BOUNDS, *REST)
PATTERNS = [re.compile(entry.pattern) for entry in ENTRIES]


def _any(entries: list[tuple[int, Entry]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<e{place}>{entry.pattern})" for place, entry in entries))


AT_THE_BEGINNING_OF_A_WORD = _any(list(enumerate(ENTRIES)))
ANYWHERE = _any([(place, entry) for place, entry in enumerate(ENTRIES) if entry.is_free])
