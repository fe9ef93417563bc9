"""Why a file that was received gave no plan: kept as facts, said again in the language of whoever reads it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from dimensions.plans.problems import CellProblem
from dimensions.workflow.importing import WrongYear
from dimensions.workflow.sources import NoPlanYet, NotRead, YearClosed
from portal.shell.errors import Refusal


class NotTheirs(Refusal):
    sentence = _("Whoever handed this file in may no longer write plans of this province. You can have it read.")


class FormerGone(Refusal):
    sentence = _("The file that this one was to replace is no longer being checked. This one can be read by itself.")


class BrokeOff(Refusal):
    sentence = _("Reading this file broke off several times. Try once more; if that fails too, tell your admin.")


REFUSALS: dict[str, type[Refusal]] = {
    refusal.__name__: refusal
    for refusal in (BrokeOff, FormerGone, NoPlanYet, NotRead, NotTheirs, WrongYear, YearClosed)
}
ABOUT_THE_FILE = (NotRead, NoPlanYet)
ABOUT_THE_YEAR = (WrongYear, YearClosed)


def refusal_as_data(refusal: Refusal) -> dict[str, Any]:
    """What it takes to say the refusal again."""
    return {
        "kind": type(refusal).__name__,
        "message": getattr(refusal, "message", None),
        "facts": refusal.facts,
        "problems": [asdict(problem) for problem in getattr(refusal, "problems", ())],
    }


def refusal_from_data(data: Mapping[str, Any]) -> Refusal:
    kind = REFUSALS[data["kind"]]
    if kind is NotRead:
        return NotRead(data["message"], **data["facts"])
    if kind is NoPlanYet:
        return NoPlanYet([CellProblem(**problem) for problem in data["problems"]])
    return kind(**data["facts"])
