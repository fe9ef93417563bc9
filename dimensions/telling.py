"""What differs between two readings of a plan, in the reader's words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django_stubs_ext import StrPromise

from dimensions.correspondence import CRITERION, quota_fields
from dimensions.models import Criterion, Dimension, Quota
from dimensions.plans.body import ActivityRow, EvidenceRow, PeriodRow, QuotaRow
from dimensions.plans.differences import Difference, differences
from dimensions.plans.keys import RowOf
from dimensions.plans.problems import Report
from dimensions.plans.tree import planted
from dimensions.plans.words import ActingOffice, CountedPer
from dimensions.saying import said as said_plainly
from dimensions.saying import said_age, said_count
from dimensions.wording import ACTING_OFFICES, COUNTED_PER, kinds_in_words, level_name
from dimensions.workflow.changing.criteria import Otherwise
from portal.shell.dates import say_range, say_round
from portal.shell.digits import shown
from portal.shell.fiscal import arabic_digits

LONGEST = 240  # letters of a text; whoever wants all of it opens the activity
NAMES: dict[str, StrPromise] = {
    "title": pgettext_lazy("of an activity", "Name"),
    "code": gettext_lazy("Code"),
    "detail": gettext_lazy("How"),
    "sub_of": gettext_lazy("Stands under"),
    "offices": gettext_lazy("Who acts"),
    "owner_group": gettext_lazy("Owner"),
    "owner_position": pgettext_lazy("of an activity", "Position of the owner"),
    "verified_by": gettext_lazy("Verified by"),
    "recurs_every_months": gettext_lazy("Recurs"),
    "components": pgettext_lazy("of an activity", "Parts"),
    "remark": gettext_lazy("Remark"),
    "evidence_note": pgettext_lazy("of an activity", "Note on the evidence"),
    "periods": gettext_lazy("Period"),
    "evidence": pgettext_lazy("of an activity", "Evidence"),
    "quotas": gettext_lazy("Figure to reach"),
    "milestones": gettext_lazy("Share to be done"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One difference: what it is of, and how it reads before and after; one is empty where there was or is nothing."""

    name: str
    before: str
    after: str


def told(found: Iterable[Difference]) -> list[Told]:
    return [Told(str(NAMES[each.key]), said(each.key, each.before), said(each.key, each.after)) for each in found]


def told_between(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[Told]:
    """Of an activity as a change has kept it; nothing where it came new or was dropped."""
    if before is None or after is None:
        return []
    differing = told(differences(row_of(before), row_of(after)))
    if CRITERION in before and CRITERION in after:  # earlier records do not say it
        return [*told_criterion(before[CRITERION], after[CRITERION]), *differing]
    return differing


def told_criterion(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Told]:
    """That an activity stands under another criterion."""
    if before == after:
        return []
    return [Told(_("Criterion"), said_criterion(before), said_criterion(after))]


def said_criterion(said: Mapping[str, Any] | None) -> str:
    """Its number and name; its level as well, so that of two without either people know which it is."""
    if said is None:
        return ""
    name = " ".join(str(part) for part in (said["number"], said["name"]) if part)
    level = str(level_name(said["level"])) if said["level"] else ""
    return shown(" · ".join(part for part in (name, level) if part))


def told_otherwise(found: Iterable[Otherwise]) -> list[Told]:
    """What a file says of heading, dimensions and criteria that a change of the plan does not reach."""
    return [Told(name_otherwise(each), shown(each.before), shown(each.after)) for each in found]


def name_otherwise(found: Otherwise) -> str:
    of, columns = found.of, {each.name: str(each.verbose_name) for each in found.of._meta.concrete_fields}
    column = columns.get(found.column or "", pgettext("plan", "criterion"))
    if isinstance(of, Dimension):
        return f"{_('Dimension %(number)s') % {'number': shown(of.number)}}, {column}"
    if isinstance(of, Criterion):
        return f"{_('Criterion')} {shown(str(of))}, {column}"
    return f"{of._meta.verbose_name}, {column}"


def row_of(data: dict[str, Any]) -> ActivityRow:
    said = {key: value for key, value in data.items() if key != CRITERION}
    row: ActivityRow = RowOf(ActivityRow).read(planted(said), Report())
    return row


def said(key: str, value: Any) -> str:
    """A value of an activity's row, or one part of a list of it."""
    if value is None or value == ():
        return ""
    return shown(Truncator(SAID.get(key, str)(value)).chars(LONGEST))


def said_offices(value: Sequence[ActingOffice]) -> str:
    return ", ".join(str(ACTING_OFFICES[office]) for office in value)


def said_lines(value: Sequence[str]) -> str:
    return "; ".join(value)


def said_above(value: int) -> str:
    return _("activity %(number)s") % {"number": value}


def said_period(row: PeriodRow) -> str:
    days = say_range(row.start, row.end) if row.end else _("no date")
    label = say_round(row.label) if row.label else ""
    words = " · ".join(part for part in (label, days) if part)
    return words if arabic_digits(row.raw) == arabic_digits(days) else f"{words} ({row.raw})"


def said_days(opens_on: date | None, due_on: date | None) -> str:
    """The days of an assignment, or that it has none."""
    return say_range(opens_on, due_on) if due_on else _("no date")


def said_evidence(row: EvidenceRow) -> str:
    asked = [
        kinds_in_words(row.kinds),
        said_count(row.min_count),
        str(COUNTED_PER[CountedPer(row.per)]).lower(),
        _("signed by the superior") if row.signed_by_superior else "",
        _("from an outside agency") if row.outside_agency else "",
        said_age(row.max_age_years) if row.max_age_years else "",
        f"{_('It must contain:')} {', '.join(row.must_contain)}" if row.must_contain else "",
        row.note or "",
    ]
    return f"{row.title} ({' · '.join(filter(None, asked))})"


def said_quota(row: QuotaRow) -> str:
    bounds = Quota(**quota_fields(row)).bounds
    each = f" ({_('for each of')} {', '.join(row.per_each_of)})" if row.per_each_of else ""
    return f"{row.measure}: {bounds}{each}"


SAID: dict[str, Callable[[Any], str]] = {
    "offices": said_offices,
    "verified_by": said_plainly,
    "recurs_every_months": said_plainly,
    "components": said_lines,
    "sub_of": said_above,
    "periods": said_period,
    "evidence": said_evidence,
    "quotas": said_quota,
    "milestones": said_plainly,
}
