"""Tables as offices type them: plans laid out in many styles, and what a reading of them says."""

from dataclasses import dataclass
from pathlib import Path

from dimensions.plans import read, read_data, walk
from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables import read_sheets
from portal.shell.fiscal import thai_digits

FIXTURES = Path(__file__).resolve().parents[4] / "fixtures" / "plans"
RAYONG = read(FIXTURES / "rayong_2567.yaml").plan
MARKS = {"group": "กง.", "province": "สพจ.", "district": "สพอ."}
USUAL = ("เกณฑ์การประเมิน", "กิจกรรม/โครงการ", "ห้วงระยะเวลา", "ผู้รับผิดชอบ", "หน่วยปฏิบัติ", "หลักฐานอ้างอิง")


@dataclass(frozen=True)
class Wide:
    """A merged cell; the places that it covers are left empty."""

    text: str
    rows: int = 1
    columns: int = 1


def sheet(*rows, name="แผน", row=1, column=1, is_hidden=False):
    """Rows of texts, numbers and merged cells; None and "" are empty."""
    cells = []
    for down, texts in enumerate(rows):
        for across, text in enumerate(texts):
            cell = text if isinstance(text, Wide) else Wide("" if text is None else str(text))
            if cell.text:
                cells.append(Cell(row + down, column + across, cell.text, cell.rows, cell.columns))
    return Sheet(name, tuple(cells), is_hidden)


def table(*rows, header=USUAL, **where):
    """One table with a title, a header and these rows."""
    title = ["แผนพัฒนาชุมชนใสสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\nมิติที่ ๑ บทบาทผู้บริหาร"]
    return sheet(title, list(header), *rows, **where)


def reading_of(*sheets, **options):
    """The reading, which the plan file's own reader accepts."""
    reading = read_sheets(sheets, **options)
    assert read_data(reading.data).problems == ()
    return reading


def activities_in(reading):
    return [
        activity
        for dimension in reading.data["dimensions"]
        for rows in (*(criterion["activities"] for criterion in dimension["criteria"]), dimension.get("activities", []))
        for activity in rows
    ]


def column_of(reading, *keys):
    """These keys of every activity."""
    found = [tuple(activity.get(key) for key in keys) for activity in activities_in(reading)]
    return [values[0] for values in found] if len(keys) == 1 else found


def periods_of(reading):
    """For every activity its first and last days."""
    return [[(period["start"], period["end"]) for period in activity["periods"]] for activity in activities_in(reading)]


def doubts_in(reading, *kinds):
    """Kind and cell of each doubt, or of those of some kinds."""
    return [(doubt.kind, doubt.cell) for doubt in reading.doubts if not kinds or doubt.kind in kinds]


def steps(*numbers):
    """The activities of the Rayong plan, or those of some dimensions."""
    return [step for step in walk(RAYONG) if not numbers or step.dimension.number in numbers]


def when(activity):
    """The cell of periods as it was printed."""
    return activity.periods[0].raw_cell or "\n".join(period.raw for period in activity.periods)


def acting(activity, between="/"):
    return between.join(MARKS[office] for office in activity.offices)


def shown(activity, mark="- "):
    """The cell of evidence as a list, one line where there is only one."""
    titles = [evidence.title for evidence in activity.evidence]
    return "\n".join(f"{mark}{title}" for title in titles) if len(titles) > 1 else "".join(titles)


def coded(activity):
    return f"{thai_digits(activity.code)} {activity.title}"


def outline_of(plan_steps, *keys):
    """What must be read of each activity: where it stands, and these of its keys."""
    return [
        (
            step.dimension.number,
            step.dimension.name,
            step.criterion.name,
            *(VALUES[key](step.activity) for key in keys),
        )
        for step in plan_steps
    ]


def read_outline(reading, *keys):
    """The same of a reading."""
    plan = read_data(reading.data).plan
    return outline_of(list(walk(plan)), *keys)


VALUES = {
    "code": lambda activity: activity.code,
    "title": lambda activity: activity.title,
    "periods": lambda activity: [(period.start, period.end, period.label) for period in activity.periods],
    "days": lambda activity: [(period.start, period.end) for period in activity.periods],
    "owner": lambda activity: activity.owner_group,
    "offices": lambda activity: activity.offices,
    "evidence": lambda activity: [evidence.title for evidence in activity.evidence],
}
EVERYTHING = ("code", "title", "days", "owner", "offices", "evidence")
