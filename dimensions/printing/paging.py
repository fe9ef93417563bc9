"""Which lines stand on which page, so that every merged cell ends with its page and begins again on the next.

The engine breaks a table between any two rows, but a cell that is merged over the break is empty on the next page.
So the rows are measured first, dealt out to pages here, and each page is a table of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dimensions.printing.lines import Line, Part, Span

SLACK = 4.0  # pixels: borders that two rows share are not rows


@dataclass(frozen=True, slots=True)
class Heights:
    """How high each piece of the paper is by its name, such as `line-7`."""

    of: Mapping[str, float]

    @property
    def title(self) -> float:
        return self.of["title"]

    @property
    def head(self) -> float:
        return self.of["head"]

    def line(self, line: Line) -> float:
        return self.of[f"line-{line.number}"]

    def criterion(self, line: Line) -> float:
        return self.of[f"criterion-{line.criterion_place}"]

    def dimension(self, line: Line) -> float:
        return self.of[f"dimension-{line.dimension_place}"]


@dataclass(slots=True)
class Page:
    """`closed` is what stands for sure, `open` the lines of the criterion that goes on."""

    closed: float
    parts: list[Part] = field(default_factory=list)
    open: float = 0.0
    last: Line | None = None
    is_too_long: bool = False

    def height_with(self, line: Line, heights: Heights) -> float:
        closed, lines = self._before(line, heights)
        return closed + max(lines + heights.line(line), heights.criterion(line))

    def add(self, line: Line, heights: Heights, before: Line | None) -> None:
        """`before` is the line above it, wherever that stands."""
        if self.last is None or self.last.dimension_place != line.dimension_place:
            goes_on = before is not None and before.dimension_place == line.dimension_place
            self.parts.append(Part(line.dimension, goes_on))
        if self.last is None or self.last.criterion_place != line.criterion_place:
            goes_on = before is not None and before.criterion_place == line.criterion_place
            self.parts[-1].spans.append(Span(line.criterion, goes_on))
        self.closed, lines = self._before(line, heights)
        self.open, self.last = lines + heights.line(line), line
        self.parts[-1].spans[-1].lines.append(line)

    def _before(self, line: Line, heights: Heights) -> tuple[float, float]:
        """What is closed when this line comes, and the lines of its criterion that stand above it."""
        if self.last and self.last.criterion_place == line.criterion_place:
            return self.closed, self.open
        closed = self.closed + (max(self.open, heights.criterion(self.last)) if self.last else 0)
        if self.last is None or self.last.dimension_place != line.dimension_place:
            closed += heights.dimension(line)
        return closed, 0.0


def paged(lines: Iterable[Line], heights: Heights, room: float) -> list[Page]:
    """A line that is higher than a page stands on pages of its own, and is broken there."""
    pages = [Page(heights.title + heights.head)]
    before = None
    for line in lines:
        fits = pages[-1].height_with(line, heights) + SLACK <= room
        if not fits and pages[-1].last:
            pages.append(Page(heights.head))
            fits = pages[-1].height_with(line, heights) + SLACK <= room
        pages[-1].add(line, heights, before)
        pages[-1].is_too_long |= not fits
        before = line
    return pages
