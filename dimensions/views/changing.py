"""A published plan is changed: the form of an activity, the preview of what follows, and the change itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions.building.acting import Action
from dimensions.building.activity import ActivityEditor
from dimensions.building.outline import Outline
from dimensions.models import Activity, PlanChange, Programme
from dimensions.views.building import METHODS
from dimensions.views.proposing import BACK, PlanProposal, on_running_plan
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import Edit
from portal.offices.scope import Request


def found_in(programme: Programme, key: int) -> Activity:
    return get_object_or_404(Activity.objects.whole().filter(dimension__programme=programme), pk=key)


@require_http_methods(METHODS)
@on_running_plan
def change_activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    """Everything that the plan says of it as a form; what follows from the change stands on the next page."""
    found = found_in(programme, key)
    return by_hand(request, ActivityEditor(Outline.of(programme), found, place_of(found), posted(request)))


@require_http_methods(METHODS)
@on_running_plan
def add_activity(request: Request, programme: Programme) -> HttpResponse:
    """An empty form, in the first place of the plan where none was chosen."""
    outline = Outline.of(programme)
    chosen = request.POST.get("place") or request.GET.get("in", "")
    place = outline.places.get(chosen) or next(iter(outline.places.values()))
    return by_hand(request, ActivityEditor(outline, None, place, posted(request)))


def posted(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


def place_of(found: Activity) -> tuple[int, int | None]:
    return found.dimension_id, found.criterion_id


def by_hand(request: Request, editor: ActivityEditor) -> HttpResponse:
    """The form until it can be previewed; then the preview, with all that was typed behind it."""
    do, found = request.POST.get("do", ""), editor.activity
    if action := Action.named(do):
        editor.act(action)
    is_whole = not action and request.method == "POST" and editor.is_valid()
    try:
        changing.demand_running(editor.outline.programme)
    except changing.WrongMoment as refusal:
        return form_drawn(request, editor, refused=str(refusal), status=HTTPStatus.CONFLICT)
    if action or request.method != "POST" or (is_whole and do == BACK):
        return form_drawn(request, editor)
    if is_whole and found and (said := overtaken(found, request.POST.get("seen", ""))):
        return form_drawn(request, editor, **said, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return (is_whole and proposed(request, editor)) or form_drawn(
        request, editor, status=HTTPStatus.UNPROCESSABLE_ENTITY
    )


def seen(found: Activity) -> str:
    """A print of how it stands, and whether the plan still asks for it."""
    return editing.seen(found) + ("-dropped" if found.dropped_at else "")


def overtaken(found: Activity, was: str) -> dict[str, Any]:
    """What somebody else did to it since the form was drawn, as the form says it; nothing if it stands as it stood."""
    if was == seen(found):
        return {}
    dropped = _(
        "Somebody else has dropped this activity from the plan in the meantime. What you typed still stands here; "
        "if you continue, the plan asks for it again."
    )
    is_news = found.dropped_at and not was.endswith("-dropped")
    return {"refused": dropped if is_news else "", "theirs": was.removesuffix("-dropped") != editing.seen(found)}


def proposed(request: Request, editor: ActivityEditor) -> HttpResponse | None:
    """What the form asks for, as a preview or made; nothing where the form has to be drawn again with what is wrong."""
    edits = [Edit(activity=editor.activity.pk if editor.activity else None, becomes=editor.edit)]
    try:
        return ActivityProposal(request=request, programme=editor.outline.programme, edits=edits, carries=True).answer()
    except editing.NoSuchRow as refusal:
        editor.blame(refusal.problems)
    except changing.NobodyWouldAct as refusal:
        editor.form.add_error("offices", str(refusal))
    except changing.StaysInItsDimension as refusal:
        editor.form.add_error("place", str(refusal))
    except changing.NothingChanges as refusal:
        editor.form.add_error(None, str(refusal))
    except changing.WrongMoment as refusal:
        return form_drawn(request, editor, refused=str(refusal), status=HTTPStatus.CONFLICT)
    return None


def form_drawn(
    request: Request,
    editor: ActivityEditor,
    *,
    theirs: bool = False,
    refused: str = "",
    status: int = HTTPStatus.OK,
) -> TemplateResponse:
    found, was = editor.activity, request.POST.get("seen", "")
    context = {
        "programme": editor.outline.programme,
        "editor": editor,
        "activity": found,
        "seen": was if was and not (theirs or refused) else (seen(found) if found else ""),
        "theirs": editor.theirs() if theirs else (),
        "refused": refused,
        "reason": request.POST.get("reason", ""),
        "leave": page_of([found.pk] if found else [], editor.outline.programme),
    }
    return TemplateResponse(request, "dimensions/change_activity.html", context, status=status)


@require_http_methods(METHODS)
@on_running_plan
def drop_activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    found = found_in(programme, key)
    if found.dropped_at:
        raise changing.DroppedAlready
    edit = Edit(activity=found.pk, becomes=None)
    return ActivityProposal(request=request, programme=programme, edits=[edit]).answer()


@require_http_methods(METHODS)
@on_running_plan
def put_back_activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    """What was dropped is asked for again, as it stood."""
    found = found_in(programme, key)
    edit = Edit(activity=found.pk, becomes=changing.as_it_stands(found))
    return ActivityProposal(request=request, programme=programme, edits=[edit]).answer()


@dataclass(frozen=True, kw_only=True)
class ActivityProposal(PlanProposal):
    """Of one activity alone it leads back to its page."""

    def page_after(self, change: PlanChange) -> str:
        return page_of([each.activity_id for each in change.activities.all()], self.programme)

    @property
    def leave(self) -> str:
        return page_of([edit.activity for edit in self.edits], self.programme)


def page_of(keys: Sequence[int | None], programme: Programme) -> str:
    """Of the only activity, else of the plan."""
    if len(keys) == 1 and keys[0]:
        return reverse("dimensions:activity", args=[keys[0]])
    return reverse("dimensions:plan", args=[programme.pk])
