"""The Rayong plan, laid out as different offices would type it, reads as the same plan each time."""

from itertools import groupby

import pytest

from portal.shell.fiscal import thai_digits
from tests.dimensions.plans.tables.offices import (
    EVERYTHING,
    USUAL,
    Wide,
    acting,
    coded,
    outline_of,
    read_outline,
    reading_of,
    sheet,
    shown,
    steps,
    when,
)

TITLE = "แผนปฏิบัติการขับเคลื่อนโครงการพัฒนาชุมชนใสสะอาด สำนักงานพัฒนาชุมชนจังหวัดระยอง"
YEAR = "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"


def named(dimension):
    return f"มิติที่ {thai_digits(dimension.number)} {dimension.name}"


def by_dimension(found):
    return [(number, list(group)) for number, group in groupby(found, key=lambda step: step.dimension.number)]


def by_criterion(found):
    return [list(group) for _, group in groupby(found, key=lambda step: id(step.criterion))]


def judged(criterion):
    return f"{thai_digits(criterion.number)}. {criterion.name}"


def facts(activity):
    return [coded(activity), when(activity), activity.owner_group, acting(activity), shown(activity)]


def merged_rows(found):
    """Criterion cells merged over their activities."""
    for group in by_criterion(found):
        for place, step in enumerate(group):
            yield [Wide(judged(step.criterion), rows=len(group)) if not place else None, *facts(step.activity)]


def filled_down_rows(found):
    """Criterion cells typed once and left blank below."""
    for group in by_criterion(found):
        for place, step in enumerate(group):
            yield [None if place else judged(step.criterion), *facts(step.activity)]


def repeated_rows(found):
    for step in found:
        yield [judged(step.criterion), *facts(step.activity)]


def one_sheet_per_dimension(rows):
    return [
        sheet([TITLE], [YEAR], [Wide(named(found[0].dimension), columns=6)], [], USUAL, *rows(found), name=f"{number}")
        for number, found in by_dimension(steps())
    ]


def all_in_one():
    """Dimensions stand across the table, under one header."""
    lines = [[TITLE], [YEAR], USUAL]
    for _, found in by_dimension(steps()):
        lines += [[Wide(named(found[0].dimension), columns=6)], *merged_rows(found)]
    return [sheet(*lines)]


def all_in_one_with_headers():
    """Each dimension has its title and its header, all on one sheet."""
    lines = [[TITLE], [YEAR]]
    for _, found in by_dimension(steps()):
        lines += [[named(found[0].dimension)], USUAL, *filled_down_rows(found), []]
    return [sheet(*lines)]


def pages_of_seven_rows():
    """The header is repeated on every page."""
    lines = [[TITLE], [YEAR]]
    for _, found in by_dimension(steps()):
        rows = list(repeated_rows(found))
        lines += [[named(found[0].dimension)]]
        for page in range(0, len(rows), 7):
            lines += [USUAL, *rows[page : page + 7]]
    return [sheet(*lines)]


def shifted():
    """The table begins far from the corner, and the year stands beside the title."""
    return [
        sheet(
            [TITLE, YEAR], [], [named(found[0].dimension)], USUAL, *merged_rows(found), row=7, column=4, name=f"ด้าน{n}"
        )
        for n, found in by_dimension(steps())
    ]


def several_in_a_cell():
    """One row for each criterion: activities, periods, owners and evidence are lists."""
    sheets = []
    for number, found in by_dimension(steps()):
        lines = [[TITLE], [YEAR], [named(found[0].dimension)], USUAL]
        for group in by_criterion(found):
            activities = [step.activity for step in group]
            lines.append(
                [
                    judged(group[0].criterion),
                    "\n".join(coded(activity) for activity in activities),
                    "\n".join(when(activity).replace("\n", " ") for activity in activities),
                    activities[0].owner_group,
                    acting(activities[0]),
                ]
            )
        sheets.append(sheet(*lines, name=f"มิติ {number}"))
    return sheets


def code_column():
    """Numbers, codes and names in columns of their own; a header of two lines with ticks for offices."""
    header = [
        [Wide("ที่", 2), Wide("มาตรการ", 2), Wide("รหัส", 2), Wide("โครงการ/กิจกรรม", 2), Wide("หน่วยดำเนินการ", 1, 3),
         None, None, Wide("ระยะเวลาดำเนินการ", 2), Wide("ผู้รับผิดชอบ", 2), Wide("หลักฐานเชิงประจักษ์", 2)],
        [None, None, None, None, "กง.", "สพจ.", "สพอ."],
    ]  # fmt: skip
    sheets = []
    for number, found in by_dimension(steps()):
        lines = [[YEAR], [named(found[0].dimension)], *header]
        for group in by_criterion(found):
            for place, step in enumerate(group):
                activity, criterion = step.activity, step.criterion
                first = [Wide(str(criterion.number), len(group)), Wide(criterion.name, len(group))]
                ticks = ["/" if office in activity.offices else "" for office in ("group", "province", "district")]
                lines.append(
                    [*([None, None] if place else first), activity.code, activity.title, *ticks, when(activity),
                     activity.owner_group, shown(activity, "• ")]
                )  # fmt: skip
        sheets.append(sheet(*lines, name=f"มิติ {number}"))
    return sheets


def other_order():
    """Who and when first; a column for the dimension."""
    header = ["มิติ", "ผู้รับผิดชอบหลัก", "กำหนดเวลา", "หน่วยงานดำเนินการ", "นโยบาย/มาตรการ/แนวทาง", "ประเด็นการประเมิน", "หลักฐาน"]
    lines = [[TITLE], [YEAR], header]
    for _, found in by_dimension(steps()):
        for place, step in enumerate(found):
            activity = step.activity
            lines.append(
                [Wide(named(step.dimension), len(found)) if not place else None, activity.owner_group, when(activity),
                 acting(activity, "\n"), judged(step.criterion), coded(activity), shown(activity, "๑) ")]
            )  # fmt: skip
    return [sheet(*lines)]


def level_column():
    """Criteria stand across the table; the columns have other names."""
    header = ["ลำดับที่", "กิจกรรมที่ดำเนินการ", "ช่วงเวลา", "กลุ่มงานที่รับผิดชอบ", "หน่วยปฏิบัติ", "เอกสาร/หลักฐาน"]
    sheets = []
    for number, found in by_dimension(steps()):
        lines = [[YEAR], [named(found[0].dimension)], header]
        for group in by_criterion(found):
            criterion = group[0].criterion
            lines.append([Wide(f"เกณฑ์ที่ {criterion.number} {criterion.name}", columns=6)])
            lines += [[step.activity.code, step.activity.title, *facts(step.activity)[1:]] for step in group]
        sheets.append(sheet(*lines, name=f"มิติ {number}"))
    return sheets


STYLES = {
    "merged": lambda: one_sheet_per_dimension(merged_rows),
    "filled down": lambda: one_sheet_per_dimension(filled_down_rows),
    "repeated": lambda: one_sheet_per_dimension(repeated_rows),
    "all in one": all_in_one,
    "all in one with headers": all_in_one_with_headers,
    "pages": pages_of_seven_rows,
    "shifted": shifted,
    "code column": code_column,
    "other order": other_order,
    "criteria across": level_column,
}


@pytest.mark.parametrize("style", STYLES)
def test_style_reads_as_the_plan(style):
    reading = reading_of(*STYLES[style]())
    assert reading.data["programme"]["fiscal_year_be"] == 2567
    assert read_outline(reading, *EVERYTHING) == outline_of(steps(), *EVERYTHING)


def test_several_in_a_cell_read_as_the_plan():
    reading = reading_of(*several_in_a_cell())
    keys = ("code", "title", "days")
    assert read_outline(reading, *keys) == outline_of(steps(), *keys)
