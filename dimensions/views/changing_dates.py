"""Dates of a published programme are changed: the form, the preview of whom it concerns, and the change itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions.building.milestones import MilestoneForm
from dimensions.consequences import Drawn
from dimensions.dates_changed import drawn_date
from dimensions.models import Milestone, PlanChange, Programme
from dimensions.views.building import METHODS, seen_in
from dimensions.views.building_milestones import stands_of
from dimensions.views.proposing import Proposal, blame, on_running_plan, proposed
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import MilestoneEdit, MilestonePreview
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
    form = form_of(request, programme, found, request.POST if is_typed and do != READ else None)
    if do == READ:
        form.keep_typed(request.POST)

    def propose() -> HttpResponse:
        edit = MilestoneEdit(found.pk if found else None, form.columns())
        return DateProposal(request=request, programme=programme, edit=edit, carries=True).answer()

    try:
        answer, seen = proposed(request, form, found, editing.seen_milestone(found) if found else "", propose)
        return answer or drawn(request, programme, form, found, seen=seen)
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
    blame(request, form, refusal)
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
        "seen": seen or seen_in(request),
        "reason": request.POST.get("reason", ""),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return TemplateResponse(request, "dimensions/change_date.html", context, status=status)


@require_http_methods(METHODS)
@on_running_plan
def drop_date(request: Request, programme: Programme, key: int) -> HttpResponse:
    edit = MilestoneEdit(standing(programme, key).pk, None)
    return DateProposal(request=request, programme=programme, edit=edit).answer()


@dataclass(frozen=True, kw_only=True)
class DateProposal(Proposal[MilestonePreview]):
    """The edit of one date of the programme."""

    edit: MilestoneEdit

    def preview(self) -> MilestonePreview:
        return changing.preview_of_milestone(self.programme, self.edit)

    def effects(self, preview: MilestonePreview) -> Sequence[Drawn]:
        return [drawn_date(preview, self.programme.province)]

    def change(self, *, reason: str, seen: str) -> PlanChange:
        return changing.change_milestone(self.programme, self.edit, reason=reason, seen=seen, by=self.request.user)

    def page_after(self, change: PlanChange) -> str:  # noqa: ARG002
        return f"{self.leave}#milestones"
