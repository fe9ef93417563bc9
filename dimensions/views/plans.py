"""The plans as people read them, published and closed."""

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dimensions import policy, workflow
from dimensions.carried import Carried
from dimensions.changes import told_changes, told_of
from dimensions.checking.leftovers import leftovers_of
from dimensions.exporting import FORMS, XLSX_TYPE, empty_workbook, exported, filename_of
from dimensions.forms import ClosingForm
from dimensions.models import Activity, Milestone, PlanSource, Programme
from dimensions.states import LEADS_TO, WHAT_FOLLOWS, ProgrammeState, ProgrammeStep
from dimensions.unsettled import unsettled_in
from dimensions.views.building import plan_to_write
from dimensions.views.districts import address_for
from dimensions.views.years import Years
from portal.dashboard.boards import panels_in
from portal.dashboard.panel import Drawn, Subject, read_all
from portal.history.keeping import kept_until_recorded
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.fiscal import FiscalYear
from portal.shell.listing import Listing


@require_safe
@kept_until_recorded(personal=False)
def plan_list(request: Request) -> HttpResponse:
    """The programmes that the person may read, newest year first."""
    found = Programme.objects.within(request.scope).written().select_related("province")
    listing = Listing(
        found,
        request.GET,
        search=("name_th", "name_en", "province__name_th", "province__name_en"),
        orders={"year": ("fiscal_year", "-province__sort_key", "-slug")},
        default_order="-year",
    )
    context = {"listing": listing, "writes_plans": policy.writes_plans(request.scope), "sources": ()}
    if context["writes_plans"]:
        context["sources"] = list(PlanSource.objects.within(request.scope, *policy.WRITERS).being_checked().for_list())
    return TemplateResponse(request, "dimensions/plan_list.html", context)


@require_safe
@kept_until_recorded(personal=True)
def plan(request: Request, pk: int) -> HttpResponse:
    """A plan on one page: dimensions, criteria, activities with their periods and the evidence asked for.

    What districts add of their own stands in their plans, which are plans of the province's own programme.
    """
    programme = get_object_or_404(Programme.objects.within(request.scope).select_related("province"), pk=pk)
    if programme.is_local:
        return redirect("dimensions:plan", get_object_or_404(Programme.objects.beside(programme)).pk)
    return drawn(request, programme, ClosingForm())


def found_in_reach(request: Request, pk: int) -> Programme:
    return get_object_or_404(Programme.objects.within(request.scope).written().select_related("province"), pk=pk)


def drawn(request: Request, programme: Programme, closing: ClosingForm, status: int = 200) -> TemplateResponse:
    activities = list(Activity.objects.of(programme.pk).whole())
    steps, years = offered(request, programme), Years.of(request.scope, programme)
    milestones = list(programme.milestones.order_by("on", "position"))
    context: dict[str, Any] = {
        "programme": programme,
        "years": years,
        "dimensions": list(dict.fromkeys(activity.dimension for activity in activities)),
        "activities": activities,
        "steps": [(step, WHAT_FOLLOWS[step]) for step in steps],
        "milestones": milestones,
        "files": [(form, file.label) for form, file in FORMS.items()],
        "may_write": policy.may_write(request.scope, request.user, programme),
    }
    is_draft = programme.state == ProgrammeState.DRAFT
    context["may_discard"] = context["may_write"] and is_draft
    if is_draft and years.former:
        context["carried"] = Carried(programme, years.former, activities)
    if context["may_write"]:
        context["sources"] = list(PlanSource.objects.filter(programme=programme).for_list())
    if programme.state != ProgrammeState.DRAFT:
        context["changes"] = told_changes(programme.changes.all())
        context["districts"] = address_for(request, programme)
    if context["may_discard"]:
        context["leftovers"] = leftovers_of(PlanSource.objects.with_answers(programme), activities)
    if ProgrammeStep.PUBLISH in steps:
        doubts = len(context.get("leftovers", ()))
        context |= before_publishing(programme, activities, milestones, doubts)
    if ProgrammeStep.CLOSE in steps:
        context |= {"closing": closing, **before_closing(request, programme)}
    return TemplateResponse(request, "dimensions/plan.html", context, status=status)


def offered(request: Request, programme: Programme) -> list[ProgrammeStep]:
    """The steps that this person may take now."""
    return [
        step
        for (state, step) in LEADS_TO
        if state == programme.state and policy.RULE[step](request.scope, request.user, programme)
    ]


def before_publishing(
    programme: Programme, activities: list[Activity], milestones: list[Milestone], doubts: int
) -> dict[str, Any]:
    """What to know first: what is still open, and how much would be late at once or why it can not be published."""
    context: dict[str, Any] = {"unsettled": unsettled_in(programme, activities, milestones, doubts=doubts)}
    try:
        return context | {"onset": workflow.foreseen(programme, activities)}
    except Refusal as refusal:
        return context | {"unready": str(refusal)}


def before_closing(request: Request, programme: Programme) -> dict[str, Any]:
    """What to know first: how long the year still runs, and how far the work is."""
    ends = FiscalYear(programme.fiscal_year).end
    beside = list(workflow.running_beside(programme))
    return {
        "year_ends": ends,
        "days_left": (ends - clock.today()).days,
        "standing": [standing for each in (programme, *beside) for standing in how_far(request, each)],
        "ends_with_it": beside,
    }


def how_far(request: Request, programme: Programme) -> list[Drawn]:
    subject = Subject(programme.province, programme.fiscal_year, programme.slug)
    return read_all(panels_in("closing"), request.scope, subject, at=subject.moment())


@require_safe
@kept_until_recorded(personal=False)
def activity(request: Request, pk: int) -> HttpResponse:
    """One activity of a plan, as it was typed and as it was read."""
    rows = Activity.objects.whole().select_related(
        "dimension__programme__province", "carried_from__dimension__programme", "local__plan__office"
    )
    found = get_object_or_404(rows.filter(dimension__programme__in=Programme.objects.within(request.scope)), pk=pk)
    if not policy.may_see_activity(request.scope, found):
        raise Http404
    programme = found.dimension.programme
    writes = policy.may_write(request.scope, request.user, programme)
    context = {
        "activity": found,
        "local": getattr(found, "local", None),
        "programme": programme,
        "may_edit": writes and programme.state == ProgrammeState.DRAFT,
        "may_change": writes and programme.is_active,
        "changes": () if programme.state == ProgrammeState.DRAFT else told_of(found),
        "reads_source_notes": policy.reads_source_notes(request.scope),
    }
    return TemplateResponse(request, "dimensions/activity.html", context)


@require_safe
def export(request: Request, pk: int, form: str) -> HttpResponseBase:
    """The plan as a file to take away; whoever reads it may have it."""
    programme = found_in_reach(request, pk)
    if form not in FORMS:
        raise Http404
    try:
        return sent(exported(programme, form), filename_of(programme, form), FORMS[form].media_type)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("dimensions:plan", programme.pk)


@require_safe
def form(request: Request) -> HttpResponseBase:
    """The empty workbook, for those who write plans."""
    if not policy.writes_plans(request.scope):
        raise Http404
    return sent(empty_workbook(), _("Empty plan form.xlsx"), XLSX_TYPE)


def sent(content: bytes, filename: str, media_type: str) -> FileResponse:
    response = FileResponse(BytesIO(content), as_attachment=True, filename=filename, content_type=media_type)
    patch_cache_control(response, private=True, no_cache=True)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: Request, pk: int, step: str) -> HttpResponse:
    """Publish the plan or close the year, which is asked for twice."""
    programme = found_in_reach(request, pk)
    if step not in ProgrammeStep.values:
        raise Http404
    if request.method != "POST":  # the address of a page that was drawn again
        return redirect("dimensions:plan", programme.pk)
    closing = ClosingForm(request.POST)
    if step == ProgrammeStep.CLOSE and step in offered(request, programme) and not closing.is_valid():
        return drawn(request, programme, closing, status=422)
    try:
        programme = workflow.VERB[ProgrammeStep(step)](programme, by=request.user)
        messages.success(
            request, _("Done: the programme is now “%(state)s”.") % {"state": programme.get_state_display()}
        )
        if step == ProgrammeStep.PUBLISH:
            messages.info(request, workflow.onset_of(programme.assignments.values_list("due_on", flat=True)).sentence)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied:
        messages.error(request, _("This step is not yours to take."))
    return redirect("dimensions:plan", programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def discard_draft(request: Request, pk: int) -> HttpResponse:
    """Throw away a draft; the files that it was made of are then to be checked again."""
    programme = plan_to_write(request, pk)
    if request.method != "POST":
        return redirect("dimensions:plan", pk)
    try:
        workflow.discard_draft(programme, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("dimensions:plan", pk)
    messages.success(request, _("The draft was discarded. What it was read from can be checked again, or replaced."))
    return redirect("dimensions:plan_list")
