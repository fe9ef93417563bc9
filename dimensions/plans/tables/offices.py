"""Who acts and who answers for it: office marks, groups, positions and persons as clerks write them."""

import re

from dimensions.plans.tables.spelling import folded, joined, lines_of, shown
from dimensions.plans.words import ActingOffice

G, P, A = ActingOffice.GROUP, ActingOffice.PROVINCE, ActingOffice.DISTRICT
# Longest first: the province's and the districts' office begin with the same words.
_MARKS: tuple[tuple[ActingOffice, str], ...] = (
    (
        P,
        r"สำนักงานพัฒนาชุมชนจังหวัด(?:(?!สำนักงาน|และ|สพ|ส\.พ|ทุก|อำเภอ)[ก-๎]){0,20}"
        r"|สนง\.?พช\.?จังหวัด|สนง\.?พช\.?จ\.?|พช\.?จังหวัด|ส\.?พ\.?จ\.?"
        r"|ระดับจังหวัด"
    ),
    (
        A,
        r"(?:ทุก)?สำนักงานพัฒนาชุมชนอำเภอ(?:ทุกอำเภอ|ทุกแห่ง)?|สนง\.?พช\.?อำเภอ"
        r"|สนง\.?พช\.?อ\.?|พช\.?อำเภอ|(?:ทุก)?ส\.?พ\.?อ\.?(?:ทุกอำเภอ"
        r"|ทุกแห่ง)?|ระดับอำเภอ|ทุกอำเภอ"
    ),
    (G, r"ก\.?[จง]\.?|ทุกกลุ่มงาน|กลุ่มงาน(?:/ฝ่าย)?|กลุ่ม/ฝ่าย"),
    (P, r"จังหวัด"),
    (A, r"อำเภอ|(?<![ก-๎])อ\.(?=[ก-๎]{3})"),
)  # fmt: skip
MARK = re.compile("|".join(f"(?P<{office}_{number}>{words})" for number, (office, words) in enumerate(_MARKS)))
CHECKED = re.compile("[☑☒✓✔✅√]\ufe0f?")
UNCHECKED = re.compile(f"[☐□▢❏❐](?:{MARK.pattern})")
BETWEEN = re.compile(r"[/,+&()•●:;.|\\\-–—\s]|และ|หรือ|กับ|ทุกแห่ง|ทุก|ทั้ง|ระดับ|\d+(?:แห่ง)?|ละ")
ACTING = (G, P, A)
SOME_DISTRICTS = re.compile(
    r"(?:ส\.?พ\.?อ\.?|(?<![ก-๎])อ\.|อำเภอ)(?!ทุก|แห่ง|ละ|และ|จังหวัด|กลุ่ม|ส\.?พ\.?|ร่วม|ดำเนิน)[ก-๎]{2}|\d(?:สพอ|อำเภอ)"
)
TICKS = re.compile(r"[/✓✔√☑☒■●•○◉⚫✗✘×xXvV*1✅✓🗸\ufe0f\uf0fc\uf0fbüûPR]+|มี|ใช่|yes|y|true|จริง", re.IGNORECASE)

OWNER_LINE = re.compile(
    r"\s*(?:กลุ่มงาน|กลุ่ม|กง\.?|กจ\.?|ฝ่าย|งาน|สพจ|สพอ|สำนักงาน|ทุก|พัฒนาการ|นักวิชาการ|นักจัดการ|นักทรัพยากร|เจ้าพนักงาน|ผู้อำนวยการ"
    r"|ผอ\.?|หัวหน้า|เจ้าหน้าที่|คณะ|บุคลากร|ผู้บริหาร|อำเภอ|จังหวัด|นาย|นาง|น\.ส\.|ว่าที่)"
)
GROUP = re.compile(r"กลุ่มงาน|กง\.|กจ\.|ฝ่าย|สพจ|สพอ|สำนักงาน")
POSITION = re.compile(r"\(?(?:นัก(?:วิชาการ|จัดการ|ทรัพยากร)|เจ้าพนักงาน|พัฒนากร|ผู้อำนวยการ|ผอ\.|หัวหน้า)")
PERSON = re.compile(r"(?:^|[\s,/(:.–-]|และ)(?:นาย|นางสาว|นาง|น\.\s?ส\.|ว่าที่\s*(?:ร\.|ร้อย|พ\.)\S*|ดร\.)\s?[ก-ฮเ-ไ][ก-๎]+")
NOT_A_NAME = re.compile(r"(?:นาย|นาง)(?:อำเภอ|ทะเบียน|แพทย์|ก|ช่าง|ทหาร|ตำรวจ)")


def offices_in(text: str) -> tuple[list[ActingOffice], str]:
    """The offices that a text marks, in the plan's order, and what of it marks none."""
    whole = folded(text)
    found: set[ActingOffice] = set()

    def taken(mark: re.Match[str]) -> str:
        found.add(ActingOffice(str(mark.lastgroup).rpartition("_")[0]))
        return " "

    rest = BETWEEN.sub("", MARK.sub(taken, CHECKED.sub("", _without_unchecked(whole))))
    return [office for office in ACTING if office in found], rest


def names_some_districts(text: str) -> bool:
    """อ.แกลง, เฉพาะอำเภอเมือง, ๓ อำเภอ: how many there are, the plan does not know."""
    return SOME_DISTRICTS.search(folded(text)) is not None


def _without_unchecked(whole: str) -> str:
    """☑ สพจ. ☐ สพอ.: beside boxes that are ticked an empty one says no."""
    return UNCHECKED.sub("", whole) if CHECKED.search(whole) else whole


def is_tick(text: str) -> bool:
    """A mark in a column that names an office or a month."""
    return TICKS.fullmatch(folded(text)) is not None


def owners_of(text: str) -> list[str]:
    """Who is named, one by one; a line that begins like no owner runs on from the one before."""
    owners: list[list[str]] = []
    for line in lines_of(text):
        if not owners or OWNER_LINE.match(line):
            owners.append([line])
        else:
            owners[-1].append(line)
    return [shown("\n".join(lines)) for lines in owners]


def with_position(text: str) -> tuple[str, str] | None:
    """A group and, on the lines below, the position in it."""
    lines = lines_of(text)
    place = next((place for place, line in enumerate(lines) if POSITION.match(shown(line))), 0)
    if not place or not GROUP.match(shown(lines[0])) or any(OWNER_LINE.match(line) for line in lines[place + 1 :]):
        return None
    return joined(lines[:place]), joined(lines[place:]).strip("()")


def names_a_person(text: str) -> bool:
    return any(not NOT_A_NAME.match(found[0].strip(" ,/(:.–-")) for found in PERSON.finditer(shown(text)))
