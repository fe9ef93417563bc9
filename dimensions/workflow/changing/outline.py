"""Which activities a plan would have after a change, and whether each of them could stand in it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from dimensions.models import Activity, Programme
from dimensions.plans.body import ActivityRow
from dimensions.plans.edits import problems_of
from dimensions.workflow.changing.effects import Edit, Effect
from dimensions.workflow.editing.activities import NoSuchRow, OthersStandUnder
from portal.shell.errors import Refusal

Above = dict[int, int | None]
"""By the running number of an activity that of the one it stands under."""


class StaysInItsDimension(Refusal):
    sentence = _(
        "In a published plan an activity stays in its dimension. Drop it there, and add another one in its place."
    )


class Outline:
    """Which activities a plan has, and which of them stand under others."""

    def __init__(self, programme: Programme) -> None:
        rows = Activity.objects.filter(dimension__programme=programme).select_related("sub_of")
        self.rows = list(rows.only("dimension", "seq", "dropped_at", "sub_of__seq").order_by("seq"))
        self.numbers = {row.pk: row.seq for row in self.rows}
        self.last = defaultdict[int, int](int, {row.dimension_id: row.seq for row in self.rows})

    def numbered(self, edit: Edit) -> Edit:
        """The running number is the plan's to give; those of dropped activities are not given again."""
        if edit.becomes is None:
            return edit
        seq = self.numbers.get(edit.activity or 0)
        if seq is None:
            self.last[edit.becomes.dimension] += 1
            seq = self.last[edit.becomes.dimension]
        return replace(edit, becomes=replace(edit.becomes, row=replace(edit.becomes.row, seq=seq)))

    def demand_lawful(self, effects: Sequence[Effect]) -> None:
        going = {each.activity.pk for each in effects if each.activity and each.after is None}
        stays = [row for row in self.rows if row.dropped_at is None and row.pk not in going]
        if going & {row.sub_of_id for row in stays}:
            raise OthersStandUnder
        found = standing_after(stays, effects)
        for effect in effects:
            becomes, activity = effect.edit.becomes, effect.activity
            if becomes is None:
                continue
            if activity and activity.dimension_id != becomes.dimension:
                raise StaysInItsDimension
            if problems := problems_of(becomes.row, way_up(becomes.row, found[becomes.dimension])):
                raise NoSuchRow(problems)


def standing_after(stays: Sequence[Activity], effects: Sequence[Effect]) -> Mapping[int, Above]:
    """By dimension how the activities would stand."""
    found = defaultdict[int, Above](dict)
    for row in stays:
        found[row.dimension_id][row.seq] = row.sub_of.seq if row.sub_of else None
    for each in effects:
        if becomes := each.edit.becomes:
            found[becomes.dimension][becomes.row.seq] = becomes.row.sub_of
    return found


def way_up(row: ActivityRow, above: Above) -> list[ActivityRow]:
    """Those on which it hangs whether the row may stand where it does; all others need not be read along."""
    found: dict[int, ActivityRow] = {}
    seq = row.sub_of
    while seq is not None and seq in above and seq != row.seq and seq not in found:
        found[seq] = ActivityRow(seq=seq, title="-", sub_of=above[seq])
        seq = above[seq]
    return list(found.values())
