"""Dates of a published programme are changed: the form, the preview of whom it concerns, and the change itself."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions.building.milestones import MilestoneForm
from dimensions.dates_changed import drawn_date
from dimensions.forms import ReasonForm
from dimensions.models import Milestone, Programme
from dimensions.views.building import not_saved
from dimensions.views.building_milestones import stands_of
from dimensions.views.building_outline import seen_in, with_theirs
from dimensions.views.changing import BACK, MAKE, METHODS, carried_in, on_running_plan
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import MilestoneEdit
from portal.offices.scope import Request
from portal.shell.errors import Refusal

READ = "read"


@require_http_methods(METHODS)
@on_running_plan
def change_date(request: Request, programme: Programme, key: int | None = None) -> HttpResponse:
    """The form until it can be previewed; then the preview, with all that was typed behind it."""
    do, is_typed = request.POST.get("do", ""), request.method == "POST"
    try:
        changing.demand_running(programme)
        found = standing(programme, key) if key else None
    except Refusal as refusal:
        if is_typed:
            return drawn_again(request, programme, refusal, is_new=key is None)
        raise
    form = form_of(request, programme, found, None if do == READ else request.POST if is_typed else None)
    if do == READ:
        form.keep_typed(request.POST)
    if not is_typed or do in {READ, BACK} or not form.is_valid():
        return drawn(request, programme, form, found)
    if found and seen_in(request) != editing.seen_milestone(found):
        form.add_error(None, with_theirs(editing.ChangedMeanwhile(), form, found))
        return drawn(request, programme, form, found, seen=editing.seen_milestone(found))
    try:
        return proposed(request, programme, MilestoneEdit(found.pk if found else None, form.columns()), carries=True)
    except changing.NothingChanges as refusal:
        form.add_error(None, str(refusal))
    except editing.CodeTaken as refusal:
        form.add_error("purpose" if form.cleaned_data["purpose"] else "code", str(refusal))
    return drawn(request, programme, form, found)


def standing(programme: Programme, key: int) -> Milestone:
    """One that was dropped meanwhile leads to the plan, with a sentence."""
    found = Milestone.objects.filter(programme=programme, pk=key).first()
    if found is None:
        raise editing.RowGone
    return found


def drawn_again(request: Request, programme: Programme, refusal: Refusal, *, is_new: bool) -> TemplateResponse:
    """All that was typed, below the reason why it can not be done any more."""
    form = MilestoneForm(request.POST, stands={})
    if not is_new:
        form.keep_code()
    form.full_clean()
    form.add_error(None, not_saved(refusal))
    if reason := request.POST.get("reason", "").strip():
        form.add_error(None, _("As the reason you had typed: %(reason)s") % {"reason": reason})
    answer = drawn(request, programme, form, None)
    answer.status_code = HTTPStatus.CONFLICT
    return answer


def form_of(request: Request, programme: Programme, found: Milestone | None, data: Any) -> MilestoneForm:
    form = MilestoneForm(data, stands=stands_of(request, found), year=programme.fiscal_year)
    if found:
        form.keep_code()
    return form


def drawn(
    request: Request, programme: Programme, form: MilestoneForm, found: Milestone | None, seen: str = ""
) -> TemplateResponse:
    context = {
        "programme": programme,
        "form": form,
        "title": _("Date of the programme") if found else _("New date of the programme"),
        "milestone": found,
        "seen": seen or seen_in(request) or (editing.seen_milestone(found) if found else ""),
        "reason": request.POST.get("reason", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return TemplateResponse(request, "dimensions/change_date.html", context, status=status)


@require_http_methods(METHODS)
@on_running_plan
def drop_date(request: Request, programme: Programme, key: int) -> HttpResponse:
    return proposed(request, programme, MilestoneEdit(standing(programme, key).pk, None), carries=False)


def proposed(request: Request, programme: Programme, edit: MilestoneEdit, *, carries: bool) -> HttpResponse:
    """The preview, or the change where that was agreed to; refuses what cannot be previewed."""
    if request.POST.get("do") != MAKE:
        initial = {"reason": request.POST.get("reason", "")}
        return previewed(request, programme, edit, ReasonForm(initial=initial), carries=carries)
    form, status = ReasonForm(request.POST), HTTPStatus.UNPROCESSABLE_ENTITY
    if form.is_valid():
        said, seen = form.cleaned_data["reason"], form.cleaned_data["print"]
        try:
            changing.change_milestone(programme, edit, reason=said, seen=seen, by=request.user)
            messages.success(request, _("The plan was changed. Every office that it concerns is told on its pages."))
            return redirect(f"{reverse('dimensions:plan', args=[programme.pk])}#milestones")
        except changing.PreviewIsOld as refusal:
            form.add_error(None, str(refusal))
            status = HTTPStatus.CONFLICT
    return previewed(request, programme, edit, form, carries=carries, status=status)


def previewed(
    request: Request,
    programme: Programme,
    edit: MilestoneEdit,
    form: ReasonForm,
    *,
    carries: bool,
    status: int = HTTPStatus.OK,
) -> TemplateResponse:
    preview = changing.preview_of_milestone(programme, edit)
    context = {
        "programme": programme,
        "effects": [drawn_date(preview, programme.province)],
        "print": preview.print,
        "form": form,
        "carried": carried_in(request) if carries else (),
        "carries": carries,
        "leave": reverse("dimensions:plan", args=[programme.pk]),
    }
    return TemplateResponse(request, "dimensions/change_preview.html", context, status=status)
