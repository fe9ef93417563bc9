"""The Thai words of the plan form: what a clerk reads and types where a plan file holds a word of its own."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from dimensions.plans.words import (
    ActingOffice,
    CountedPer,
    EvidenceKind,
    Judge,
    MilestoneKind,
    OfficeLevel,
    ProgrammeKind,
    Theme,
)
from portal.shell.fiscal import tidy

YES, NO = "ใช่", "ไม่ใช่"
# Stands in a cell of several lines where one of them says nothing.
NOTHING = "-"
# A cell of several lines holds one entry in each; this sign is a line break inside an entry.
BREAK = "↵"
UNNAMED = "(ไม่ระบุชื่อเกณฑ์)"
NO_CRITERION = "(ไม่อยู่ในเกณฑ์ใด)"
EXAMPLE = "ตัวอย่าง"

OFFICES = {"group": "กง.", "province": "สพจ.", "district": "สพอ.", "department": "กรม"}
WORDS: Mapping[type[StrEnum], Mapping[str, str]] = {
    ProgrammeKind: {
        "plan": "แผนปฏิบัติการ",
        "letter": "งานตามหนังสือเวียน",
        "project": "โครงการนวัตกรรม",
        "award": "การประกวดรางวัล",
    },
    ActingOffice: {word: OFFICES[word] for word in ActingOffice},
    OfficeLevel: OFFICES,
    Judge: {"province": "จังหวัด", "department": "กรมการพัฒนาชุมชน"},
    Theme: {
        "leadership": "บทบาทผู้บริหาร",
        "open_information": "การเปิดเผยข้อมูล",
        "environment": "สิ่งแวดล้อมในสถานที่ทำงาน",
        "convenient_office": "สำนักงานสะดวก",
        "participation": "การมีส่วนร่วมของภาคีเครือข่าย",
        "moral_organisation": "องค์กรคุณธรรม",
        "innovation": "นวัตกรรม",
    },
    EvidenceKind: {
        "announcement": "ประกาศ",
        "photo": "ภาพถ่าย",
        "news": "ภาพข่าว/ข่าวประชาสัมพันธ์",
        "report": "รายงาน",
        "memo": "บันทึกข้อความหรือหนังสือ",
        "website": "เว็บไซต์",
        "order": "คำสั่ง",
        "plan": "แผน",
        "meeting_record": "เอกสารการประชุม",
        "manual": "คู่มือ",
        "award_letter": "รางวัลหรือหนังสือชื่นชม",
        "sign_off_list": "แบบลงนาม",
        "survey_result": "ผลประเมินความพึงพอใจ",
        "statistics": "ข้อมูลสถิติ",
        "other": "หลักฐานอื่น",
    },
    CountedPer: {"period": "ต่อห้วงระยะเวลา", "activity": "ต่อกิจกรรม"},
    MilestoneKind: {"event": "กิจกรรมตามกำหนดการ", "deadline": "วันครบกำหนด"},
}
# Marks of the reading that are common; others stand in the form as they are.
FLAGS = {
    "month_slip": "พิมพ์ชื่อเดือนผิด",
    "no_dates": "ไม่ระบุวันที่",
    "outside_fiscal_year": "อยู่นอกปีงบประมาณ",
    "stray_dash": "มีขีดเกิน",
}


def bare(text: str) -> str:
    """Spaces and dots are typed loosely in words that are chosen from a list."""
    return re.sub(r"[\s.]", "", tidy(text)).casefold()


def word_meant(text: str, words: Mapping[str, str]) -> str | None:
    """The word of the plan file, from its Thai or from itself."""
    return _by_spelling(tuple(words.items())).get(bare(text))


@lru_cache(maxsize=64)
def _by_spelling(words: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {bare(thai): word for word, thai in words} | {word: word for word, _thai in words}


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
