"""Two years of a province side by side, by theme: what continued, what changed in it, what is only in one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_stubs_ext import StrPromise

from dimensions.correspondence import activity_row, known
from dimensions.models import Activity, Programme
from dimensions.plans.body import ActivityRow
from dimensions.plans.carrying import Carrying
from dimensions.plans.comparing import Aspect, differences
from dimensions.plans.matching import matched
from dimensions.plans.words import Theme
from dimensions.saying import ASPECTS, said
from dimensions.wording import THEMES, speaks_of_source
from portal.shell.dates import say_date
from portal.shell.digits import shown

Origin = tuple[int, bool]
"""The activity of an earlier year, and whether it was found by its title alone."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in words; a side that says nothing is empty."""

    label: str | StrPromise
    then: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """An activity in both years; `is_matched` where nobody wrote down that it is the same."""

    then: Activity
    now: Activity
    is_matched: bool
    carrying: Carrying

    @cached_property
    def rows(self) -> tuple[ActivityRow, ActivityRow]:
        return activity_row(self.then), activity_row(self.now)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        found = [
            Change(ASPECTS[each.aspect], tuple(map(said, each.then)), tuple(map(said, each.now)))
            for each in differences(*self.rows, self.carrying)
            if not (each.aspect == Aspect.REMARK and any(map(speaks_of_source, (*each.then, *each.now))))
        ]
        places = [said_place(each) for each in (self.then, self.now)]
        moved = (
            [] if places[0] == places[1] else [Change(pgettext("what differs", "Place"), (places[0],), (places[1],))]
        )
        return (*moved, *found)


def said_place(activity: Activity) -> str:
    return _("Dimension %(number)s") % {"number": shown(activity.dimension.number)}


@dataclass
class Part:
    """What both years hold of one theme, or of none."""

    label: str | StrPromise
    changed: list[Pair] = field(default_factory=list)
    same: list[Pair] = field(default_factory=list)
    gone: list[Activity] = field(default_factory=list)
    new: list[Activity] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.changed or self.same or self.gone or self.new)


class Comparison:
    """Two programmes of one province, the earlier one first."""

    def __init__(self, then: Programme, now: Programme, activities: Sequence[Activity] | None = None) -> None:
        self.then, self.now = then, now
        self.before = list(Activity.objects.of(then.pk).whole())
        self.after = list(Activity.objects.of(now.pk).whole()) if activities is None else list(activities)
        self.carrying = Carrying(then.fiscal_year, now.fiscal_year)

    @cached_property
    def known_pairs(self) -> list[Pair]:
        """Those of which the plan itself says what they were."""
        before, origins = {activity.pk: activity for activity in self.before}, self._origins()
        return [
            Pair(before[origins[activity.pk][0]], activity, origins[activity.pk][1], self.carrying)
            for activity in self.after
            if activity.pk in origins
        ]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Those, and what is matched now by theme, code and title, in the order of the later plan."""
        before = {activity.pk: activity for activity in self.before}
        pairs = {pair.now.pk: pair for pair in self.known_pairs}
        taken = {pair.then.pk for pair in self.known_pairs}
        left = [known(activity) for activity in self.before if activity.pk not in taken]
        found = matched(left, [known(activity) for activity in self.after if activity.pk not in pairs])
        for activity in self.after:
            if activity.pk in found:
                pairs[activity.pk] = Pair(before[found[activity.pk]], activity, True, self.carrying)
        return [pairs[activity.pk] for activity in self.after if activity.pk in pairs]

    @cached_property
    def parts(self) -> list[Part]:
        """One for each theme that either year has, as the themes are ordered; what has none comes last."""
        parts = {theme.value: Part(THEMES[theme]) for theme in Theme}
        none = Part(_("Without a theme"))
        for pair in self.pairs:
            part = parts.get(pair.now.theme or pair.then.theme or "", none)
            (part.changed if pair.changes else part.same).append(pair)
        old, new = {pair.then.pk for pair in self.pairs}, {pair.now.pk for pair in self.pairs}
        for activity in self.before:
            if activity.pk not in old:
                parts.get(activity.theme or "", none).gone.append(activity)
        for activity in self.after:
            if activity.pk not in new:
                parts.get(activity.theme or "", none).new.append(activity)
        return [part for part in (*parts.values(), none) if not part.is_empty]

    @cached_property
    def milestones(self) -> list[Change]:
        """Steps of the programme itself that did not only move by whole years, or that one year alone has."""
        before, after = ({each.code: each for each in year.milestones.all()} for year in (self.then, self.now))
        found = []
        for code in dict.fromkeys((*after, *before)):
            old, new = before.get(code), after.get(code)
            if old and new and self.carrying.step(old.kind, old.on) == new.on:
                continue
            days = (tuple(say_date(each.on) for each in (side,) if each) for side in (old, new))
            found.append(Change(str(new or old), *days))
        return found

    def _origins(self) -> dict[int, Origin]:
        """By activity: what it was then, over the years between, and whether any step of it was a match."""
        there = {activity.pk for activity in self.before}
        found: dict[int, Origin] = {}
        trail = {each.pk: (each.carried_from_id, each.is_matched) for each in self.after if each.carried_from_id}
        while trail:
            found |= {pk: origin for pk, origin in trail.items() if origin[0] in there}
            trail = earlier({pk: origin for pk, origin in trail.items() if origin[0] not in there})
        return found


def earlier(trail: Mapping[int, Origin]) -> dict[int, Origin]:
    """One year further back, where there is one."""
    origins = {origin for origin, _likely in trail.values()}
    found = Activity.objects.filter(pk__in=origins, carried_from__isnull=False)
    steps = {pk: (origin, likely) for pk, origin, likely in found.values_list("pk", "carried_from", "is_matched")}
    return {
        pk: (steps[origin][0], likely or steps[origin][1])  # type: ignore[misc]  # those without are left out
        for pk, (origin, likely) in trail.items()
        if origin in steps
    }
