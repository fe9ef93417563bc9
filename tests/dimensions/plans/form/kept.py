"""What of a plan the form keeps: docs/plan-form.md says it in words."""

from dataclasses import fields, is_dataclass, replace
from itertools import groupby

from dimensions.plans import PlanFile
from dimensions.plans.body import CriterionRow, PeriodRow
from dimensions.plans.form.cells import SHORT_LABEL
from dimensions.plans.form.words import BREAK, NO_CRITERION, NOTHING, UNNAMED
from dimensions.plans.keys import Label, kind_of


def kept(plan: PlanFile) -> PlanFile:
    """Without what explains the file, and with texts as a cell holds them."""
    return row(replace(plan, counts=None, oddities=(), messy_fixture=None))


def row(held):
    values = {each.name: value(getattr(held, each.name), kind_of(each)) for each in fields(held)}
    if isinstance(held, PeriodRow):
        values |= {key: None for key in ("label", "clean", "raw_cell") if values[key] == NOTHING}
        values |= {key: in_line(values[key]) for key in ("raw", "label", "clean", "raw_cell")}
    found = replace(held, **values)
    if "criteria" in values:
        found = replace(found, criteria=joined(found.criteria))
    empty = not isinstance(held, PlanFile) and all(each in (None, (), {}) for each in values.values())
    return None if empty and type(held).__name__ in ("SourceDocumentRow", "ReferenceRow") else found


def value(held, kind):
    if is_dataclass(held):
        return row(held)
    if isinstance(held, tuple):
        return tuple(in_line(each) if isinstance(each, str) else value(each, None) for each in held)
    if isinstance(held, dict):
        return {key.strip(): value(each, None) for key, each in held.items()}
    if isinstance(held, str) and type(held) is str:
        text = with_plain_breaks(held)
        return int(text) if isinstance(kind, Label) and SHORT_LABEL.fullmatch(text) else text
    return held


def in_line(text):
    if text is None or type(text) is not str:
        return text
    return with_plain_breaks(text.replace(BREAK, "\n"))


def with_plain_breaks(text):
    for sign in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(sign, "\n")
    return text.strip()


def joined(criteria: tuple[CriterionRow, ...]) -> tuple[CriterionRow, ...]:
    """Neighbours that say the same of themselves are one."""
    whole = []
    for known_by, same in groupby(criteria, lambda each: (str(each.number), each.level, each.name, each.theme)):
        first, *others = same
        assert known_by[2] not in (UNNAMED, NO_CRITERION)
        whole.append(replace(first, activities=sum((each.activities for each in others), first.activities)))
    return tuple(whole)
