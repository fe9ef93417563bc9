"""The head of the plan: whose it is and for which year, from what stands above the tables."""

import re
from collections.abc import Sequence
from typing import Any

from dimensions.plans.tables import sentences
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import DimensionDraft, Draft
from dimensions.plans.tables.spelling import folded
from dimensions.plans.tables.titles import USUAL_NAME, Titles
from portal.shell.fiscal import FiscalYear

ABOUT_PLANS = re.compile("แผน|มิติ|ใสสะอาด|โครงการ|กิจกรรม|ประเด็น|โปร่งใส|คุณธรรม")
LONGEST_NAME = 500
LONGEST_TITLE = 1000


def programme_of(titles: Sequence[Titles], year: int, first: Spot, findings: Findings) -> Draft:
    """The keys of the programme; a title that stands above several tables is told once."""
    programme = Draft()
    title = " ".join(line for line, _ in _title_lines(titles))
    for spot in (spot for each in titles for spot in each.values):
        findings.pass_over(spot)
    province = next((each.province for each in titles if each.province), None)
    if province:
        programme.put("province", {"name_th": province[0]}, province[1])
    programme.put("fiscal_year_be", year, *(each.year[1] for each in titles if each.year and each.year[0] == year))
    programme.data["name"] = USUAL_NAME if USUAL_NAME in title or not title else title[:LONGEST_NAME]
    if not title:
        message, name = sentences.PROGRAMME_NAME, USUAL_NAME
        findings.doubt(first, "programme_name", message, proposal=name, name=name)
    else:
        programme.put("plan_title", title[:LONGEST_TITLE], *(spot for _, spot in _title_lines(titles)))
        _pass_over_repeated(titles, findings)
    organisation = next((each.organisation for each in titles if each.organisation), None)
    if organisation:
        programme.put("organisation", organisation[0][:LONGEST_NAME], organisation[1])
    return programme


def _title_lines(titles: Sequence[Titles]) -> list[tuple[str, Spot]]:
    return next((each.lines for each in titles if each.lines), [])


def _pass_over_repeated(titles: Sequence[Titles], findings: Findings) -> None:
    told = {folded(line) for line, _ in _title_lines(titles)}
    for each in titles:
        others = {spot.address for line, spot in each.lines if folded(line) not in told}
        for _, spot in each.lines:
            if spot.address not in others:
                findings.pass_over(spot)


def check_years(dimensions: Sequence[DimensionDraft], year: int, *, is_given: bool, findings: Findings) -> None:
    """A heading that names another year than the plan's, or than most of the dates under it."""
    for dimension in dimensions:
        printed = dimension.data.get("source_header_year_be")
        if printed is None:
            continue
        spot, by_dates = dimension.spots["source_header_year_be"][0], usual_year([dimension])
        if printed != year:
            message = sentences.HEADER_YEAR
            findings.doubt(spot, "header_year", message, proposal=str(year), printed=printed, year=year)
        elif not is_given and by_dates not in (None, printed):
            message, told = sentences.HEADER_YEAR_AND_DATES, str(by_dates)
            findings.doubt(spot, "header_year", message, proposal=told, printed=printed, year=by_dates or 0)


def check_is_plan(
    titles: Sequence[Titles],
    heads: Sequence[str],
    dimensions: Sequence[DimensionDraft],
    first: Spot,
    findings: Findings,
) -> None:
    """Where neither a dimension nor a criterion, a title nor a heading says that it is a plan, it may be any list."""
    said = any(dimension.criteria or dimension.data.get("source_number") for dimension in dimensions)
    lines = (line for each in titles for line, _ in each.lines)
    if not said and not any(map(ABOUT_PLANS.search, (*lines, *heads))):
        findings.doubt(first, "perhaps_no_plan", sentences.PERHAPS_NO_PLAN)


def check_headings(titles: Sequence[Titles], year: int, findings: Findings) -> None:
    """A table of another year beside those of the plan: perhaps last year's, left in the file."""
    told = {(doubt.sheet, doubt.cell) for doubt in findings.doubts if doubt.kind == "header_year"}
    for printed, spot in (each.year for each in titles if each.year):
        if printed != year and spot.address not in told:
            message = sentences.HEADER_YEAR
            findings.doubt(spot, "header_year", message, proposal=str(year), printed=printed, year=year)


def usual_year(dimensions: Sequence[DimensionDraft]) -> int | None:
    """The fiscal year in which more than half of the last days lie."""
    ends: list[Any] = [
        period["end"]
        for dimension in dimensions
        for activity in dimension.activities
        for period in activity.data.get("periods", [])
        if period["end"]
    ]
    years = [FiscalYear.of(end).be for end in ends]
    return next((year for year in sorted(set(years)) if years.count(year) * 2 > len(years)), None)
