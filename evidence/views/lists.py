"""The lists of assignments: what narrows them, and the list behind every figure of a board."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dimensions.models import Assignment
from dimensions.models.assignment import AssignmentQuerySet
from dimensions.wording import level_name
from evidence import standing
from evidence.climbing import HAS_LEVEL
from evidence.panels.figures import NO_ZONE
from evidence.panels.reading import outline_of
from evidence.standing import Figure
from evidence.states import AssignmentState
from portal.dashboard.boards import choices_for
from portal.dashboard.panel import Subject
from portal.dashboard.views import choice_from, day_from, found_in_reach, way_up
from portal.history.keeping import kept_until_recorded
from portal.offices.models import Office
from portal.offices.scope import Request, Scope
from portal.shell.digits import shown
from portal.shell.listing import Choices, Filter, Listing

WHEN_DUE = F("falls_due").asc(nulls_last=True)
ORDERS = {
    "due": (WHEN_DUE, *standing.BY_DATE[1:]),
    "plan": ("dimension__number", "activity__seq", WHEN_DUE),
    "office": ("office__kind_order", "office__sort_key", WHEN_DUE),
}
SEARCHED = ("activity__title", "activity__code", "office__name_th", "office__name_en")

# Long texts of the plan would only be carried along while the database sorts.
SHOWN = (
    "activity__title",
    "activity__code",
    "activity__criterion__level",
    "programme__uses_levels",
    "dimension__number",
    "period__label",
    "office__short_th",
    "office__short_en",
)


def by_figure(at: datetime, *names: str) -> Filter:
    """Narrow to what a figure counts. The queryset must come from `standing`."""
    return Filter(
        "figure",
        _("Figure"),
        [(name, Figure(name).label) for name in names or Figure.values],
        lambda found, name: found.filter(standing.condition(name, at)),
    )


def by_state() -> Filter:
    choices = [(state, state.label) for state in AssignmentState if state != AssignmentState.WITHDRAWN]
    return Filter("state", pgettext_lazy("of an assignment", "State"), choices, "standing")


def by_dimension(numbers: Iterable[int]) -> Filter:
    choices = [(number, dimension_named(number)) for number in numbers]
    return Filter("dimension", pgettext_lazy("column", "Dimension"), choices, "dimension__number")


def dimension_named(number: int) -> str:
    """Without a number stands what districts added that belongs to no dimension of the plan."""
    return (
        gettext("Dimension %(number)s") % {"number": shown(number)} if number else gettext("Other work of the district")
    )


def by_level(highest: int) -> Filter:
    """The levels of the plan; no choice in a year without levels."""
    choices = [(level, capfirst(level_name(level))) for level in range(1, highest + 1)]
    return Filter("level", pgettext_lazy("of a criterion", "Level"), choices, on_level)


def on_level(found: QuerySet[Any, Any], level: int) -> QuerySet[Any, Any]:
    return found.filter(HAS_LEVEL, activity__criterion__level=level)


def by_office(offices: QuerySet[Office]) -> Filter:
    return Filter("at", _("Office"), [(office.code, office.short_name) for office in offices], "office__code")


def by_zone(office: Office) -> Filter:
    """The zones of a province, and what is in none of them."""
    zones: Choices = ()
    if office.kind == Office.Kind.PROVINCE:
        zones = [(zone.number, zone.name) for zone in office.zones.all()]
    outside: Choices = [(NO_ZONE, _("Offices outside the zones"))] if zones else []
    return Filter("zone", _("Zone"), [*zones, *outside], in_zone)


def in_zone(found: QuerySet[Any, Any], number: int | str) -> QuerySet[Any, Any]:
    if number == NO_ZONE:
        return found.filter(office__zone__isnull=True)
    return found.filter(office__zone__number=number)


@require_safe
@kept_until_recorded(personal=False)
def assignments(request: Request, code: str) -> HttpResponse:
    """What an office and all below it owe; the address names the year, the programme, the day and the figure."""
    office = found_in_reach(request, code)
    chosen = choice_from(request.GET, choices_for(request.scope, office))
    if chosen is None:
        return redirect("dashboard:board", office.code)
    subject = chosen.about(office, day_from(request.GET.get("as_of"), chosen.fiscal_year))
    context = {
        "office": office,
        "chosen": chosen,
        "subject": subject,
        "listing": listing_of(request.scope, subject, request.GET),
        "above": way_up(request.scope, office, subject),
        "board": subject.address("dashboard:board", office.code),
    }
    return TemplateResponse(request, "evidence/assignments.html", context)


def listing_of(scope: Scope, subject: Subject, params: QueryDict) -> Listing[Assignment]:
    at, found = subject.moment(), standing.owed(scope, subject)
    # All dimensions are there to choose from: a board links to the empty ones too.
    outline = outline_of(subject)
    dimensions = by_dimension(column.number for column in outline.columns)
    levels = by_level(max(outline.levels.values(), default=0))
    filters = by_figure(at), by_state(), dimensions, levels, by_office(offices_in(found)), by_zone(subject.office)
    related = ("programme", "activity__criterion", "dimension", "period", "office")
    return Listing(
        standing.with_state(found, at).select_related(*related).only(*SHOWN),
        params,
        search=SEARCHED,
        filters=[each for each in filters if len(each.choices) > (each is not levels)],
        orders=ORDERS,
        default_order="due",
    )


def offices_in(found: AssignmentQuerySet) -> QuerySet[Office]:
    return Office.objects.filter(pk__in=found.order_by().values("office_id").distinct()).in_tree_order()
