"""The activities of a plan as lines of a printed table, each under its dimension and criterion."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from dimensions.models import Activity, Criterion, Dimension, Period
from dimensions.plans.form.words import OFFICES
from portal.shell.dates import say_range
from portal.shell.digits import shown

BETWEEN = " - "


@dataclass(frozen=True, slots=True)
class When:
    """A period in words, and its days in pieces that no line breaks apart."""

    words: str
    days: tuple[str, ...]

    @classmethod
    def of(cls, period: Period) -> "When":
        """As it was read; as it was typed only where it names no day."""
        if period.end is None:
            return cls(shown(period.label or period.cleaned or period.raw), ())
        first, *rest = say_range(period.start, period.end).split(BETWEEN)
        days = (f"{first}{BETWEEN.rstrip()}", *rest) if rest else (first,)
        return cls(shown(period.label or ""), days)


@dataclass(frozen=True, slots=True)
class Line:
    """`number` is its place in the whole plan; `criterion_place` and `dimension_place` tell apart what stands above it.

    A criterion that comes back further down is written anew there, as offices do.
    """

    number: int
    criterion_place: int
    dimension_place: int
    activity: Activity
    acting: str

    @property
    def periods(self) -> list[When]:
        return [When.of(period) for period in self.activity.periods.all()]

    @property
    def criterion(self) -> Criterion | None:
        return self.activity.criterion

    @property
    def dimension(self) -> Dimension:
        return self.activity.dimension


@dataclass(slots=True)
class Span:
    """Lines of one criterion on one page, beside its one merged cell."""

    criterion: Criterion | None
    is_continued: bool
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """What stands of one dimension on one page."""

    dimension: Dimension
    is_continued: bool
    spans: list[Span] = field(default_factory=list)


def lines_of(activities: Iterable[Activity], default: Iterable[str] = ()) -> list[Line]:
    """`default` acts where an activity names nobody; offices are written as the offices themselves do: สพจ./สพอ."""
    found: list[Line] = []
    for number, activity in enumerate(activities):
        above = found[-1] if found else None
        criteria, dimensions = (above.criterion_place, above.dimension_place) if above else (-1, -1)
        is_new = above is None or above.activity.dimension_id != activity.dimension_id
        criteria += is_new or (above is not None and above.activity.criterion_id != activity.criterion_id)
        acting = "/".join(OFFICES[word] for word in activity.acting or default)
        found.append(Line(number, criteria, dimensions + is_new, activity, acting))
    return found
