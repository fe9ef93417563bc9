"""What stands above a table: the dimension, the fiscal year, the office and the title of the plan."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dimensions.plans.grid import Sheet
from dimensions.plans.tables.doubts import Spot
from dimensions.plans.tables.spelling import folded, lines_of, number_in, shown
from dimensions.plans.tables.split import COUNTED
from dimensions.plans.words import FISCAL_YEARS
from portal.shell.fiscal import BUDDHIST_OFFSET, FIRST_BUDDHIST_YEAR, arabic_digits

D = "[0-9๐-๙]"
_DIMENSION = (
    rf"มิติ\s*(?:ที่)?\s*\(?(?P<number>{D}{{1,2}})(?!{D})(?!\s*(?:มิติ|ด้าน|(?:[-–—]|ถึง)\s*{D}))\s*[.:;,)\-–—]*\s*(?P<name>.*)"
)
DIMENSION = re.compile(_DIMENSION)
DIMENSION_LINE = re.compile(rf"[\s\"“(]*(?:ตัวชี้วัด\s*)?{_DIMENSION}")
YEAR = re.compile(
    rf"(?:ปี\s*)?(?:งบ(?:ประมาณ)?|ประจำปี|\bFY)\s*(?:ปี\s*)?(?:พ\.?\s*ศ\.?)?\s*(?P<year>{D}{{4}}|{D}{{2}})(?!{D})"
)
BARE_YEAR = re.compile(rf"(?:ปี|พ\.?\s*ศ\.?)\s*(?P<year>(?:25|๒๕){D}{{2}})(?!{D})")
PLAN_YEAR = re.compile(rf"(?:แผน|โครงการ)[ก-๎\s]*?(?P<year>(?:25|๒๕){D}{{2}})(?!{D})")
OFFICE = re.compile(r"สำนักงานพัฒนาชุมชนจังหวัด\s*(?P<name>[ก-๎]+?)(?=ประจำ|ปี|อำเภอ|กรม|ตาม|กระทรวง|\s|[^ก-๎]|$)")
PROVINCE = re.compile(r"(?<![ก-๎])จังหวัด\s*(?P<name>[ก-๎]{2,}?)(?=ประจำ|ปี|อำเภอ|กรม|ตาม|กระทรวง|\s|[^ก-๎]|$)")
# Words that wait for a number or a name in the next cell.
LABEL = re.compile(r"(?:มิติ(?:ที่)?|(?:ประจำ)?ปี\s*งบประมาณ(?:\s*พ\.?\s*ศ\.?)?|ประจำปี|จังหวัด)\s*:?")
CONTINUED = re.compile(r"\s*[(\[]?\s*ต่อ\s*[)\]]|\s+ต่อ$")
TRAILING_YEAR = re.compile(
    rf"\s*[(\[]?\s*(?:(?:ประจำ\s*)?ปี\s*(?:งบ(?:ประมาณ)?)?\s*(?:พ\.?\s*ศ\.?)?\s*(?:{D}{{4}}|{D}{{2}})|FY\s*{D}{{2,4}})\s*[)\]]?$",
    re.I,
)
ABOUT_THE_PLAN = re.compile(
    r"\(?(?:ร่าง\)?\s*)?(?:แผน(?:การ|ปฏิบัติ|งาน|ขับเคลื่อน)|โครงการพัฒนาชุมชนใสสะอาด|ประจำปี|ปีงบประมาณ|สำนักงานพัฒนาชุมชน"
    r"|กรมการพัฒนาชุมชน|จังหวัด|กระทรวงมหาดไทย|ตามโครงการพัฒนาชุมชน|เอกสารแนบ|สิ่งที่ส่งมาด้วย|แบบฟอร์ม|ตาราง|ภาคผนวก)"
)
CRITERION_TITLE = re.compile(
    rf"(?:เกณฑ์(?:การประเมิน)?|แนวทาง|มาตรการ|ประเด็น(?:การประเมิน)?|องค์ประกอบ)\s*(?:ที่)?\s*(?P<number>{D}{{1,2}})(?!{D}|{COUNTED})\s*[.:)\-–]*\s*(?P<name>.+)"
)
MOST_ON_COVER = 30
USUAL_NAME = "พัฒนาชุมชนใสสะอาด"


@dataclass(frozen=True, slots=True)
class Named:
    """A dimension as printed, and where."""

    number: int | None
    name: str | None
    spot: Spot
    name_spot: Spot | None = None


@dataclass(slots=True)
class Titles:
    """What the lines above a table say; each with its cell."""

    dimension: Named | None = None
    criterion: tuple[str, str, Spot] | None = None
    year: tuple[int, Spot] | None = None
    province: tuple[str, Spot] | None = None
    organisation: tuple[str, Spot] | None = None
    lines: list[tuple[str, Spot]] = field(default_factory=list)
    values: list[Spot] = field(default_factory=list)


def read_titles(rows: Iterable[Sequence[Spot]]) -> Titles:
    titles = Titles()
    for row in rows:
        for text, spots in _with_values(row):
            for line in lines_of(text):
                _take(titles, shown(line), spots[0])
            titles.values += spots[1:]
    return titles


def cover_of(sheet: Sheet) -> Titles | None:
    """What a sheet without a table says of the plan, as a cover does: one that names several years is none."""
    lines = [
        (shown(line), Spot(sheet.name, cell)) for cell in sheet.cells[:MOST_ON_COVER] for line in lines_of(cell.text)
    ]
    cover = Titles()
    for line, spot in lines:
        _take_facts(cover, line, spot)
    cover.lines = [
        (line, spot) for line, spot in lines if line.startswith(("แผน", "โครงการ")) or ABOUT_THE_PLAN.match(line)
    ]
    return cover if len({year for line, _ in lines if (year := year_in(line))}) == 1 else None


def _with_values(row: Sequence[Spot]) -> list[tuple[str, list[Spot]]]:
    """Cells with their text; ปีงบประมาณ and the number in the next cell are one."""
    told: list[tuple[str, list[Spot]]] = []
    for spot in row:
        if told and LABEL.fullmatch(shown(told[-1][0])):
            told[-1] = f"{told[-1][0]} {spot.text}", [*told[-1][1], spot]
        else:
            told.append((spot.text, [spot]))
    return told


def _take(titles: Titles, line: str, spot: Spot) -> None:
    if head := CRITERION_TITLE.fullmatch(line):
        titles.criterion = number_in(head["number"]), head["name"], spot
        return
    if titles.dimension is None and (found := dimension_in(line, spot, anywhere=True)):
        titles.dimension = found
        before = line[: DIMENSION.search(line).start()].strip(" -–:(")  # type: ignore[union-attr]
        _take_facts(titles, line, spot)
        if before:
            titles.lines.append((before, spot))
        return
    known = titles.dimension
    facts = _take_facts(titles, line, spot)
    if known and not facts and not ABOUT_THE_PLAN.match(line) and not _stands_apart(known, titles, spot):
        titles.dimension = _named_on(known, line, spot)
        return
    titles.lines.append((line, spot))


def _stands_apart(known: Named, titles: Titles, spot: Spot) -> bool:
    """Is there a line between the dimension's and this one, empty or about the plan?"""
    row = known.spot.cell.row
    return spot.cell.row - row > 1 or any(other.cell.row > row for _, other in titles.lines)


def _named_on(known: Named, line: str, spot: Spot) -> Named:
    """The name of a dimension often stands in the next cell, or runs on to it."""
    name = f"{known.name} {line}" if known.name else line
    return Named(known.number, name, known.spot, spot)


def _take_facts(titles: Titles, line: str, spot: Spot) -> bool:
    year, province, office = year_in(line), PROVINCE.search(line), OFFICE.search(line)
    if year and titles.year is None:
        titles.year = year, spot
    if office and titles.organisation is None:
        titles.organisation = office[0], spot
        titles.province = office["name"], spot
    if province and titles.province is None:
        titles.province = province["name"], spot
    return bool(year or province or office)


def dimension_in(text: str, spot: Spot, *, anywhere: bool = False) -> Named | None:
    """The dimension that a line names, with its number."""
    found = DIMENSION.search(text) if anywhere else DIMENSION_LINE.match(text)
    if found is None:
        return None
    number = int(arabic_digits(found["number"]))
    name = _without_loose_brackets(TRAILING_YEAR.sub("", CONTINUED.sub("", found["name"])))
    return Named(number, name or None, spot) if number else None


def _without_loose_brackets(name: str) -> str:
    """A bracket around the whole dimension is none of its name; one that opens within it is."""
    name = name.strip(' "“”')
    return name if name.count("(") == name.count(")") else name.strip(' "”()')


def year_in(text: str) -> int | None:
    """The fiscal year that a line names, by the Buddhist era."""
    found = YEAR.search(text) or BARE_YEAR.search(text) or PLAN_YEAR.match(text)
    if found is None:
        return None
    year = int(arabic_digits(found["year"]))
    if year < 100:
        year += 2500
    elif year < FIRST_BUDDHIST_YEAR:
        year += BUDDHIST_OFFSET
    return year if year in FISCAL_YEARS else None


def year_among(headings: Iterable[str]) -> int | None:
    """The fiscal year above the columns, of months for example; two calendar years are that of the second."""
    texts = list(headings)
    fiscal = {year for text in texts if YEAR.search(shown(text)) and (year := year_in(shown(text)))}
    if fiscal:
        return fiscal.pop() if len(fiscal) == 1 else None
    years = sorted({year for text in texts if (year := year_in(shown(text)))})
    return years[1] if len(years) == 2 and years[1] == years[0] + 1 else None


def year_of(names: Iterable[str]) -> int | None:
    """The one year that names of sheets say."""
    years = {year for name in names if (year := year_in(shown(name)))}
    return years.pop() if len(years) == 1 else None


def same_name(one: str | None, other: str | None) -> bool:
    """Do two prints name one dimension? One that says only its number names the same."""
    return not one or not other or folded(one) == folded(other)
