"""What a plan can hold of a row: its length, its codes, and the order of its keys."""

from collections.abc import Iterator, Sequence
from typing import Any

from dimensions.plans.tables import sentences
from dimensions.plans.tables.copies import without_copies
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft, CriterionDraft, DimensionDraft, Draft
from dimensions.plans.tables.spelling import folded

KEYS = (
    "seq", "code", "title", "detail", "sub_of", "periods", "owner_group", "owner_position", "offices", "evidence",
    "quotas", "components", "remark", "evidence_note",
)  # fmt: skip
ALWAYS: dict[str, Any] = {
    "code": None,
    "detail": None,
    "periods": [],
    "owner_group": None,
    "offices": [],
    "evidence": [],
}
LONGEST = {
    "name": 1000, "title": 2000, "detail": 10000, "code": 40, "number": 20, "owner_group": 1000, "owner_position": 1000,
    "remark": 5000, "evidence_note": 5000,
}  # fmt: skip
LONGEST_IN_LIST = 1000


def fit(dimensions: Sequence[DimensionDraft], findings: Findings) -> None:
    """Cuts what is too long, tells of codes printed twice and of activities without a date, and orders keys."""
    for dimension in dimensions:
        without_copies(dimension, findings)
        _cut(dimension, findings)
        for criterion in dimension.criteria:
            _cut(criterion, findings)
        for activity in dimension.activities:
            _cut(activity, findings)
            _order(activity)
            if not activity.data["periods"]:
                message, text = sentences.NO_PERIOD, str(activity.data["title"])
                findings.doubt_alike(activity.title_spot, "no_dates", message, sentences.NO_PERIODS, text=text)
        _tell_codes(dimension, findings)
        _tell_titles(dimension, findings)
        _put_under(dimension, findings)


def _cut(draft: Draft, findings: Findings) -> None:
    for key, longest in LONGEST.items():
        text = draft.data.get(key)
        if isinstance(text, str) and len(text) > longest:
            draft.data[key] = text[:longest].rstrip()
            spot = (draft.spots.get(key) or next(iter(draft.spots.values())))[0]
            findings.doubt(spot, "too_long", sentences.TOO_LONG, longest=longest)
    for key in ("evidence", "components", "periods", "quotas"):
        rows = draft.data.get(key, [])
        for place, row in enumerate(rows):
            spot = (draft.spots.get(f"{key}[{place}]") or draft.spots.get(key) or draft.spots["title"])[0]
            rows[place] = _cut_row(row, spot, findings)


def _cut_row(row: Any, spot: Spot, findings: Findings) -> Any:
    """Texts in a list, and the texts of rows in a list."""
    if isinstance(row, str):
        cut: Any = row[:LONGEST_IN_LIST]
    else:
        cut = {key: _cut_value(value) for key, value in row.items()}
    if cut != row:
        findings.doubt(spot, "too_long", sentences.TOO_LONG, longest=LONGEST_IN_LIST)
    return cut


def _cut_value(value: Any) -> Any:
    if isinstance(value, str):
        return value[:LONGEST_IN_LIST]
    if isinstance(value, list):
        return list(dict.fromkeys(each[:LONGEST_IN_LIST] if isinstance(each, str) else each for each in value))
    return value


def _order(activity: ActivityDraft) -> None:
    data = {**ALWAYS, **activity.data}
    activity.data = {key: _fresh(data[key]) for key in KEYS if key in data}


def _fresh(value: Any) -> Any:
    return list(value) if isinstance(value, list) else value


def _tell_codes(dimension: DimensionDraft, findings: Findings) -> None:
    """A code of several parts is one activity's; a plain number may count anew in each criterion."""
    for group in _groups(dimension):
        seen: set[str] = set()
        before = ""
        for activity in group:
            code = activity.data["code"]
            if code and code in seen:
                spot, told = activity.spots["code"][0], _meant(code, before)
                findings.doubt(spot, "code_twice", sentences.CODE_TWICE, proposal=told, code=code)
            if code:
                seen.add(code)
                before = code


def _tell_titles(dimension: DimensionDraft, findings: Findings) -> None:
    for group in (*(criterion.activities for criterion in dimension.criteria), dimension.loose):
        seen: set[str] = set()
        for activity in group:
            title = str(activity.data["title"])
            if folded(title) in seen:
                findings.doubt(activity.title_spot, "title_twice", sentences.TITLE_TWICE, text=title)
            seen.add(folded(title))


def _groups(dimension: DimensionDraft) -> Iterator[list[ActivityDraft]]:
    yield [activity for activity in dimension.activities if "." in (activity.data["code"] or "")]
    for criterion in (*dimension.criteria, CriterionDraft(activities=dimension.loose)):
        yield [activity for activity in criterion.activities if "." not in (activity.data["code"] or "")]


def _meant(code: str, before: str) -> str | None:
    """A spreadsheet makes 1.1 of 1.10: after 1.9 that is what was meant."""
    head, _, last = before.rpartition(".")
    following = f"{head}.{int(last) + 1}" if head and last.isdigit() else ""
    return following if following == f"{code}0" else None


def _put_under(dimension: DimensionDraft, findings: Findings) -> None:
    """๑.๑ stands under an activity ๑ of the same criterion."""
    for group in (*(criterion.activities for criterion in dimension.criteria), dimension.loose):
        seqs = {activity.data["code"]: activity.data["seq"] for activity in reversed(group) if activity.data["code"]}
        for activity in group:
            above = seqs.get((activity.data["code"] or "").rpartition(".")[0])
            if above is not None:
                activity.put("sub_of", above, *activity.spots["code"])
                _order(activity)
                spot, title = activity.title_spot, str(activity.data["title"])
                message, many = sentences.SUB_ACTIVITY, sentences.SUB_ACTIVITIES
                findings.doubt_alike(spot, "sub_activity", message, many, proposal=str(above), text=title)
