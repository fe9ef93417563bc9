"""One plan in several years: carried over to the next, and two of them side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dimensions import workflow
from dimensions.comparison import Comparison
from dimensions.models import Programme
from dimensions.plans.words import FISCAL_YEARS
from dimensions.views.building import plan_to_write
from portal.history.keeping import kept_until_recorded
from portal.offices.scope import Request, Scope
from portal.shell import clock
from portal.shell.dates import say_fiscal_year
from portal.shell.errors import Refusal
from portal.shell.fiscal import FiscalYear

FROM_JULY = 7
"""The month in which the next year's plan becomes the next thing to do."""


@dataclass(frozen=True, slots=True)
class Years:
    """The programmes of one province and short name that a person may read, and what can be made of one of them."""

    programme: Programme
    every: Sequence[Programme]

    @classmethod
    def of(cls, scope: Scope, programme: Programme) -> "Years":
        return cls(programme, list(others(scope, programme).order_by("fiscal_year")))

    @property
    def others(self) -> list[Programme]:
        return [each for each in self.every if each.pk != self.programme.pk]

    @property
    def former(self) -> Programme | None:
        """The one that it was carried from."""
        return next((each for each in self.every if each.pk == self.programme.carried_from_id), None)

    @property
    def to_carry_to(self) -> int | None:
        """The year after it, or the one that runs if that is later; none where a later plan stands already."""
        latest = max(each.fiscal_year for each in self.every)
        year = max(self.programme.fiscal_year + 1, clock.fiscal_year())
        is_last = latest == self.programme.fiscal_year and self.programme.published_at is not None
        return year if is_last and year in FISCAL_YEARS else None

    @property
    def is_time(self) -> bool:
        """From July of its year on."""
        return clock.today() >= date(FiscalYear(self.programme.fiscal_year).end.year, FROM_JULY, 1)


def others(scope: Scope, programme: Programme) -> QuerySet[Programme]:
    return Programme.objects.within(scope).written().filter(province=programme.province_id, slug=programme.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def carry_over(request: Request, pk: int) -> HttpResponse:
    """Make the draft of a later year; its page says what moved and what is left to look at.

    Where that year has a plan already, this leads to it.
    """
    programme = plan_to_write(request, pk)
    if request.method != "POST":  # the address of a page that was drawn again
        return redirect("dimensions:plan", pk)
    try:
        made = workflow.carry_over(programme, year_in(request), by=request.user)
    except workflow.AlreadyStands as refusal:
        messages.info(request, str(refusal))
        return redirect("dimensions:plan", refusal.programme.pk)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        facts = {"year": say_fiscal_year(made.fiscal_year)}
        messages.success(request, _("Carried to fiscal year %(year)s, as a draft. Nothing is published yet.") % facts)
        return redirect("dimensions:plan", made.pk)
    return redirect("dimensions:plan", pk)


def year_in(request: Request) -> int:
    said = request.POST.get("fiscal_year", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else 0


@require_safe
@kept_until_recorded(personal=False)
def compare(request: Request, pk: int, other: int) -> HttpResponse:
    """Two years of a province by theme, the earlier one first, whichever was named first."""
    readable = Programme.objects.within(request.scope).written().select_related("province")
    programme = get_object_or_404(readable, pk=pk)
    years = Years.of(request.scope, programme)
    beside = next((each for each in years.others if each.pk == other), None)
    if beside is None:
        raise Http404
    then, now = sorted((programme, beside), key=lambda each: each.fiscal_year)
    context = {
        "programme": programme,
        "beside": beside,
        "others": years.others,
        "then": then,
        "now": now,
        "comparison": Comparison(then, now),
    }
    return TemplateResponse(request, "dimensions/compare.html", context)
