"""Pages of the dates of the programme itself in a draft: one form, and what the buttons of their rows do."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dimensions.building.milestones import MilestoneForm
from dimensions.models import Milestone, Programme
from dimensions.plans.words import MilestoneKind, MilestonePurpose
from dimensions.views.building import (
    METHODS,
    asked_then_dropped,
    number_in,
    on_draft,
    on_draft_form,
    posted,
    posted_in,
    seen_in,
)
from dimensions.views.building_outline import again, drawn, saved, standing, with_theirs
from dimensions.workflow import editing
from portal.offices.scope import Request

PAGE = "dimensions/build_milestone.html"
COLUMNS = ("title", "kind", "raw", "on", "actor", "recipient", "note", "code")


@require_http_methods(METHODS)
@on_draft_form(again(MilestoneForm, gettext_lazy("Date of the programme"), PAGE))
def milestone(request: Request, programme: Programme, key: int | None = None) -> HttpResponse:
    """One that stands, or a new one; asked how it is read, the form is drawn again as it was typed."""
    found = standing(request, Milestone, programme=programme, pk=key) if key else None
    is_asked, data = request.POST.get("do") == "read", posted_in(request)
    form = MilestoneForm(None if is_asked else data, stands=stands_of(request, found), year=programme.fiscal_year)
    if is_asked and data:
        form.keep_typed(data)
    elif form.is_valid():
        try:
            return saved(request, programme, f"date-{save(request, programme, found, form).pk}")
        except editing.CodeTaken as refusal:
            form.add_error("purpose" if form.cleaned_data["purpose"] else "code", str(refusal))
        except editing.ChangedMeanwhile as refusal:
            found = get_object_or_404(Milestone, pk=key)
            form.add_error(None, with_theirs(refusal, form, found))
    title = _("Date of the programme") if found else _("New date of the programme")
    seen = editing.seen_milestone(found) if found else ""
    return drawn(request, programme, form, title=title, seen=seen_in(request) if is_asked else seen, page=PAGE)


def stands_of(request: Request, found: Milestone | None) -> dict[str, Any]:
    """Of a new one, what it was asked for."""
    if found is None:
        asked = request.GET.get("purpose", "")
        return {"kind": MilestoneKind.DEADLINE.value, "code": asked if asked in set(MilestonePurpose) else ""}
    return {name: getattr(found, name) for name in COLUMNS}


def save(request: Request, programme: Programme, found: Milestone | None, form: MilestoneForm) -> Milestone:
    columns = form.columns()
    if found is None:
        return editing.add_milestone(programme, columns, by=request.user)
    return editing.edit_milestone(programme, found.pk, columns, drawn_from=seen_in(request), by=request.user)


def at_date(programme: Programme, key: int, button: str = "") -> HttpResponse:
    stay = f"?stay-date={button}-{key}" if button else ""
    return redirect(f"{reverse('dimensions:build', args=[programme.pk])}{stay}#date-{key}")


@require_http_methods(METHODS)
@on_draft
@posted
def shift(request: Request, programme: Programme, key: int, way: str) -> HttpResponse:
    """One place up or down."""
    editing.shift_milestone(programme, key, cast(Any, way), by=request.user)
    return at_date(programme, key, way)


@require_http_methods(METHODS)
@on_draft
@posted
def place(request: Request, programme: Programme) -> HttpResponse:
    """Where a row was dragged to: before which other one, or last."""
    key, before = (number_in(request.POST.get(name, "")) for name in ("row", "before"))
    if key is None:
        raise editing.RowGone
    editing.place_milestone(programme, key, before, by=request.user)
    return at_date(programme, key)


@require_http_methods(METHODS)
@on_draft
def drop(request: Request, programme: Programme, key: int) -> HttpResponse:
    found = get_object_or_404(Milestone, programme=programme, pk=key)
    seen = editing.seen_milestone(found)
    return asked_then_dropped(request, programme, found, editing.drop_milestone, seen=seen)
