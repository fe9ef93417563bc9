"""The plan while it is being read: rows with the cells that they were read from."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dimensions.plans.problems import joined
from dimensions.plans.tables.doubts import Spot

Links = Iterator[tuple[str, Spot]]


@dataclass(eq=False)
class Draft:
    """The keys of one row as the plan file has them, and from which cells each was read."""

    data: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))

    def put(self, key: str, value: Any, *spots: Spot) -> None:
        self.data[key] = value
        self.spots[key] += spots

    def append(self, key: str, value: Any, *spots: Spot) -> None:
        rows = self.data.setdefault(key, [])
        self.spots[f"{key}[{len(rows)}]"] += spots
        rows.append(value)

    def links(self, path: str) -> Links:
        seen: set[tuple[str, tuple[str, str]]] = set()
        for key, spots in self.spots.items():
            for spot in spots:
                if (key, spot.address) not in seen:
                    yield joined(path, key) if key else path, spot
                seen.add((key, spot.address))


@dataclass(eq=False)
class ActivityDraft(Draft):
    """One activity; its title may grow while rows run on: `lines` are what it is joined from."""

    lines: list[str] = field(default_factory=list)
    rows_joined: int = 0

    @property
    def title_spot(self) -> Spot:
        return self.spots["title"][0]


@dataclass(eq=False)
class CriterionDraft(Draft):
    activities: list[ActivityDraft] = field(default_factory=list)

    def written(self) -> dict[str, Any]:
        return {**self.data, "activities": [activity.data for activity in self.activities]}


@dataclass(eq=False)
class DimensionDraft(Draft):
    """Activities are numbered as they are read, whichever criterion they belong to."""

    criteria: list[CriterionDraft] = field(default_factory=list)
    loose: list[ActivityDraft] = field(default_factory=list)
    count: int = 0

    def written(self) -> dict[str, Any]:
        rows = {**self.data, "criteria": [criterion.written() for criterion in self.criteria]}
        return {**rows, "activities": [activity.data for activity in self.loose]} if self.loose else rows

    def links_of_all(self, path: str) -> Links:
        yield from self.links(path)
        for place, criterion in enumerate(self.criteria):
            here = f"{path}.criteria[{place}]"
            yield from criterion.links(here)
            yield from _of_each(criterion.activities, here)
        yield from _of_each(self.loose, path)

    @property
    def activities(self) -> list[ActivityDraft]:
        return [activity for criterion in self.criteria for activity in criterion.activities] + self.loose


def _of_each(activities: list[ActivityDraft], path: str) -> Links:
    for place, activity in enumerate(activities):
        yield from activity.links(f"{path}.activities[{place}]")
