"""Doubts that went along into a draft, each with the activity in which it is to be corrected."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dimensions.checking.doubts import in_sentence
from dimensions.models import Activity, PlanSource
from dimensions.plans.answers import activities_of, at


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was not certain, in which cell, and the activities that were read from it."""

    sentence: str
    place: str
    activities: tuple[Activity, ...]


def leftovers_of(sources: Iterable[PlanSource], activities: Iterable[Activity]) -> list[Leftover]:
    """In the order of the files; an activity that is gone meanwhile is left out."""
    known = {(activity.dimension.number, activity.seq): activity for activity in activities}
    return [leftover for source in sources for leftover in _of(source, known)]


def _of(source: PlanSource, known: dict[tuple[int, int], Activity]) -> Iterator[Leftover]:
    data = source.data
    for number in source.left_for_later:
        doubt = source.doubts[number]
        paths = activities_of(doubt)
        keys = [(at(data, path.partition(".")[0])["number"], at(data, path)["seq"]) for path in paths]
        place = " ".join(part for part in (doubt.sheet, doubt.cell) if part)
        yield Leftover(in_sentence(doubt), place, tuple(known[key] for key in keys if key in known))
