"""What a line of the bench says, and how two ways to do one thing are held against each other."""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Job = Callable[[], object]
Gauge = Callable[[], float]
FIGURES = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """One line. A floor that nothing here can measure is a reference: a figure from elsewhere, or a budget to keep."""

    name: str
    ours: float
    floor: float
    unit: str
    floor_kind: Literal["measured", "reference"] = "measured"

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def line(self) -> str:
        ours, floor, ratio = (tidy(figure) for figure in (self.ours, self.floor, self.ratio))
        said = {"name": self.name, "ours": ours, "floor": floor, "ratio": ratio, "unit": self.unit}
        return json.dumps(said | {"floor_kind": self.floor_kind}, ensure_ascii=False)


def tidy(figure: float | None) -> float | None:
    """As many figures as mean anything."""
    return None if figure is None else float(f"{figure:.{FIGURES}g}")


def compared(name: str, ours: Gauge, floor: Gauge, *, unit: str = "s", rounds: int = 5) -> Measure:
    """Ours and its floor, both measured here and now, in turns."""
    found, bare = in_turns((ours, floor), rounds=rounds)
    return Measure(name, found, bare, unit)


def budgeted(name: str, ours: float, budget: float, *, unit: str) -> Measure:
    """Ours beside a figure that is not measured here."""
    return Measure(name, ours, budget, unit, "reference")


def in_turns(
    gauges: Sequence[Gauge], *, rounds: int, choose: Callable[[list[float]], float] = statistics.median
) -> list[float]:
    """The median of each, read one after the other and all over again, so that a noisy moment hits them alike.

    `choose` may take another than the median. The first reading of each is for warming up and does not count.
    """
    readings = [[gauge() for gauge in gauges] for _round in range(rounds + 1)]
    return [choose(list(series)) for series in zip(*readings[1:], strict=True)]


def seconds(job: Job) -> Gauge:
    """How long the job takes."""

    def gauge() -> float:
        start = time.perf_counter()
        job()
        return time.perf_counter() - start

    return gauge


def percentile(values: Sequence[float], percent: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * percent / 100))]


def say(sentence: str) -> None:
    """To whoever watches; standard output is for the measures."""
    print(sentence, file=sys.stderr, flush=True)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is done and how long it took."""
    start = time.perf_counter()
    yield
    say(f"{what}: {time.perf_counter() - start:.1f} s")
