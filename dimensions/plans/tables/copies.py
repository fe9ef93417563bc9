"""Activities that a later sheet says again: a copy of the sheet, or one for each district."""

from collections.abc import Iterator
from typing import Any

from dimensions.plans.tables import sentences
from dimensions.plans.tables.doubts import Findings
from dimensions.plans.tables.drafts import ActivityDraft, CriterionDraft, DimensionDraft
from dimensions.plans.tables.spelling import folded

Key = tuple[str, str]
SAID = ("code", "detail", "owner_group", "owner_position", "offices", "components", "remark")


def without_copies(dimension: DimensionDraft, findings: Findings) -> None:
    """What is the same in every word is read once; what differs stays, with a doubt."""
    first: dict[Key, ActivityDraft] = {}
    kept: dict[str, CriterionDraft] = {}
    for criterion, group in list(_groups(dimension)):
        name = folded(str(criterion.data.get("name") or "")) if criterion else ""
        for activity in list(group):
            known = first.setdefault((name, folded(str(activity.data["title"]))), activity)
            if known is activity or known.title_spot.sheet == activity.title_spot.sheet:
                continue
            if _said(known) == _said(activity):
                group.remove(activity)
                _tell(activity, known, findings)
            else:
                text = str(activity.data["title"])
                findings.doubt(activity.title_spot, "title_twice", sentences.TITLE_ON_SHEETS, text=text)
        if criterion and not group and name in kept:
            _join(dimension, criterion, kept[name])
        elif criterion:
            kept.setdefault(name, criterion)
    for number, activity in enumerate(sorted(dimension.activities, key=lambda each: int(each.data["seq"])), start=1):
        activity.data["seq"] = number


def _groups(dimension: DimensionDraft) -> Iterator[tuple[CriterionDraft | None, list[ActivityDraft]]]:
    for criterion in dimension.criteria:
        yield criterion, criterion.activities
    yield None, dimension.loose


def _said(activity: ActivityDraft) -> tuple[Any, ...]:
    periods = [(period["start"], period["end"]) for period in activity.data.get("periods", [])]
    papers = [paper["title"] for paper in activity.data.get("evidence", [])]
    return (periods, papers, *(activity.data.get(key) or None for key in SAID))


def _tell(activity: ActivityDraft, known: ActivityDraft, findings: Findings) -> None:
    sheets = {"sheet": activity.title_spot.sheet, "other": known.title_spot.sheet}
    for spot in dict.fromkeys(spot for spots in activity.spots.values() for spot in spots):
        message = sentences.SHEET_COPY
        findings.doubt_alike(spot, "sheet_copy", message, message, alike=tuple(sheets.values()), **sheets)


def _join(dimension: DimensionDraft, criterion: CriterionDraft, known: CriterionDraft) -> None:
    """The copy of a criterion, of which nothing is left, stands in the cells of the other."""
    dimension.criteria.remove(criterion)
    for key, spots in criterion.spots.items():
        known.spots[key] += spots
