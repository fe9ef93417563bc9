"""The values of a plan's rows in the reader's words, where two of them are held against each other."""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from dimensions.correspondence import quota_fields
from dimensions.models import Quota
from dimensions.plans.body import EvidenceRow, PeriodRow, QuotaRow, ShareRow
from dimensions.plans.comparing import Aspect
from dimensions.plans.words import ActingOffice, CountedPer, Judge
from dimensions.wording import ACTING_OFFICES, COUNTED_PER, JUDGES, Labels, kinds_in_words
from portal.shell.dates import say_date, say_range, say_round
from portal.shell.digits import shown

ASPECTS: Labels = {
    Aspect.CODE: pgettext_lazy("what differs", "Code"),
    Aspect.TITLE: pgettext_lazy("what differs", "Title"),
    Aspect.DETAIL: pgettext_lazy("what differs", "How"),
    Aspect.DATES: pgettext_lazy("what differs", "Dates"),
    Aspect.RECURRENCE: gettext_lazy("Recurs"),
    Aspect.OFFICES: gettext_lazy("Who acts"),
    Aspect.OWNER: gettext_lazy("Owner"),
    Aspect.EVIDENCE: gettext_lazy("Evidence asked for"),
    Aspect.QUOTAS: gettext_lazy("Figure to reach"),
    Aspect.PARTS: pgettext_lazy("of an activity", "Parts"),
    Aspect.SHARES: gettext_lazy("Share to be done"),
    Aspect.JUDGE: gettext_lazy("Verified by"),
    Aspect.REMARK: gettext_lazy("Remark"),
}


@singledispatch
def said(value: object) -> str:
    return str(value)


@said.register
def _period(value: PeriodRow) -> str:
    days = say_range(value.start, value.end) if value.end else value.raw
    return " · ".join(filter(None, (say_round(value.label or ""), days)))


@said.register
def _evidence(value: EvidenceRow) -> str:
    return " · ".join((value.title, *conditions(value)))


def conditions(asked: EvidenceRow) -> Iterator[str]:
    """What a paper must be, as the page of an activity says it."""
    yield kinds_in_words(asked.kinds)
    yield said_count(asked.min_count)
    if asked.per == CountedPer.ACTIVITY:
        yield str(COUNTED_PER[asked.per]).lower()
    if asked.outside_agency:
        yield _("from an outside agency")
    if asked.signed_by_superior:
        yield _("signed by the superior")
    if asked.max_age_years:
        yield said_age(asked.max_age_years)
    if asked.must_contain:
        yield f"{_('It must contain:')} {', '.join(asked.must_contain)}"


def said_count(least: int) -> str:
    return ngettext("at least %(shown)s item", "at least %(shown)s items", least) % {"shown": shown(least)}


def said_age(years: int) -> str:
    facts = {"shown": shown(years)}
    return ngettext("not older than %(shown)s year", "not older than %(shown)s years", years) % facts


@said.register
def _quota(value: QuotaRow) -> str:
    return f"{value.measure}: {shown(Quota(**quota_fields(value)).bounds)}"


@said.register
def _share(value: ShareRow) -> str:
    return _("%(share)s per cent by %(day)s") % {"share": shown(value.share_percent), "day": say_date(value.by)}


@said.register
def _office(value: ActingOffice) -> str:
    return str(ACTING_OFFICES[value])


@said.register
def _judge(value: Judge) -> str:
    return str(JUDGES[value])


@said.register
def _months(value: int) -> str:
    return ngettext("every month", "every %(shown)s months", value) % {"shown": shown(value)}
