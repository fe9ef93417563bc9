"""Doubts about a file that are not just right: answered in place of what was read, or left for the plan."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dimensions.models import PlanSource
from dimensions.models.source import Answer
from dimensions.plans import read_data
from dimensions.plans.answers import answered, targets_of
from dimensions.plans.handed_in import OpenDoubt, at_cells
from dimensions.workflow.sources import NoPlanYet, entered, kinds_of, locked
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.errors import Refusal

ANSWER_DOUBT = "answer_doubt"
LEAVE_DOUBTS = "leave_doubts"


class NotAsked(Refusal):
    sentence = _("This doubt was settled meanwhile, or cannot be answered so.")


class CannotStand(NoPlanYet):
    sentence = _("This cannot stand in the plan. Nothing was changed.")


@transaction.atomic
def answer(
    source: PlanSource,
    number: int,
    values: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime | None = None,
) -> PlanSource:
    """Say what a doubtful part of the plan is, by its path; the doubt is settled when all its parts are answered."""
    source = locked(source.pk, by)
    targets = {target.path for target in targets_of(source.reading, doubt_of(source, number))}
    if not values or not values.keys() <= targets or number in source.settled:
        raise NotAsked
    held, at = source.given.get(number), at or clock.now()
    together = {**(held.values if held else {}), **values}
    problems = read_data(answered(source.reading.data, source.answered | together)).problems
    if problems:
        raise CannotStand(at_cells(problems, source.reading.places))
    source.answers[str(number)] = asdict(
        Answer(
            by=by.pk if by else None,
            at=at.isoformat(),
            values=together,
            settles=together.keys() == targets,
        )
    )
    source.save(update_fields=["answers"])
    paths = sorted(values)
    entered(ANSWER_DOUBT, source, by=by, at=at, doubts=[number], kinds=kinds_of(source, [number]), paths=paths)
    return source


@transaction.atomic
def leave_for_later(
    source: PlanSource, numbers: Iterable[int], *, by: User | None, at: datetime | None = None
) -> PlanSource:
    """Take these doubts along into the draft, to be corrected there; what was answered of them already stays."""
    source = locked(source.pk, by)
    changed = sorted(set(numbers) & set(source.unsettled))
    at = at or clock.now()
    for number in changed:
        held = source.given.get(number)
        source.answers[str(number)] = asdict(
            Answer(
                by=by.pk if by else None,
                at=at.isoformat(),
                values=held.values if held else {},
                is_left=True,
            )
        )
    if changed:
        source.save(update_fields=["answers"])
        entered(LEAVE_DOUBTS, source, by=by, at=at, doubts=changed, kinds=kinds_of(source, changed))
    return source


def doubt_of(source: PlanSource, number: int) -> OpenDoubt:
    if not 0 <= number < len(source.doubts):
        raise NotAsked
    return source.doubts[number]
