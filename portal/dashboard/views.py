"""The boards: every office has one, drawn from its kind's panels."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.dashboard.boards import PLAN, Choice, choices_for, panels_for
from portal.dashboard.forms import BoardForm
from portal.dashboard.panel import Subject, read_all
from portal.history.keeping import kept_until_recorded
from portal.offices.models import Office, Role
from portal.offices.scope import Request, Scope
from portal.shell import clock
from portal.shell.dates import say_date
from portal.shell.fiscal import FiscalYear, UnreadableDate, read_date


@require_safe
def home(request: Request) -> HttpResponse:
    """The board of the highest office that the person works for."""
    return redirect("dashboard:board", code=get_object_or_404(Office, path=request.scope.home).code)


@require_safe
@kept_until_recorded(personal=False)
def board(request: Request, code: str) -> HttpResponse:
    office = found_in_reach(request, code)
    choices = choices_for(request.scope, office)
    chosen = choice_from(request.GET, choices)
    if chosen is None:
        return render(request, "dashboard/empty.html", nothing_yet(request.scope, office))
    typed = request.GET.get("as_of", "")
    subject = chosen.about(office, day_from(typed, chosen.fiscal_year))
    context = {
        "office": office,
        "chosen": chosen,
        "subject": subject,
        "form": BoardForm(choices, chosen, say_date(subject.as_of) if subject.as_of else typed),
        "above": way_up(request.scope, office, subject),
        "present": subject.at_present().address("dashboard:board", office.code),
        "panels": read_all(panels_for(office.kind), request.scope, subject, at=subject.moment()),
    }
    return TemplateResponse(request, "dashboard/board.html", context)


def found_in_reach(request: Request, code: str) -> Office:
    """With the offices above it, to which its page leads."""
    return get_object_or_404(Office.objects.filter(request.scope.q("path")).select_related("parent__parent"), code=code)


def nothing_yet(scope: Scope, office: Office) -> dict[str, Any]:
    writes_plans = scope.covers(office.path, Role.REVIEWER, Role.ADMIN)
    return {"office": office, "above": way_up(scope, office), "writes_plans": writes_plans}


def choice_from(params: QueryDict, choices: list[Choice]) -> Choice | None:
    """What the address asks for; without a year the newest that has begun. An unknown one is 404.

    Of a year it is the plan, else what runs. Links name year and programme, the form sends both in one value.
    """
    year, _dash, slug = params.get("choice", "").partition("-")
    year, slug = year or params.get("year", ""), slug or params.get("programme", "")
    asked = [c for c in choices if str(c.fiscal_year) == (year or str(c.fiscal_year)) and c.slug == (slug or c.slug)]
    if (year or slug) and not asked:
        raise Http404
    return min(asked, key=standing_first, default=None)


def standing_first(choice: Choice) -> tuple[bool, int, bool, bool]:
    """A year that was closed still says more than an older one that nobody closed, or one that is to come."""
    is_to_come = choice.fiscal_year > clock.fiscal_year()
    return is_to_come, -choice.fiscal_year, choice.slug != PLAN, not choice.is_active


def day_from(text: str | None, fiscal_year: int) -> date | None:
    """A past day since the year began, from an address or as people type it; anything else means now."""
    try:
        day = read_date(text or "", fiscal_year=fiscal_year)
    except UnreadableDate:
        return None
    return day if FiscalYear(fiscal_year).start <= day < clock.today() else None


def way_up(scope: Scope, office: Office, subject: Subject | None = None) -> list[tuple[Office, str]]:
    """The offices above as far as the person may go, each with its board, of the same year and day if one is given."""
    above, each = list[Office](), office.parent
    while each:
        above, each = [each, *above], each.parent
    return [(each, board_of(each, subject)) for each in above if scope.covers(each.path)]


def board_of(office: Office, subject: Subject | None) -> str:
    if subject is None:
        return reverse("dashboard:board", args=[office.code])
    return subject.at_office(office).address("dashboard:board", office.code)
