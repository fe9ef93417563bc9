"""Any plan file that can be written, drawn from the fields of its rows."""

import datetime as dt
from dataclasses import fields, replace
from decimal import Decimal

from hypothesis import strategies as st

from dimensions.plans import PlanFile
from dimensions.plans.body import PeriodRow, QuotaRow
from dimensions.plans.heading import SpanRow
from dimensions.plans.keys import (
    UNPRINTABLE,
    Day,
    Label,
    ListOf,
    Number,
    OneOf,
    RowOf,
    TableOf,
    Text,
    Whole,
    Word,
    YesNo,
    is_required,
    kind_of,
)

LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters=UNPRINTABLE)
TEXTS = st.text(LETTERS, min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    ["null", "~", "1", "1.10", "true", "2024-02-29", "- a", "a: b", "# c", "ก ข", " ๑ ", "น้ำ\u200bแข็ง", "&a", "!x"]
)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))


def ordered(row):
    if row.start and not row.end:
        return replace(row, start=None)
    return replace(row, end=max(row.start, row.end)) if row.start else row


def bounded(row):
    """The same bounds in an order that can hold; one at least."""
    named = [key for key in ("at_least", "at_most", "out_of") if getattr(row, key) is not None]
    bounds = dict(zip(named, sorted(getattr(row, key) for key in named), strict=True))
    return replace(row, **({"at_least": Decimal(0)} | bounds))


ROWS = {SpanRow: lambda row: replace(row, end=max(row.start, row.end)), PeriodRow: ordered, QuotaRow: bounded}


def values(kind):  # noqa: PLR0911
    match kind:
        case Text():
            return TEXTS
        case Word():
            return st.from_regex(kind.shape, fullmatch=True)
        case Whole(least=least, most=most):
            return st.integers(least, most)
        case Number():
            return st.decimals(0, 999, places=2)
        case Label():
            return st.integers(1, 99) | TEXTS
        case YesNo():
            return st.booleans()
        case Day():
            return DAYS
        case OneOf(words=words):
            return st.sampled_from(words)
        case ListOf():
            distinct = kind.distinct or kind.kind == Word()
            return st.lists(values(kind.kind), min_size=kind.least, max_size=2, unique=distinct).map(tuple)
        case TableOf():
            keys = st.integers(0, 99) if kind.key is int else TEXTS
            return st.dictionaries(keys, values(kind.kind), max_size=2)
        case RowOf(row=row):
            return rows(row)
    raise AssertionError(kind)


def rows(row):
    """Rows with all keys that they must have, and any of those that they may."""
    must = {each.name: values(kind_of(each)) for each in fields(row) if is_required(each)}
    may = {each.name: values(kind_of(each)) for each in fields(row) if not is_required(each)}
    return st.fixed_dictionaries(must, optional=may).map(lambda keys: ROWS.get(row, lambda same: same)(row(**keys)))


def renumbered(plan: PlanFile) -> PlanFile:
    """With what must be unique in a plan made unique, and no activity under another."""
    dimensions = []
    for number, dimension in enumerate(plan.dimensions, start=1):
        seq = iter(range(1, 100))
        criteria = tuple(replace(each, activities=numbered(each.activities, seq)) for each in dimension.criteria)
        activities = numbered(dimension.activities, seq)
        named = replace(dimension, number=number, name=dimension.name or "ก", criteria=criteria, activities=activities)
        dimensions.append(named)
    milestones = tuple(replace(each, code=f"m{n}") for n, each in enumerate(plan.programme.milestones))
    return replace(plan, programme=replace(plan.programme, milestones=milestones), dimensions=tuple(dimensions))


def numbered(activities, seq):
    return tuple(replace(each, seq=next(seq), sub_of=None) for each in activities)


PLANS = rows(PlanFile).map(renumbered)
