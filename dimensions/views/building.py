"""A draft edited by hand: its page of rows, and what their buttons do."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dimensions import policy
from dimensions.building.outline import Outline
from dimensions.building.page import building_of
from dimensions.models import Activity, Programme
from dimensions.states import ProgrammeState
from dimensions.workflow import editing
from portal.offices.scope import Request
from portal.shell.errors import Refusal

View = Callable[..., HttpResponse]
Again = Callable[[Request, Programme, str], HttpResponse | None]
Drop = Callable[..., None]
METHODS = ["GET", "HEAD", "POST"]
BUTTONS = ("up", "down", "duplicate")


def on_draft(view: View) -> View:
    """A stranger finds nothing; a published plan leads to its page, and so does what cannot be done to the builder."""
    return door_to_draft(view, lambda _request, _programme, _sentence: None)


def on_draft_form(again: Again) -> Callable[[View], View]:
    """The same for a form: where its row or the draft went meanwhile, `again` draws it with all that was typed."""
    return lambda view: door_to_draft(view, again)


def plan_to_write(request: Request, pk: int) -> Programme:
    """In whatever state it is; whoever does not write plans of its province finds nothing."""
    reached = Programme.objects.within(request.scope, *policy.WRITERS).written().select_related("province")
    return get_object_or_404(reached, pk=pk)


def door_to_draft(view: View, again: Again) -> View:
    @wraps(view)
    def door(request: Request, pk: int, **kwargs: Any) -> HttpResponse:
        programme = plan_to_write(request, pk)
        try:
            if programme.state != ProgrammeState.DRAFT:
                raise editing.NoDraft
            return view(request, programme, **kwargs)
        except (editing.NoDraft, editing.RowGone) as refusal:
            is_typed = request.method == "POST"
            return (is_typed and again(request, programme, not_saved(refusal))) or led_away(request, pk, refusal)
        except Refusal as refusal:
            return led_away(request, pk, refusal)

    return door


def not_saved(refusal: Refusal) -> str:
    return f"{refusal} {_('Nothing was saved. What you typed still stands here, so that you can copy it.')}"


def led_away(request: Request, pk: int, refusal: Refusal) -> HttpResponse:
    if isinstance(refusal, editing.NoDraft):
        messages.info(request, str(refusal))
        return redirect("dimensions:plan", pk)
    messages.error(request, str(refusal))
    return redirect("dimensions:build", pk)


def posted(view: View) -> View:
    """For addresses of a draft that are no pages: whoever comes without a form is led to the builder."""

    @wraps(view)
    def door(request: Request, programme: Programme, **kwargs: Any) -> HttpResponse:
        return (
            view(request, programme, **kwargs)
            if request.method == "POST"
            else redirect("dimensions:build", programme.pk)
        )

    return door


def seen_in(request: Request) -> str:
    """The print of what the form was drawn from."""
    return request.POST.get("seen", "")


def asked_then_dropped(
    request: Request, programme: Programme, row: Model, drop: Drop, *, seen: str, activities: Sequence[Activity] = ()
) -> HttpResponse:
    """The page that says what goes, and with it which activities; then it is taken out."""
    if request.method == "POST":
        drop(programme, row.pk, drawn_from=seen_in(request), by=request.user)
        messages.success(request, _("Taken out. It can be brought back by “Undo”."))
        return redirect("dimensions:build", programme.pk)
    context = {"programme": programme, "row": row, "seen": seen, "activities": activities}
    return TemplateResponse(request, "dimensions/build_drop.html", context)


def posted_in(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_safe
@on_draft
def build(request: Request, programme: Programme) -> HttpResponse:
    """The whole draft as rows; `stay` names the button that was pressed, so that it can be pressed again."""
    context = {
        "programme": programme,
        "building": building_of(programme),
        "stay": pressed(request, "stay"),
        "stay_date": pressed(request, "stay-date"),
    }
    return TemplateResponse(request, "dimensions/build.html", context)


def pressed(request: Request, name: str) -> tuple[str, int] | None:
    """Which button, and of which row."""
    button, _dash, key = request.GET.get(name, "").partition("-")
    number = number_in(key)
    return (button, number) if button in BUTTONS and number is not None else None


def at_row(programme: Programme, activity: Activity, button: str = "") -> HttpResponseRedirect:
    """Back to the builder, at the row."""
    stay = f"?stay={button}-{activity.pk}" if button else ""
    return redirect(f"{reverse('dimensions:build', args=[programme.pk])}{stay}#activity-{activity.pk}")


@require_http_methods(METHODS)
@on_draft
@posted
def shift(request: Request, programme: Programme, key: int, way: str) -> HttpResponse:
    """One place up or down."""
    activity = editing.shift_activity(programme, key, cast(Any, way), by=request.user)
    return at_row(programme, activity, way)


@require_http_methods(METHODS)
@on_draft
@posted
def duplicate(request: Request, programme: Programme, key: int) -> HttpResponse:
    activity = editing.duplicate_activity(programme, key, by=request.user)
    messages.success(request, _("The copy stands below: change what is different in it."))
    return at_row(programme, activity, "duplicate")


@require_http_methods(METHODS)
@on_draft
@posted
def place(request: Request, programme: Programme) -> HttpResponse:
    """Where a row was dragged to: the part of the plan, and the row that it stands before."""
    key, before = (number_in(request.POST.get(name, "")) for name in ("row", "before"))
    part = Outline.of(programme).places.get(request.POST.get("part", ""))
    if key is None or part is None:
        raise editing.RowGone
    activity = editing.move_activity(programme, key, editing.Place(*part, before), by=request.user)
    return at_row(programme, activity)


def number_in(text: str) -> int | None:
    """A key that the page posted along; nothing where somebody made it up."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


@require_http_methods(METHODS)
@on_draft
@posted
def turn(request: Request, programme: Programme, verb: str) -> HttpResponse:
    """Take the last edit back, or do it again."""
    edit = TURNS[verb](programme, by=request.user)
    state = edit.before if verb == "undo" else edit.after
    rows = [f"#activity-{key}" for key in state["activities"]]
    rows += [f"#date-{key}" for key in state.get("milestones", ())]
    anchor = rows[0] if len(rows) == 1 else ""
    messages.success(request, _("Taken back.") if verb == "undo" else _("Done again."))
    return redirect(f"{reverse('dimensions:build', args=[programme.pk])}{anchor}")


TURNS = {"undo": editing.undo, "redo": editing.redo}


@require_http_methods(METHODS)
@on_draft
@posted
def shift_criterion(request: Request, programme: Programme, key: int, way: str) -> HttpResponse:
    editing.shift_criterion(programme, key, cast(Any, way), by=request.user)
    return redirect(f"{reverse('dimensions:build', args=[programme.pk])}#criterion-{key}")
