"""A published plan is changed: the form of an activity, the preview of what follows, and the change itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import policy
from dimensions.building.acting import Action
from dimensions.building.activity import ActivityEditor
from dimensions.building.outline import Outline
from dimensions.consequences import drawn
from dimensions.forms import ReasonForm
from dimensions.models import Activity, PlanChange, Programme
from dimensions.telling import Told
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import Edit, Preview
from portal.offices.scope import Request
from portal.shell.errors import Refusal

METHODS = ["GET", "HEAD", "POST"]
MAKE, BACK = "change", "back"
NOT_CARRIED = {"csrfmiddlewaretoken", "do", "reason", "print"}

View = Callable[..., HttpResponse]


def on_running_plan(view: View) -> View:
    """A stranger finds nothing; what cannot be done, as in a draft or a closed year, leads to the plan and says so."""

    @wraps(view)
    def door(request: Request, pk: int, **kwargs: Any) -> HttpResponse:
        reached = Programme.objects.within(request.scope, *policy.WRITERS).written().select_related("province")
        programme = get_object_or_404(reached, pk=pk)
        try:
            if request.method != "POST":
                changing.demand_running(programme)
            return view(request, programme, **kwargs)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            if reason := request.POST.get("reason", "").strip():
                messages.info(request, _("As the reason you had typed: %(reason)s") % {"reason": reason})
            return redirect("dimensions:plan", pk)

    return door


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
        return Proposal(request, editor.outline.programme, edits, carries=True).answer()
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
        "leave": leaving(editor.outline.programme, found),
    }
    return TemplateResponse(request, "dimensions/change_activity.html", context, status=status)


def leaving(programme: Programme, found: Activity | None) -> str:
    """Where one goes who changes nothing."""
    if found:
        return reverse("dimensions:activity", args=[found.pk])
    return reverse("dimensions:plan", args=[programme.pk])


@require_http_methods(METHODS)
@on_running_plan
def drop_activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    found = found_in(programme, key)
    if found.dropped_at:
        raise changing.DroppedAlready
    return Proposal(request, programme, [Edit(activity=found.pk, becomes=None)]).answer()


@require_http_methods(METHODS)
@on_running_plan
def put_back_activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    """What was dropped is asked for again, as it stood."""
    found = found_in(programme, key)
    return Proposal(request, programme, [Edit(activity=found.pk, becomes=changing.as_it_stands(found))]).answer()


@dataclass(frozen=True)
class Proposal:
    """Edits of a plan that a person is shown before they are made; `carries` what was typed to get there."""

    request: Request
    programme: Programme
    edits: Sequence[Edit]
    carries: bool = False
    absent: int = 0
    also: Sequence[Told] = ()

    def answer(self) -> HttpResponse:
        """The preview, or the change where that was agreed to; refuses what cannot be previewed."""
        preview = changing.preview_of(self.programme, self.edits)
        if self.request.POST.get("do") != MAKE:
            return self.drawn(preview, ReasonForm(initial={"reason": self.request.POST.get("reason", "")}))
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return self.drawn(preview, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            return self.made(form)
        except changing.PreviewIsOld as refusal:
            form.add_error(None, str(refusal))
            return self.drawn(changing.preview_of(self.programme, self.edits), form, status=HTTPStatus.CONFLICT)

    def made(self, form: ReasonForm) -> HttpResponse:
        said, seen = form.cleaned_data["reason"], form.cleaned_data["print"]
        change = self.change(reason=said, seen=seen)
        messages.success(self.request, _("The plan was changed. Every office that it concerns is told on its pages."))
        touched = [each.activity_id for each in change.activities.all()]
        if len(touched) == 1:
            return redirect("dimensions:activity", touched[0])
        return redirect("dimensions:plan", self.programme.pk)

    def change(self, *, reason: str, seen: str) -> PlanChange:
        return changing.change_plan(self.programme, self.edits, reason=reason, seen=seen, by=self.request.user)

    @property
    def leave(self) -> str:
        """Where one goes who changes nothing."""
        keys = [edit.activity for edit in self.edits]
        if len(keys) == 1 and keys[0]:
            return reverse("dimensions:activity", args=[keys[0]])
        return reverse("dimensions:plan", args=[self.programme.pk])

    def drawn(self, preview: Preview, form: ReasonForm, status: int = HTTPStatus.OK) -> TemplateResponse:
        context = {
            "programme": self.programme,
            "absent": self.absent,
            "also": self.also,
            "effects": drawn(preview),
            "print": preview.print,
            "form": form,
            "carried": carried_in(self.request) if self.carries else (),
            "carries": self.carries,
            "leave": self.leave,
        }
        return TemplateResponse(self.request, "dimensions/change_preview.html", context, status=status)


def carried_in(request: Request) -> list[tuple[str, str]]:
    """All that was typed, so that the way back to the form loses nothing."""
    lists = request.POST.lists()
    return [(name, str(value)) for name, values in lists if name not in NOT_CARRIED for value in values]
