"""What differs between an activity of one year and the same activity of another, whole years aside."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.carrying import Carrying
from portal.shell.fiscal import arabic_digits, tidy


class Aspect(StrEnum):
    """What can differ, in the order in which a page says it."""

    CODE = "code"
    TITLE = "title"
    DETAIL = "detail"
    DATES = "dates"
    RECURRENCE = "recurrence"
    OFFICES = "offices"
    OWNER = "owner"
    EVIDENCE = "evidence"
    QUOTAS = "quotas"
    PARTS = "parts"
    SHARES = "shares"
    JUDGE = "judge"
    REMARK = "remark"


TEXTS = frozenset({Aspect.CODE, Aspect.TITLE, Aspect.DETAIL, Aspect.OWNER, Aspect.PARTS, Aspect.REMARK})
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The values that only one of the years has, each as it stands there."""

    aspect: Aspect
    then: Values
    now: Values


def differences(then: ActivityRow, now: ActivityRow, carrying: Carrying) -> tuple[Difference, ...]:
    """Nothing where the plan was only carried: dates that moved by whole years and years in texts are no difference."""
    carried, found = carrying.activity(then), []
    for aspect, read in READ.items():
        before, moved, after = read(then), [_bare(value) for value in read(carried)], read(now)
        here = [_bare(value) for value in after]
        only_then = tuple(value for value, bare in zip(before, moved, strict=True) if bare not in here)
        only_now = tuple(value for value, bare in zip(after, here, strict=True) if bare not in moved)
        if only_then or only_now:
            found.append(Difference(aspect, only_then, only_now))
    return tuple(found)


def rewritten(then: ActivityRow, now: ActivityRow, carrying: Carrying) -> Iterator[tuple[str, str]]:
    """The texts that carrying changed and that still stand as it wrote them: before and after."""
    for before, after in zip(texts_of(then), texts_of(carrying.activity(then)), strict=True):
        if before != after and after in set(texts_of(now)):
            yield before, after


def texts_of(row: ActivityRow) -> tuple[str, ...]:
    """All that is said in words, in an order that hangs on nothing but how much there is of each."""
    said = (row.title, row.detail, *row.components, row.remark, row.evidence_note)
    evidence = [text for each in row.evidence for text in (each.title, each.note, *each.must_contain)]
    texts = (*said, *evidence, *(quota.measure for quota in row.quotas))
    return tuple(text or "" for text in texts)


def _one(value: object) -> Values:
    return () if value is None else (value,)


def _date_of(period: PeriodRow) -> PeriodRow:
    """By its dates; where it has none, by its words."""
    raw = "" if period.end else period.raw
    return PeriodRow(raw=raw, start=period.start, end=period.end, label=period.label)


def _asked(row: EvidenceRow) -> EvidenceRow:
    """Without what is said about the paper that it was typed from."""
    kinds = tuple(sorted(row.kinds))
    return replace(row, kinds=kinds, note=None, split_from_previous_source_bullet=False)


READ: dict[Aspect, Callable[[ActivityRow], Values]] = {
    Aspect.CODE: lambda row: _one(row.code),
    Aspect.TITLE: lambda row: _one(row.title),
    Aspect.DETAIL: lambda row: _one(row.detail),
    Aspect.DATES: lambda row: tuple(map(_date_of, row.periods)),
    Aspect.RECURRENCE: lambda row: _one(row.recurs_every_months),
    Aspect.OFFICES: lambda row: row.offices,
    Aspect.OWNER: lambda row: _one(row.owner_group),
    Aspect.EVIDENCE: lambda row: tuple(map(_asked, row.evidence)),
    Aspect.QUOTAS: lambda row: row.quotas,
    Aspect.PARTS: lambda row: row.components,
    Aspect.SHARES: lambda row: row.milestones,
    Aspect.JUDGE: lambda row: _one(row.verified_by),
    Aspect.REMARK: lambda row: _one(row.remark),
}


def _bare(value: Any) -> Any:
    """As it is compared: spaces and the script of digits are typed loosely."""
    if isinstance(value, EvidenceRow):
        return replace(value, title=_bare(value.title))
    if isinstance(value, QuotaRow):
        return replace(value, measure=_bare(value.measure))
    if isinstance(value, PeriodRow):
        return replace(value, raw=_bare(value.raw), label=_bare(value.label))
    return arabic_digits(tidy(value)) if type(value) is str else value
