"""Papers like those of an office, laid out by the portal itself; each says that it is a sample."""

import io
from random import Random

import pikepdf

from dimensions.plans.words import EvidenceKind
from portal.reports import pdf
from portal.shell.demo import dice
from portal.shell.fiscal import thai_digits

TITLES = {
    EvidenceKind.ANNOUNCEMENT: "ประกาศ",
    EvidenceKind.REPORT: "รายงานผลการดำเนินงาน",
    EvidenceKind.MEMO: "บันทึกข้อความ",
    EvidenceKind.ORDER: "คำสั่ง",
    EvidenceKind.PLAN: "แผนปฏิบัติการ",
    EvidenceKind.MEETING_RECORD: "รายงานการประชุม",
    EvidenceKind.MANUAL: "คู่มือการปฏิบัติงาน",
    EvidenceKind.AWARD_LETTER: "หนังสือชมเชย",
    EvidenceKind.SIGN_OFF_LIST: "บัญชีลงนามรับทราบ",
    EvidenceKind.SURVEY_RESULT: "ผลการประเมินความพึงพอใจ",
    EvidenceKind.STATISTICS: "สถิติการดำเนินงาน",
    EvidenceKind.OTHER: "เอกสารประกอบ",
}
TABLES = {EvidenceKind.SIGN_OFF_LIST, EvidenceKind.SURVEY_RESULT, EvidenceKind.STATISTICS, EvidenceKind.PLAN}
MANY_PAGES = {EvidenceKind.REPORT, EvidenceKind.PLAN, EvidenceKind.MANUAL, EvidenceKind.MEETING_RECORD}
SUBJECTS = (
    "การเสริมสร้างความโปร่งใสในการปฏิบัติราชการ",
    "นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่",
    "การดำเนินกิจกรรม ๕ ส และการรักษาสิ่งแวดล้อมในสำนักงาน",
    "การขับเคลื่อนองค์กรคุณธรรมต้นแบบ",
    "ความร่วมมือกับภาคีเครือข่ายในพื้นที่",
    "การให้บริการประชาชนอย่างเปิดเผยและตรวจสอบได้",
)
SENTENCES = (
    "ด้วยสำนักงานได้ดำเนินกิจกรรมตามแผนปฏิบัติการประจำปี โดยเจ้าหน้าที่ทุกคนมีส่วนร่วมตั้งแต่ต้นจนแล้วเสร็จ",
    "ที่ประชุมรับทราบผลการดำเนินงานในห้วงที่ผ่านมา และเห็นชอบให้เผยแพร่แก่ประชาชนทางช่องทางของหน่วยงาน",
    "ให้ผู้รับผิดชอบติดตามผลและรายงานความก้าวหน้าต่อผู้บังคับบัญชาภายในกำหนดเวลา",
    "จากการประเมินผลพบว่าการดำเนินงานเป็นไปตามเป้าหมาย ไม่มีเรื่องร้องเรียนในห้วงเวลาดังกล่าว",
    "ข้อเสนอแนะที่ได้รับจากผู้เข้าร่วมกิจกรรมจะนำไปปรับปรุงการดำเนินงานในรอบถัดไป",
    "ทั้งนี้ ให้ถือปฏิบัติโดยเคร่งครัด และให้หัวหน้ากลุ่มงานกำกับดูแลให้เป็นไปตามแนวทางที่กำหนด",
)
ROWS = ("วางแผนและชี้แจง", "ดำเนินกิจกรรม", "ติดตามผล", "ประเมินผล", "สรุปและรายงาน", "เผยแพร่ผล")


def papers(count: int) -> dict[EvidenceKind, list[bytes]]:
    """So many of each kind: printed as one document, for that is quick, and taken apart."""
    laid_out = {kind: [sheets(kind, number) for number in range(1, count + 1)] for kind in TITLES}
    every = [sheet for of_kind in laid_out.values() for paper in of_kind for sheet in paper]
    printed = pdf.render(f"<html><body>{''.join(every)}</body></html>", language="th", title="")
    with pikepdf.open(io.BytesIO(printed)) as whole:
        if len(whole.pages) != len(every):
            raise ValueError("A sheet of a sample paper does not fit on its page.")
        pages = iter(whole.pages)
        return {
            kind: [bound([next(pages) for _sheet in paper], TITLES[kind]) for paper in of_kind]
            for kind, of_kind in laid_out.items()
        }


def bound(pages: list[pikepdf.Page], title: str) -> bytes:
    """Some pages as a file of their own, the same bytes each time."""
    with pikepdf.new() as paper:
        paper.pages.extend(pages)
        paper.docinfo["/Title"] = title
        out = io.BytesIO()
        paper.save(out, deterministic_id=True)
    return out.getvalue()


def sheets(kind: EvidenceKind, number: int) -> list[str]:
    """The pages of one paper."""
    rng = dice("paper", kind, number)
    further = rng.randint(1, 3) if kind in MANY_PAGES else 0
    return [first_sheet(kind, number, rng), *(further_sheet(page + 2, rng) for page in range(further))]


def first_sheet(kind: EvidenceKind, number: int, rng: Random) -> str:
    table = table_of(rng) if kind in TABLES else ""
    return sheet(
        f'<p class="number">ฉบับที่ {thai_digits(str(number))}</p><h1 class="center">{TITLES[kind]}</h1>'
        f'<p class="center">เรื่อง {rng.choice(SUBJECTS)}</p>{paragraphs(rng, 3)}{table}{SIGNATURE}'
    )


def further_sheet(page: int, rng: Random) -> str:
    table = table_of(rng) if rng.random() < 0.5 else ""
    return sheet(f'<p class="center">- {thai_digits(str(page))} -</p>{paragraphs(rng, rng.randint(3, 6))}{table}')


def sheet(content: str) -> str:
    note = "เอกสารตัวอย่างสำหรับทดลองใช้ระบบ ไม่ใช่เอกสารราชการ"
    return f'<section class="new-page"><p class="soft small">{note}</p>{content}</section>'


def paragraphs(rng: Random, count: int) -> str:
    return "".join(f'<p class="indent">{" ".join(rng.sample(SENTENCES, 2))}</p>' for _each in range(count))


def table_of(rng: Random) -> str:
    rows = "".join(
        f"<tr><td>{row}</td><td class='center'>{thai_digits(str(rng.randint(70, 100)))}</td></tr>" for row in ROWS
    )
    return f"<table><thead><tr><th>รายการ</th><th>ร้อยละ</th></tr></thead><tbody>{rows}</tbody></table>"


SIGNATURE = (
    '<div class="signature"><div class="signature__lines"><p>(ลงชื่อ) <span class="dots"></span></p>'
    "<p>หัวหน้าหน่วยงาน (ตัวอย่าง)</p></div></div>"
)
