"""A small file that was handed in: three activities on one sheet, four doubts of three kinds, a sheet of notes."""

import hashlib
from copy import deepcopy
from datetime import timedelta
from pathlib import Path

from django.urls import reverse

from dimensions.models import PlanSource, PlanUpload, PlanUploadContent
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.handed_in import HandedIn, OpenDoubt
from portal.shell import clock

CHIANG_RAI = Path(__file__).parents[1] / "plans" / "workbooks" / "data" / "messy_chiangrai_2569.xlsx"

SLIP = "“%(raw)s” names a month that does not exist, and was read as “%(clean)s”."
GUESS = "A number to reach was guessed from “%(text)s”."
OTHER = "The sheet “%(sheet)s” holds no table of a plan and was left out."

PLAN, NOTES = "มิติ ๑", "สมุดโทรศัพท์"

SHEETS = (
    Sheet(
        PLAN,
        (
            Cell(1, 1, "แผน <b>ใสสะอาด</b> ๒๕๖๗", columns=4),
            Cell(2, 1, "เกณฑ์"),
            Cell(2, 2, "กิจกรรม"),
            Cell(2, 3, "ระยะเวลา"),
            Cell(2, 4, "ผู้รับผิดชอบ"),
            Cell(3, 1, "การบริหาร", rows=3),
            Cell(3, 2, "๑.๑ ประชุม\nชี้แจง"),
            Cell(3, 3, "ม.ค. ๖๗"),
            Cell(4, 2, "๑.๒ เผยแพร่ ๕ ช่องทาง"),
            Cell(4, 3, "มี.ย. ๖๗"),
            Cell(5, 2, "๑.๓ รายงาน ๑๐๐ %"),
            Cell(900, 4, "ไกลออกไป"),
        ),
    ),
    Sheet(NOTES, (Cell(1, 1, "โทร. ๑๑๑"),)),
    Sheet("ว่าง", ()),
)


def period(raw, start, end):
    return {"raw": raw, "start": start, "end": end, "label": None}


DATA = {
    "programme": {"fiscal_year_be": 2567, "name": "ใสสะอาด"},
    "dimensions": [
        {
            "number": 1,
            "name": "ความโปร่งใส",
            "criteria": [
                {
                    "number": 1,
                    "name": "การบริหาร",
                    "activities": [
                        {
                            "seq": 1,
                            "code": "1.1",
                            "title": "ประชุมชี้แจง",
                            "periods": [period("ม.ค. ๖๗", "2024-01-01", "2024-01-31")],
                            "offices": ["district"],
                        },
                        {
                            "seq": 2,
                            "code": "1.2",
                            "title": "เผยแพร่ ๕ ช่องทาง",
                            "periods": [period("มี.ย. ๖๗", "2024-06-01", "2024-06-30")],
                            "offices": ["province"],
                            "quotas": [{"measure": "ช่องทาง", "at_least": 5, "unit": "ช่องทาง"}],
                        },
                        {"seq": 3, "code": "1.3", "title": "สรุปผลการเผยแพร่", "periods": [], "offices": ["province"]},
                    ],
                }
            ],
        }
    ],
}
FIRST = "dimensions[0].criteria[0].activities"
PLACES = {
    "dimensions[0].criteria[0].name": (PLAN, "A3"),
    f"{FIRST}[0].title": (PLAN, "B3"),
    f"{FIRST}[0].periods[0]": (PLAN, "C3"),
    f"{FIRST}[1].title": (PLAN, "B4"),
    f"{FIRST}[1].periods[0]": (PLAN, "C4"),
    f"{FIRST}[1].quotas[0]": (PLAN, "B4"),
    f"{FIRST}[2].title": (PLAN, "B5"),
}
DOUBTS = (
    OpenDoubt("other_sheet", OTHER, {"sheet": NOTES}, None, NOTES, "A1"),
    OpenDoubt("quota_guess", GUESS, {"text": "๕ ช่องทาง"}, "≥ 5 ช่องทาง", PLAN, "B4"),
    OpenDoubt("month_slip", SLIP, {"raw": "มี.ย. ๖๗", "clean": "มิ.ย. ๖๗"}, "2024-06-01..2024-06-30", PLAN, "C4"),
    OpenDoubt("quota_guess", GUESS, {"text": "๑๐๐ %"}, "≥ 100 ร้อยละ", PLAN, "B5"),
)
READING = HandedIn(SHEETS, DATA, DOUBTS, PLACES)
BYTES = b"a workbook"
ALL = range(len(DOUBTS))
STEPS = ("source_accept", "source_reopen", "source_take_in", "source_discard")


def reading_with(doubts=DOUBTS, **activity) -> HandedIn:
    """The same file, the first activity of which reads otherwise."""
    data = deepcopy(DATA)
    data["dimensions"][0]["criteria"][0]["activities"][0].update(activity)
    return HandedIn(SHEETS, data, tuple(doubts), PLACES)


def reading_of_programme(**heading) -> HandedIn:
    """The same file, the heading of which says something else, as our own form can."""
    return HandedIn(SHEETS, DATA | {"programme": DATA["programme"] | heading}, DOUBTS, PLACES)


def handed_in(province, *, by=None, reading=READING, settled=(), name="แผน ๒๕๖๗.xlsx", year=2567) -> PlanSource:
    """A file as `hand_in` keeps it, without reading one."""
    return PlanSource.objects.create(
        province=province,
        fiscal_year=year,
        name=name,
        content=BYTES,
        size=len(BYTES),
        sha256=hashlib.sha256(BYTES).hexdigest(),
        found=reading.as_data(),
        accepted=list(settled),
        handed_in_by=by,
        handed_in_at=clock.now(),
    )


def page(name, source) -> str:
    return reverse(f"dimensions:{name}", args=[source.pk])


def uploaded(province, by, **more):
    """A file that was received and that nobody was asked to read."""
    moment = clock.by_the_wall()
    given = {"name": "แผน.xlsx", "fiscal_year": 2567, "received_at": moment, "told_at": moment} | more
    upload = PlanUpload.objects.create(province=province, handed_in_by=by, handed_in_at=clock.now(), **given)
    PlanUploadContent.objects.create(upload=upload, data=BYTES)
    return upload


def at(upload):
    """The page of its reading."""
    return page("upload", upload)


def ago(length):
    return clock.by_the_wall() - length - timedelta(seconds=1)
