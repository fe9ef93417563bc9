"""What keeps a plan from being taken in, told by the cells that it was read from."""

from collections.abc import Iterable, Mapping

from dimensions.plans import Problem
from dimensions.wording import sentence


def told(problems: Iterable[Problem], places: Mapping[str, tuple[str, str]]) -> list[str]:
    """Each problem after its sheet and cell, or those of the row that it belongs to."""
    return [": ".join(part for part in (where(each.place.path, places), sentence(each)) if part) for each in problems]


def where(path: str, places: Mapping[str, tuple[str, str]]) -> str:
    while path:  # up to the row that it belongs to
        for each in (path, f"{path}.title", f"{path}.name"):
            if each in places:
                return " ".join(places[each])
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return ""
