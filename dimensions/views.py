"""The plans as people read them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dimensions import policy, workflow
from dimensions.models import Activity, Programme
from dimensions.states import LEADS_TO, WHAT_FOLLOWS, ProgrammeStep
from portal.offices.scope import Request
from portal.shell.errors import Refusal
from portal.shell.listing import Listing


@require_safe
def plan_list(request: Request) -> HttpResponse:
    """The programmes that the person may read, newest year first."""
    found = Programme.objects.within(request.scope).select_related("province")
    listing = Listing(
        found,
        request.GET,
        search=("name_th", "name_en", "province__name_th", "province__name_en"),
        orders={"year": ("-fiscal_year", "province__sort_key", "slug")},
        default_order="year",
    )
    return render(request, "dimensions/plan_list.html", {"listing": listing})


@require_safe
def plan(request: Request, pk: int) -> HttpResponse:
    """A plan on one page: dimensions, criteria, activities with their periods and the evidence asked for."""
    programme = get_object_or_404(Programme.objects.within(request.scope).select_related("province"), pk=pk)
    activities = list(Activity.objects.of(programme.pk).whole())
    steps = [
        (step, WHAT_FOLLOWS[step])
        for (state, step) in LEADS_TO
        if state == programme.state and policy.RULE[step](request.scope, request.user, programme)
    ]
    dimensions = list(dict.fromkeys(activity.dimension for activity in activities))
    context = {"programme": programme, "dimensions": dimensions, "activities": activities, "steps": steps}
    context["milestones"] = list(programme.milestones.order_by("on", "position"))
    return render(request, "dimensions/plan.html", context)


@require_safe
def activity(request: Request, pk: int) -> HttpResponse:
    """One activity of a plan, as it was typed and as it was read."""
    found = get_object_or_404(
        Activity.objects.whole().filter(dimension__programme__in=Programme.objects.within(request.scope)), pk=pk
    )
    context = {
        "activity": found,
        "programme": found.dimension.programme,
        "reads_source_notes": policy.reads_source_notes(request.scope),
    }
    return render(request, "dimensions/activity.html", context)


@require_POST
def take(request: Request, pk: int, step: str) -> HttpResponse:
    """Publish the plan or close the year."""
    programme = get_object_or_404(Programme.objects.within(request.scope), pk=pk)
    if step not in ProgrammeStep.values:
        raise Http404
    try:
        programme = workflow.VERB[ProgrammeStep(step)](programme, by=request.user)
        messages.success(
            request, _("Done: the programme is now “%(state)s”.") % {"state": programme.get_state_display()}
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    except PermissionDenied:
        messages.error(request, _("This step is not yours to take."))
    return redirect("dimensions:plan", programme.pk)
