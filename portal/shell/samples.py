"""What the style guide shows: rows as the pages have them, from the plans of Rayong and Chiang Rai."""

from datetime import UTC, date, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.shell.dates import say_date, say_range
from portal.shell.listing import Filter, Listing

CHIANG_RAI = [
    "เมืองเชียงราย",
    "เวียงชัย",
    "เชียงของ",
    "เทิง",
    "พาน",
    "ป่าแดด",
    "แม่จัน",
    "เชียงแสน",
    "แม่สาย",
    "แม่สรวย",
    "เวียงป่าเป้า",
    "พญาเม็งราย",
    "เวียงแก่น",
    "ขุนตาล",
    "แม่ฟ้าหลวง",
    "แม่ลาว",
    "เวียงเชียงรุ้ง",
    "ดอยหลวง",
]
DIMENSIONS = (
    "บทบาทผู้บริหารของหน่วยงานในการเสริมสร้างความโปร่งใส",
    "การเปิดเผยข้อมูลและการมีส่วนร่วมของผู้มีส่วนได้ส่วนเสีย",
    "การปรับปรุงสภาพแวดล้อมในสถานที่ทำงาน",
    "สำนักงานสะดวก",
    "การส่งเสริมการมีส่วนร่วมในการต่อต้านการทุจริต",
)
MEETING = "จัดประชุมสร้างความเข้าใจและถ่ายทอดแผนให้บุคลากรในสังกัด"
CHANNELS = "สร้างช่องทางรับเรื่องร้องเรียนร้องทุกข์ไม่น้อยกว่า ๕ ช่องทาง และช่องทางร้องเรียนการทุจริตและประพฤติมิชอบอย่างน้อย ๑ ช่องทาง"
FIVE_S = "ดำเนินกิจกรรม ๕ ส เช่น ลดการใช้โฟม เปิดปิดแอร์เป็นเวลา หิ้วปิ่นโต สวมใส่ผ้าไทย"
POLICY = "ประกาศนโยบายด้านการสร้างความโปร่งใส (ต่อต้านการทุจริตคอร์รัปชัน, Anti-Bribery Policy, No Gift Policy “งดรับ งดให้”)"
SUMMARY = "สรุปผลการดำเนินงานตามแผนการใช้จ่ายหรือรายงานผลในระบบบริหารงบประมาณ และรายงานให้ผู้บังคับบัญชาทราบ"
SHA = "9f2c41d07be8a65310cc94f3a1d2be7758e0a94c3b6d12f8e47a90b15c3dd6e2"


def work(state: str, title: str, due: date | None, dimension: int, **more: Any) -> dict[str, Any]:
    code = f"{dimension}.1.{len(title) % 7 + 1}"
    return {"state": state, "title": title, "due": due, "dimension": dimension, "code": code, **more}


WORK = [
    work("overdue", POLICY, date(2026, 1, 31), 1, missing=["ขาดประกาศ 1 ฉบับ"], days=48, taken=0, needed=1),
    work(
        "returned", CHANNELS, date(2026, 3, 15), 2, missing=["ขาดภาพถ่าย 2 ภาพ", "ขาดหนังสือแจ้ง 1 ฉบับ"], taken=3, needed=6
    ),
    work("due_soon", MEETING, date(2026, 3, 31), 1, missing=["ขาดภาพถ่าย 1 ภาพ"], taken=2, needed=3),
    work("waiting", SUMMARY, date(2026, 3, 31), 1, taken=2, needed=2),
    work("open", FIVE_S, date(2026, 6, 30), 3, missing=["ขาดเอกสาร 1 ฉบับ"], taken=0, needed=1),
    work("done", MEETING, date(2026, 2, 28), 4, taken=2, needed=2),
    work("undated", SUMMARY, None, 5, missing=["ขาดเอกสาร 1 ฉบับ"], taken=0, needed=1),
]

FILES: list[dict[str, Any]] = [
    {
        "name": "ภาพถ่ายการประชุมถ่ายทอดแผน วันที่ 12 มีนาคม 2569 ณ ห้องประชุมที่ว่าการอำเภอปลวกแดง.jpg",
        "icon": "photo",
        "size": 1_482_310,
        "sha256": SHA,
        "state": "accepted",
        "note": "12 มี.ค. 69",
        "sample_picture": True,
    },
    {
        "name": "หนังสือเชิญประชุม รย 0619-ว 114.pdf",
        "icon": "pdf",
        "size": 348_100,
        "sha256": SHA[::-1],
        "state": "returned",
        "remark": "ยังไม่มีลายมือชื่อผู้บังคับบัญชา โปรดส่งฉบับที่ลงนามแล้ว",
        "note": "12 มี.ค. 69",
    },
    {"name": "https://www.example.com/pluakdaeng/2569/03/meeting", "icon": "link", "url": "https://www.example.com/"},
    {
        "name": "ตารางรายชื่อ.xlsm",
        "icon": "file",
        "size": 48_000,
        "fault": "ไฟล์นี้มีชุดคำสั่ง (มาโคร) จึงรับไม่ได้ โปรดบันทึกเป็น PDF แล้วส่งใหม่",
    },
]

DRAFT = (("1.1", "จัดทำประกาศนโยบายความโปร่งใสและสื่อสารให้บุคลากรทราบ"), ("1.2", "ประชุมชี้แจงแนวทางการดำเนินงาน"))
STEPS: list[dict[str, Any]] = [
    {
        "at": datetime(2026, 3, 19, 7, 42, tzinfo=UTC),
        "what": "ส่งกลับแก้ไข",
        "state": "returned",
        "who": "ผู้ประสานงานจังหวัด · สพจ.ระยอง",
        "note": "หนังสือเชิญประชุมยังไม่มีลายมือชื่อผู้บังคับบัญชา\nภาพถ่ายชัดเจนดีแล้ว",
    },
    {
        "at": datetime(2026, 3, 18, 3, 5, tzinfo=UTC),
        "what": "ส่งตรวจ",
        "state": "submitted",
        "who": "เจ้าหน้าที่ · สพอ.ปลวกแดง",
    },
    *(
        {"at": datetime(2026, 3, day, 9, 30, tzinfo=UTC), "what": "เพิ่มหลักฐาน", "who": "เจ้าหน้าที่ · สพอ.ปลวกแดง"}
        for day in range(17, 12, -1)
    ),
]

# An office's file, row by row as it was typed.
TYPED: list[tuple[str, ...]] = [
    ("ที่", "กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ", "หลักฐาน"),
    ("1", MEETING, "ม.ค. - เมษ.ค. 69", "กลุ่มงานประสานฯ", "ภาพถ่าย 2 ภาพ"),
    ("2", FIVE_S, "มิ.ค. 69", "ทุกกลุ่มงาน", ""),
    ("3", SUMMARY, "วันจันทร์ที่ 12 มี.ค. 69", "ฝ่ายอำนวยการ", "รายงาน 1 ฉบับ"),
]
PLAN_FILE = "แผนพัฒนาชุมชนใสสะอาด จังหวัดระยอง 2569 (แก้ไขล่าสุด).xlsx"
PLAN_FILES = [
    (PLAN_FILE, datetime(2025, 11, 3, 2, 15, tzinfo=UTC)),
    ("แผน สพจ.ระยอง.docx", datetime(2025, 11, 4, tzinfo=UTC)),
]


def checked_file() -> dict[str, Any]:
    """A file while it is checked: its doubts, the sheet as typed with them marked, and what was read from it."""
    slip = _("“%(raw)s” names a month that does not exist, and was read as “%(clean)s”.")
    weekday = _("“%(raw)s” names a weekday on which that date does not fall.")
    first = say_range(date(2026, 1, 1), date(2026, 4, 30))
    second, third = say_range(date(2026, 3, 1), date(2026, 3, 31)), say_date(date(2026, 3, 12))
    slips = [
        remark(1, slip % {"raw": TYPED[1][2], "clean": "ม.ค. - เม.ย. 69"}, first, "C2"),
        remark(2, slip % {"raw": TYPED[2][2], "clean": "มี.ค. 69"}, second, "C3"),
    ]
    days = [remark(3, weekday % {"raw": TYPED[3][2]}, third, "C4")]
    marks = {each["cell"]: (each["number"], "open") for each in slips} | {"C4": (3, "settled")}
    return {
        "names": PLAN_FILES,
        "offices": ["สพจ.ระยอง", "สพอ.ปลวกแดง"],
        "groups": [
            {"kind": "slip", "title": pgettext("kind of doubt", "Months that do not exist"), "open": slips},
            {
                "kind": "day",
                "title": pgettext("kind of doubt", "Weekdays that do not fit the date"),
                "settled": days,
            },
        ],
        "columns": "ABCDE",
        "rows": [typed_row(number, texts, marks) for number, texts in enumerate(TYPED, start=1)],
        "read": [
            {"row": row, "title": texts[1], "period": period, "owner": texts[3], "evidence": texts[4]}
            for row, (texts, period) in enumerate(zip(TYPED[1:], (first, second, third), strict=True), start=2)
        ],
    }


def remark(number: int, sentence: str, proposal: str, cell: str) -> dict[str, Any]:
    return {"number": number, "sentence": sentence, "proposal": proposal, "cell": cell}


def typed_row(number: int, texts: tuple[str, ...], marks: dict[str, tuple[int, str]]) -> dict[str, Any]:
    addresses = [f"{column}{number}" for column in "ABCDE"]
    cells = [(address, text, *marks.get(address, (0, ""))) for address, text in zip(addresses, texts, strict=True)]
    return {"number": number, "cells": cells}


def heat_rows(names: list[str]) -> list[SimpleNamespace]:
    """Made-up but steady figures of five dimensions for each office, in rows as a board has them."""
    rows = []
    for office, name in enumerate(names):
        cells = []
        for dimension in range(5):
            owed = 0 if (office * 3 + dimension) % 17 == 5 else 4 + (office * 5 + dimension * 3) % 9
            is_complete = office % 5 == 0 and dimension < 3
            accepted = owed if is_complete else owed * ((office * 7 + dimension * 11) % 10 + 1) // 11
            cells.append(heat_cell(accepted, owed, (owed - accepted) // 4))
        total = heat_cell(*(sum(getattr(cell, key) for cell in cells) for key in ("accepted", "owed", "overdue")))
        rows.append(SimpleNamespace(name=name, url="?sample=board", cells=tuple(cells), total=total))
    return rows


def heat_cell(accepted: int, owed: int, overdue: int) -> SimpleNamespace:
    link, share = "?sample=work", accepted / owed if owed else None
    return SimpleNamespace(accepted=accepted, owed=owed, overdue=overdue, share=share, url=link, overdue_url=link)


def level_rows(names: list[str]) -> list[SimpleNamespace]:
    """Every look of such a cell: on the way, at the highest level, nothing owed, several offices in one."""
    looks = [(0, 5, 3), (2, 5, 1), (5, 5, 0), (None, 2, 0)]
    cells = [
        SimpleNamespace(level=level, highest=highest, missing=missing, url="?sample=work", lowest=None, behind=0)
        for level, highest, missing in looks
    ]
    cells.append(SimpleNamespace(level=3, highest=5, missing=7, url="?sample=work", lowest=1, behind=4))
    return [SimpleNamespace(name=name, url="?sample=board", cells=tuple(cells)) for name in names]


class SampleListing(Listing[dict[str, Any]]):
    """A list page without a database: the same sample rows on each of its pages."""

    @cached_property
    def total(self) -> int:
        return 214

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        return WORK


def listing(params: QueryDict) -> SampleListing:
    offices = [(f"57{number:02}", f"สพอ.{name}") for number, name in enumerate(CHIANG_RAI, start=1)]
    states = [("overdue", "เกินกำหนด"), ("due_soon", "ใกล้ครบกำหนด"), ("returned", "ส่งกลับแก้ไข")]
    dimensions = [(number, f"มิติที่ {number} {name}") for number, name in enumerate(DIMENSIONS, start=1)]
    filters = [
        Filter("office", "หน่วยงาน", offices, "office"),
        Filter("state", "สถานะ", states, "state"),
        Filter("dimension", "มิติ", dimensions, "dimension"),
    ]
    orders = {"due": ["due"], "title": ["title"], "office": ["office"]}
    empty: Any = None
    return SampleListing(
        empty, params, search=["title"], filters=filters, orders=orders, default_order="due", per_page=20
    )
