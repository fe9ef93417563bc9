"""All that the page of a handed-in file shows, from one reading."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import ngettext, pgettext

from dimensions.checking.doubts import Group, groups_of
from dimensions.checking.places import Places
from dimensions.checking.reading import ReadDimension, by_row, reading_of
from dimensions.checking.sheets import DrawnSheet, Mark, drawn
from dimensions.models import PlanSource
from dimensions.plans import counts_of


@dataclass(frozen=True, slots=True)
class SheetBesideReading:
    drawn: DrawnSheet
    dimensions: list[ReadDimension]


@dataclass(frozen=True, slots=True)
class Checking:
    """`counts` are the words of a plan file's own: dimensions, criteria, activities, periods, evidence."""

    counts: dict[str, int]
    groups: list[Group]
    sheets: list[SheetBesideReading]
    doubts: int
    unsettled: int

    @property
    def has_several_sheets(self) -> bool:
        return len(self.sheets) > 1

    @property
    def understood(self) -> str:
        """In one sentence what the file holds."""
        counted = [
            ngettext("%(count)s dimension", "%(count)s dimensions", self.counts["dimensions"]),
            ngettext("%(count)s criterion", "%(count)s criteria", self.counts["criteria"]),
            ngettext("%(count)s activity", "%(count)s activities", self.counts["activities"]),
            ngettext("%(count)s period", "%(count)s periods", self.counts["periods"]),
            ngettext("%(count)s evidence requirement", "%(count)s evidence requirements", self.counts["evidence"]),
            ngettext("%(count)s doubt", "%(count)s doubts", self.doubts),
        ]
        numbers = [*self.counts.values(), self.doubts]
        told = [words % {"count": number} for words, number in zip(counted, numbers, strict=True)]
        return pgettext("between things counted", ", ").join(told)

    @property
    def first_open(self) -> int | None:
        """The number that people see of the first doubt in the list that is open."""
        return next((remark.shown_number for group in self.groups for remark in group.open), None)


def checking_of(source: PlanSource) -> Checking:
    reading, plan = source.reading, source.plan
    places = Places(reading.sheets, reading.places)
    marks, settled = defaultdict[tuple[str, str], list[Mark]](list), set(source.accepted)
    for number, doubt in enumerate(reading.doubts):
        if doubt.sheet is not None and doubt.cell is not None:
            marks[doubt.sheet, doubt.cell].append(Mark(number, number in settled))
    read = reading_of(plan, places) if plan else {}
    wanted = read.keys() | {sheet for sheet, _address in marks}
    sheets = [
        SheetBesideReading(drawn(sheet, places, marks, by_row(found) if found else None), found)
        for sheet in reading.sheets
        if sheet.name in wanted
        for found in [read.get(sheet.name, [])]
    ]
    anchors = {anchor for each in sheets for anchor in each.drawn.anchors}
    return Checking(
        counts_of(plan) if plan else {},
        groups_of(source, places, anchors),
        sheets,
        len(reading.doubts),
        len(source.unsettled),
    )
