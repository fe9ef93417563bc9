"""Files that plans are typed in: checked beside what was read from them, and taken in."""

import io
from collections.abc import Sequence

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dimensions import policy, workflow
from dimensions.checking import Looked, checking_of, stop_after
from dimensions.forms import TakingForm
from dimensions.models import PlanSource, Programme
from dimensions.models.source import PlanSourceQuerySet
from dimensions.plans import walk
from dimensions.plans.handed_in import at_cells
from dimensions.wording import at_cell
from portal.offices.scope import Request
from portal.shell.errors import Refusal

LONGEST_NUMBER = 9  # digits: far more doubts than any file raises


def sources_in_reach(request: Request) -> PlanSourceQuerySet:
    return PlanSource.objects.within(request.scope, *policy.WRITERS)


@require_safe
def source(request: Request, pk: int) -> HttpResponse:
    """The sheets as typed beside what was read, with every doubt at its cell."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    return drawn(request, found)


def looked_at(request: Request) -> Looked:
    """Which doubt or row of a large file is to be shown."""
    said = {key: request.GET.get(key, "") for key in ("doubt", "sheet", "row")}
    read = {key: max(numbers_in(text), default=0) for key, text in said.items()}
    return Looked(**{key: number for key, number in read.items() if number})


def drawn(
    request: Request, found: PlanSource, *, taking: TakingForm | None = None, faults: Sequence[str] = ()
) -> TemplateResponse:
    standing = Programme.objects.of(found.province, found.fiscal_year, found.slug).first()
    context = {
        "source": found,
        "checking": checking_of(found, looked_at(request)),
        "standing": standing,
        "taking": taking or (TakingForm() if asks_who_acts(found, standing) else None),
        "faults": faults,
    }
    is_refused = bool(faults or (taking and taking.errors))
    return TemplateResponse(request, "dimensions/source.html", context, status=422 if is_refused else 200)


def asks_who_acts(found: PlanSource, standing: Programme | None) -> bool:
    """Whether some activity names nobody, and neither the file nor the draft says who acts then."""
    if found.plan is None or found.plan.programme.default_offices or (standing and standing.default_offices):
        return False
    return any(not step.activity.offices for step in walk(found.plan))


@require_safe
def download(request: Request, pk: int) -> HttpResponseBase:
    """The file as it was handed in, under its own name; never opened by the browser."""
    found = get_object_or_404(sources_in_reach(request).only("name", "content"), pk=pk)
    answer = FileResponse(
        io.BytesIO(found.content), as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: Request, pk: int, verb: str) -> HttpResponse:
    """Settle doubts or open them again, one or all of a kind; the page goes on at the next one."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    if request.method != "POST":
        return redirect("dimensions:source", pk)
    numbers = numbers_in(" ".join(request.POST.getlist("doubt")))
    try:
        found = SETTLING[verb](found, numbers, by=request.user)
    except Refusal as refusal:
        return refused(request, found, refusal)
    return gone_on(found, numbers)


def numbers_in(text: str) -> set[int]:
    """The doubts that a form names; all of a kind stand in one field, for a form may have only so many of them."""
    return {int(each) for each in text.split() if each.isascii() and each.isdecimal() and len(each) < LONGEST_NUMBER}


SETTLING = {"accept": workflow.accept, "reopen": workflow.reopen}


def gone_on(found: PlanSource, numbers: set[int]) -> HttpResponse:
    """To the next open doubt."""
    return redirect(f"{page_of(found)}{stop_after(found, numbers)}")


def refused(request: Request, found: PlanSource, refusal: Refusal) -> HttpResponse:
    """Back to the file; where it is gone, to the list."""
    messages.error(request, str(refusal))
    return redirect("dimensions:plan_list" if isinstance(refusal, workflow.Gone) else page_of(found))


def page_of(found: PlanSource) -> str:
    return reverse("dimensions:source", args=[found.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: Request, pk: int) -> HttpResponse:
    """Make the draft of the plan, whole or not at all; it is published from its own page."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    if request.method != "POST":
        return redirect("dimensions:source", pk)
    standing = Programme.objects.of(found.province, found.fiscal_year, found.slug).first()
    taking = TakingForm(request.POST) if asks_who_acts(found, standing) else None
    if taking and not found.is_taken and not taking.is_valid():
        return drawn(request, found, taking=taking)
    offices = taking.cleaned_data.get("default_offices", ()) if taking and taking.is_valid() else ()
    try:
        programme = workflow.take_in(found, by=request.user, default_offices=offices)
    except workflow.NoPlanYet as refusal:
        return drawn(request, found, faults=[str(refusal), *map(at_cell, refusal.problems)])
    except workflow.PlanDiffers as refusal:
        cells = at_cells(refusal.problems, found.reading.places)
        return drawn(request, found, faults=[str(refusal), *map(at_cell, cells)])
    except Refusal as refusal:
        return refused(request, found, refusal)
    messages.success(request, _("The plan was taken in as a draft. Look it through, then publish it."))
    return redirect("dimensions:plan", programme.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: Request, pk: int) -> HttpResponse:
    """Forget a file whose plan was not taken in."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    if request.method != "POST":
        return redirect("dimensions:source", pk)
    try:
        workflow.discard(found, by=request.user)
    except Refusal as refusal:
        return refused(request, found, refusal)
    messages.success(request, _("The file was discarded. No plan was changed."))
    return redirect("dimensions:plan_list")
