"""What a person says in place of a doubtful reading: what can be asked, which part of the plan it is, and its place."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dimensions.plans.handed_in import HandedIn, OpenDoubt
from dimensions.plans.periods import Flag
from dimensions.plans.tables.spelling import folded


class Asked(StrEnum):
    """What is typed or chosen to answer a doubt."""

    PERIODS = "periods"
    EVIDENCE = "evidence"
    OFFICES = "offices"
    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    DIMENSION = "dimension"
    OWNER = "owner"


KINDS: dict[Asked, frozenset[str]] = {
    Asked.PERIODS: frozenset({*Flag, "cleaned", "month_marks", "pairing", "period_differs", "due_before_year_end"}),
    Asked.EVIDENCE: frozenset({"evidence_guess", "evidence_count", "evidence_unsaid"}),
    Asked.OFFICES: frozenset({"office_words", "offices_guess", "office_pairing", "offices_inferred"}),
    Asked.NUMBER: frozenset({"quota_guess"}),
    Asked.CODE: frozenset({"code_twice", "code_is_date", "number"}),
    Asked.NAME: frozenset({"dimension_name"}),
    Asked.DIMENSION: frozenset({"source_number", "no_dimension"}),
    Asked.OWNER: frozenset({"person", "owner_pairing", "no_owner"}),
}
ASKED = {kind: asked for asked, kinds in KINDS.items() for kind in kinds}
ACTIVITY = re.compile(r"dimensions\[\d+\](?:\.criteria\[\d+\])?\.activities\[\d+\]")
DIMENSION = re.compile(r"dimensions\[\d+\]")
STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")
ROW = re.compile(r"(?P<above>.+)\.(?P<key>\w+)\[(?P<place>\d+)\]")
ROWS = {Asked.PERIODS: "periods", Asked.EVIDENCE: "evidence", Asked.NUMBER: "quotas"}
SINGLE = {Asked.OFFICES: "offices", Asked.CODE: "code", Asked.OWNER: "owner_group"}
OF_DIMENSION = {Asked.NAME: "name", Asked.DIMENSION: "number"}
# In which row of a list what a doubt quotes is found again.
QUOTED = {Asked.PERIODS: ("raw", "raw"), Asked.EVIDENCE: ("title", "text"), Asked.CODE: ("code", "code")}


OFFER = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)?\.\.(?P<end>\d{4}-\d\d-\d\d)")
# Work that stays undated unless somebody takes the dates that are proposed.
UNDATED = frozenset({"no_dates", "no_year", "recurring", "open_ended", "impossible_date", "ends_before_start"})


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the plan that an answer may stand in: `value` is what was read, `title` that of its activity."""

    path: str
    title: str
    value: Any


def asked_of(kind: str) -> Asked | None:
    """What can be answered to a doubt of this kind; nothing where it is only right, or left for later."""
    return ASKED.get(kind)


def targets_of(reading: HandedIn, doubt: OpenDoubt) -> list[Target]:
    """The parts of the plan that the doubt is about."""
    asked = asked_of(doubt.kind)
    if asked is None:
        return []
    if key := OF_DIMENSION.get(asked):
        paths = dict.fromkeys(match[0] for path in doubt.paths if (match := DIMENSION.match(path)))
        return [Target(f"{path}.{key}", "", at(reading.data, path).get(key)) for path in paths]
    found = list(_of_activities(reading.data, doubt, asked))
    return _quoted(found, doubt, asked) or found


def _of_activities(data: Mapping[str, Any], doubt: OpenDoubt, asked: Asked) -> Iterator[Target]:
    for path in activities_of(doubt):
        activity = at(data, path)
        title = str(activity["title"])
        if key := SINGLE.get(asked):
            yield Target(f"{path}.{key}", title, activity.get(key))
            continue
        key = ROWS[asked]
        rows = activity.get(key) or []
        mine = [place for place in range(len(rows)) if f"{path}.{key}[{place}]" in doubt.paths]
        for place in mine:
            yield Target(f"{path}.{key}[{place}]", title, rows[place])
        if not rows and asked is Asked.PERIODS:
            yield Target(f"{path}.{key}", title, None)


def _quoted(targets: list[Target], doubt: OpenDoubt, asked: Asked) -> list[Target]:
    """Of several in one cell those that the doubt speaks of."""
    if asked is Asked.PERIODS:
        flagged = [each for each in targets if each.value and doubt.kind in each.value.get("flags", ())]
        if flagged:
            targets = flagged
    if asked not in QUOTED or doubt.others:
        return targets
    key, param = QUOTED[asked]
    said = folded(str(doubt.params.get(param, "")))
    return [each for each in targets if said and folded(_text(each.value, key)) == said]


def _text(value: Any, key: str) -> str:
    return str((value.get(key) if isinstance(value, Mapping) else value) or "")


def offered_in(doubt: OpenDoubt) -> list[dict[str, str | None]]:
    """The dates that are proposed for work that has none, or that may be meant instead."""
    found = [OFFER.fullmatch(part) for part in (doubt.proposal or "").split(", ")]
    offers = [{"start": each["start"], "end": each["end"]} for each in found if each] if all(found) else []
    is_other = doubt.kind in UNDATED or (doubt.kind == "ambiguous" and len(offers) > 1)
    return offers if is_other else []


def activities_of(doubt: OpenDoubt) -> list[str]:
    """The paths of the activities that it is about."""
    return list(dict.fromkeys(match[0] for path in doubt.paths if (match := ACTIVITY.match(path))))


def at(data: Mapping[str, Any], path: str) -> Any:
    """What stands at a path of the plan."""
    found: Any = data
    for key, place in STEP.findall(path):
        found = found[key]
        found = found[int(place)] if place else found
    return found


def answered(data: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with these values in place of what was read: a row of a list may become several, or none."""
    whole = deepcopy(dict(data))
    lists: dict[tuple[str, str], dict[int, list[Any]]] = {}
    for path, value in answers.items():
        row = ROW.fullmatch(path)
        if row:
            lists.setdefault((row["above"], row["key"]), {})[int(row["place"])] = value
        else:
            above, _, key = path.rpartition(".")
            at(whole, above)[key] = deepcopy(value)
    for (above, key), rows in lists.items():
        activity = at(whole, above)
        activity[key] = [
            new
            for place, old in enumerate(activity[key])
            for new in (deepcopy(rows[place]) if place in rows else [old])
        ]
    return whole
