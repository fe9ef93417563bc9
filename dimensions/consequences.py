"""The preview of a change as people read it: what reads otherwise, and what becomes of the work of which offices."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dimensions.correspondence import said_of_criterion
from dimensions.models import Assignment
from dimensions.plans.body import PeriodRow
from dimensions.telling import Told, said_days, told, told_criterion
from dimensions.workflow.changing import Effect, Moved, Preview
from portal.offices.models import Office
from portal.shell import clock
from portal.shell.digits import shown


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of some pieces of work; `state` gives it its look."""

    words: str
    state: str
    pieces: int
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One part of the plan on the preview; `warnings` are what a person should not overlook.

    `untouched` says in place of `work` that there is none to speak of.
    """

    title: str
    heading: str
    told: Sequence[Told]
    work: Sequence[Consequence]
    warnings: Sequence[str]
    untouched: str = ""


def drawn(preview: Preview) -> list[Drawn]:
    return [drawn_effect(effect) for effect in preview.effects]


def drawn_effect(effect: Effect) -> Drawn:
    row = effect.after or effect.before
    title = f"{row.code} {row.title}" if row and row.code else row.title if row else ""
    differing = [*moved_in_plan(effect), *told(effect.differences)]
    return Drawn(shown(title), heading_of(effect), differing, list(work_of(effect)), warnings_of(effect))


def moved_in_plan(effect: Effect) -> list[Told]:
    """Where it goes to stand under another criterion."""
    if effect.activity is None or not effect.changes_criterion:
        return []
    return told_criterion(said_of_criterion(effect.activity.criterion), said_of_criterion(effect.criterion))


def heading_of(effect: Effect) -> str:
    if effect.after is None:
        return pgettext("change of a plan", "Dropped")
    if effect.activity is None:
        return pgettext("change of a plan", "New")
    if effect.activity.dropped_at:
        return pgettext("change of a plan", "Put back")
    return pgettext("change of a plan", "Changed")


def work_of(effect: Effect) -> Iterator[Consequence]:
    """Only what there is of each kind."""
    begun = effect.worked_on
    untouched = [each for each in effect.withdrawn if not each.work_began_at]
    if effect.new:
        yield Consequence(new_words(effect), "open", len(effect.new), offices_of(each.office for each in effect.new))
    yield from moves(effect.moved)
    again, same = effect.asked_again, [each for each in effect.kept if not (each.is_moved or each.is_asked_again)]
    if again:
        yield of_work(_("Asked for again, with all that was done in it"), "open", (each.assignment for each in again))
    if begun:
        words = _("No longer asked for, although work has begun: it is withdrawn, and what was done stays to be read")
        yield of_work(words, "withdrawn", begun)
    if untouched:
        yield of_work(_("No longer asked for; nothing has been begun"), "withdrawn", untouched)
    if same:
        yield of_work(_("Stays as it is; the office is told what changed"), "done", (each.assignment for each in same))


def new_words(effect: Effect) -> str:
    rows = effect.after.periods if effect.after else ()
    slots = sorted({each.slot for each in effect.new if each.slot is not None})
    return _("New work: %(days)s") % {"days": "; ".join(map(days_of, (rows[slot] for slot in slots))) or _("no date")}


def days_of(row: PeriodRow) -> str:
    return said_days(row.start, row.end)


def moves(moved: Iterable[Moved]) -> Iterator[Consequence]:
    """One line for each way in which dates move."""
    ways: dict[tuple[str, str], list[Assignment]] = {}
    for each in moved:
        ways.setdefault((said_days(*each.from_days), said_days(*each.days)), []).append(each.assignment)
    for (before, after), work in ways.items():
        words = _("The date moves from %(before)s to %(after)s") % {"before": before, "after": after}
        yield of_work(words, "due_soon", work)


def of_work(words: str, state: str, work: Iterable[Assignment]) -> Consequence:
    rows = list(work)
    return Consequence(words, state, len(rows), offices_of(each.office for each in rows))


def offices_of(offices: Iterable[Office]) -> tuple[Office, ...]:
    return tuple(dict.fromkeys(offices))


def warnings_of(effect: Effect) -> list[str]:
    today, found = clock.today(), []
    past = offices_of(effect.past(today))
    if past:
        words = ngettext(
            "The new date has passed already: in %(count)s office this falls overdue at once, unless it was sent.",
            "The new date has passed already: in %(count)s offices this falls overdue at once, unless it was sent.",
            len(past),
        )
        found.append(words % {"count": shown(len(past))})
    if sooner := offices_of(each.office for each in effect.sooner):
        words = ngettext(
            "%(count)s office has begun work that is due earlier now: what was first sent after that is late.",
            "%(count)s offices have begun work that is due earlier now: what was first sent after that is late.",
            len(sooner),
        )
        found.append(words % {"count": shown(len(sooner))})
    if begun := offices_of(each.office for each in effect.worked_on):
        words = ngettext(
            "%(count)s office has begun work that would be withdrawn.",
            "%(count)s offices have begun work that would be withdrawn.",
            len(begun),
        )
        found.append(words % {"count": shown(len(begun))})
    return found
