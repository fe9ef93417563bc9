"""What is to be shown: which kinds of paper the words of a cell ask for, and how many."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dimensions.plans.tables.quotas import Amount, amounts_in
from dimensions.plans.tables.spelling import D, joined, lines_of, number_in, shown
from dimensions.plans.tables.split import Item, parted
from dimensions.plans.words import CountedPer
from dimensions.plans.words import EvidenceKind as Kind
from portal.shell.fiscal import arabic_digits

# A paper is named by its first words; what comes after says what it is about.
HEADS: tuple[tuple[Kind, str], ...] = (
    (
        Kind.MEETING_RECORD,
        r"(?:รายงาน|บันทึก|สรุป(?:ผล)?|สรุปรายงาน)การประชุม|(?:เอกสาร"
        r"|หนังสือ|หลักฐาน)?(?:เชิญ)?การประชุม|(?:ระเบียบ)?วาระ|มติที่ประชุม|การสื่อสาร"
    ),
    (
        Kind.AWARD_LETTER,
        r"(?:ใบ|โล่)?(?:รางวัล|เกียรติบัตร|ประกาศนียบัตร|ประกาศเกียรติคุณ"
        r"|เกียรติคุณ)|โล่|การได้รับรางวัล|ได้รับรางวัล|(?:หนังสือ"
        r"|คำ|จดหมาย)?(?:ขอบคุณ|ชมเชย|ชื่นชม)"
    ),
    (
        Kind.SURVEY_RESULT,
        r"(?:ผล|แบบ)?(?:การ)?(?:ประเมิน|สำรวจ)(?:ผล)?ความพึงพอใจ|แบบสอบถาม"
        r"|(?:แบบ|ผล(?:การ)?)สำรวจ|ความพึงพอใจ|แบบประเมิน"
    ),
    (
        Kind.SIGN_OFF_LIST,
        r"(?:แบบ|ใบ|บัญชี)?(?:ลงนาม(?!ใน|บันทึก)|ลายมือชื่อ|ลงชื่อ"
        r"|ลงทะเบียน|รายชื่อ)|ทะเบียนผู้|ทะเบียนรายชื่อ|การแจ้ง.{0,40}รับทราบ"
    ),
    (Kind.STATISTICS, r"สถิติ|ข้อมูลสถิติ|ทะเบียนคุม"),
    (
        Kind.PHOTO,
        r"(?:ภาพ|รูป)(?!ข่าว|กระดาน|แบบ)|(?:วิดีโอ|วีดิโอ|วีดีโอ|วีดิทัศน์"
        r"|คลิป)|ผังภาพ|แผนภาพ|อินโฟกราฟิก"
    ),
    (
        Kind.NEWS,
        r"(?:ภาพ)?ข่าว|(?:การ)?ประชาสัมพันธ์(?!.{0,60}เว็บ)|ภาพกระดานข่าว|สื่อประชาสัมพันธ์"
        r"|วารสาร|จดหมายข่าว|(?:การ)?เผยแพร่(?!.{0,60}เว็บ)"
    ),
    (
        Kind.WEBSITE,
        r"(?:หน้า)?เว็บ|เวบ|เฟซบุ๊ก|เฟสบุ๊ค|เพจ|ลิงก์|ลิงค์|(?:https?:|www\.|website"
        r"|web|facebook|link|url|line|e-service|qr)|ระบบ|ช่องทาง(?:ออนไลน์)"
        r"|(?:การ)?(?:เผยแพร่|ประชาสัมพันธ์).{0,60}เว็บ|ออนไลน์"
    ),
    (Kind.MANUAL, r"คู่มือ|แนวปฏิบัติ|แนวทาง(?:การ)?ปฏิบัติ|มาตรฐานการ|ขั้นตอนการ"),
    (Kind.ORDER, r"คำสั่ง"),
    (Kind.ANNOUNCEMENT, r"(?:การ)?ประกาศ|นโยบาย|ข้อตกลง|เจตนารมณ์|ปฏิญญา|ธรรมนูญ"),
    (Kind.PLAN, r"(?:มาตรการและ)?แผน(?!ก(?!าร)|ที่|ผัง|ภาพ)|โครงการ|ปฏิทิน|มาตรการ|กำหนดการ"),
    (Kind.MEMO, r"บันทึก(?!ข้อตกลง|ความร่วมมือ)|หนังสือ"),
    (
        Kind.REPORT,
        r"(?:แบบ|เล่ม|ชุด)?(?:สรุป|รายงาน)|ผลการ|ถอดบทเรียน|องค์ความรู้"
        r"|การดำเนินกิจกรรม|การดำเนินงาน|การประเมินผล|เล่ม"
    ),
    (Kind.OTHER, r"บันทึก(?:ข้อตกลง|ความร่วมมือ)|mou|ช่องทาง|ใบรับรอง|การยืนยัน"),
)  # fmt: skip
HEAD = re.compile(
    "|".join(f"(?P<{kind}_{number}>{words})" for number, (kind, words) in enumerate(HEADS)), re.IGNORECASE
)
PAPER = re.compile(r"เอกสาร|หลักฐาน|สำเนา|ตัวอย่าง|ไฟล์")
# Words that say only: a paper.
WRAPPING = re.compile(
    r"(?:เอกสาร|หลักฐาน|สำเนา|ตัวอย่าง|ไฟล์|ชุด|เชิงประจักษ์|ประกอบ|แสดง|อ้างอิง|การจัดทำ|จัดทำ|พร้อม|ที่|มี|ว่า|[\s:/-])+"
)
SAYS_ONLY_PAPER = re.compile(
    r"(?:เอกสาร|หลักฐาน|เชิงประจักษ์|ประกอบ|แสดง|อ้างอิง|การ|ดำเนินงาน|ดำเนินการ|กิจกรรม|ร่องรอย|ต้อง|ให้|ตาม|ที่|มี|ได้|และ"
    r"|กำหนด|เกี่ยวข้อง|ครบถ้วน|ทุก|ครั้ง|ชัดเจน|ของ|[\s/,.:-])+"
)
CHOICE = re.compile(r"\s*(?:/|และ/หรือ|หรือ|,|\bor\b)\s*")
PAPERS = frozenset(
    [
        "เล่ม",
        "ฉบับ",
        "ภาพ",
        "รูป",
        "ชุด",
        "แผ่น",
        "ไฟล์",
        "คลิป",
        "ข่าว",
        "เรื่อง",
        "ชิ้น",
        "ช่องทาง",
        "ครั้ง",
        "รายการ",
        "สื่อ",
        "คุณธรรม",
    ]
)
LOOK_BACK = re.compile(
    r"ย้อนหลัง(?:ไปแล้ว)?\s*(?:ไม่เกินกว่า|ไม่เกิน|ไม่น้อยกว่า)?\s*([0-9๐-๙]{1,2})\s*ปี(?:\s*\(พ\.?\s?ศ\.?[^()]*\))?"
)
COUNTED = re.compile(r"([0-9๐-๙]{1,3})\s*(ภาพ|รูป|เล่ม|ฉบับ|ชุด|แผ่น|ไฟล์|คลิป|ชิ้น|ข่าว|ช่องทาง)")
COUNTING = re.compile(rf"(?:^|(?<=\s))({D}{{1,2}})[.)](?=\s?[ก-๎A-Za-z])")
ONCE = re.compile(r"ปีละ|ทั้งปี|ตลอดปี|ตลอดทั้งปี|ตลอดกิจกรรม")
OUTSIDE = re.compile(r"(?:จาก|โดย)\s*หน่วยงาน(?:อื่น)?\s*ภายนอก")
INTRODUCES = re.compile(r"(?:ดังนี้|ได้แก่|ประกอบด้วย|เช่น|อาทิ|คือ|ดังต่อไปนี้|:)\s*:?$")


@dataclass(frozen=True, slots=True)
class Shown:
    """One requirement as guessed."""

    title: str
    kinds: tuple[Kind, ...]
    number: str | None = None
    amount: Amount | None = None
    must_contain: tuple[str, ...] = ()

    @property
    def names_kind(self) -> bool:
        """Do its words name a kind? Else it is only one of the others."""
        return HEAD.search(self.title) is not None

    @property
    def says_what(self) -> bool:
        """Does it say more than that there is to be a paper?"""
        return SAYS_ONLY_PAPER.fullmatch(self.title) is None

    @property
    def min_count(self) -> int:
        amount = self.amount
        if amount is None or amount.at_least is None or amount.out_of or amount.unit not in PAPERS:
            return 1
        return min(max(int(amount.at_least), 1), 999)


def kinds_in(text: str) -> tuple[Kind, ...]:
    """The kinds that the first words of each choice name, else the first that is named anywhere."""
    found: list[Kind] = []
    for choice in CHOICE.split(shown(text)):
        wrapping = WRAPPING.match(choice)
        bare = choice[wrapping.end() :] if wrapping else choice
        if head := HEAD.match(bare) or HEAD.match(choice):
            found.append(_kind(head))
    if not found and (head := HEAD.search(shown(text))):
        found.append(_kind(head))
    return tuple(dict.fromkeys(found)) or (Kind.OTHER,)


def _kind(head: re.Match[str]) -> Kind:
    return Kind(str(head.lastgroup).rpartition("_")[0])


def begins_a_paper(line: str) -> bool:
    text = shown(line)
    return PAPER.match(text) is not None or HEAD.match(text) is not None


def papers_in(text: str) -> tuple[str, list[Shown]]:
    """What introduces the list, and each paper of a cell."""
    parts = parted(_in_lines(text))
    if not parts.is_list:
        return "", [_paper(Item(None, [paper])) for lines in _unmarked(text) for paper in _listed(joined(lines))]
    if parts.lead and not _lists_papers(parts.lead, parts.items):
        names = tuple(item.text for item in parts.items)
        return "", [Shown(parts.lead, kinds_in(parts.lead), None, _amount(parts.lead), names)]
    lead = parts.lead if parts.lead and INTRODUCES.search(parts.lead) else ""
    first = [_paper(Item(None, [parts.lead]))] if parts.lead and not lead else []
    return lead, first + [_paper(item) for item in parts.items]


def _in_lines(text: str) -> str:
    """A list that counts on within one line, ๑) … ๒) …, as lines."""
    line = shown(text)
    found = list(COUNTING.finditer(line))
    counts_on = [number_in(each[1]) for each in found] == [str(number) for number in range(1, len(found) + 1)]
    if len(lines_of(text)) > 1 or len(found) < 2 or found[0].start() > 0 or not counts_on:
        return text
    ends = [*(each.start() for each in found[1:]), len(line)]
    return "\n".join(line[each.start() : end].strip() for each, end in zip(found, ends, strict=True))


def _lists_papers(lead: str, items: tuple[Item, ...]) -> bool:
    """Are the marked lines papers of their own, or what the paper before them must contain?"""
    heads = sum(HEAD.match(item.text) is not None or begins_a_paper(item.text) for item in items)
    return heads * 2 >= len(items) or not kinds_in(lead) or kinds_in(lead) == (Kind.OTHER,)


def _unmarked(text: str) -> list[list[str]]:
    """Lines without marks: one that begins like a paper is the next paper, any other runs on."""
    papers: list[list[str]] = []
    for line in lines_of(text):
        runs_on = papers and (not begins_a_paper(line) or _is_open(papers[-1][-1]))
        if runs_on:
            papers[-1].append(line)
        else:
            papers.append([line])
    return papers


def _listed(text: str) -> list[str]:
    """Papers parted by commas, where each piece begins like one."""
    pieces = [piece.strip() for piece in text.split(",")]
    return pieces if all(begins_a_paper(piece) for piece in pieces) else [text]


def _is_open(line: str) -> bool:
    """A line that cannot be the end of what it says."""
    return shown(line).endswith(("และ", "หรือ", "/", ",", "การ", "ของ", "ที่", "ใน", "ตาม", "โดย", "กับ", "(", "-"))


def _paper(item: Item) -> Shown:
    names = tuple(part.text for part in item.parts)
    return Shown(item.text, kinds_in(item.text), item.number, _amount(item.text), names)


def _amount(text: str) -> Amount | None:
    found = COUNTED.search(text)
    bare = Amount(text, found[0], at_least=Decimal(arabic_digits(found[1])), unit=found[2]) if found else None
    return next(iter(amounts_in(text)), bare)


def per_of(text: str) -> CountedPer:
    """Once for the whole activity, or for each period."""
    return CountedPer.ACTIVITY if ONCE.search(text) else CountedPer.PERIOD


def look_back_in(text: str) -> int | None:
    """Not older than so many years."""
    found = LOOK_BACK.search(shown(text))
    return int(found[1]) if found and 1 <= int(found[1]) <= 20 else None
