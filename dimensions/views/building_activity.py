"""The page of one activity of a draft: its form with all its parts, and the question before it goes."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions.building.acting import Action
from dimensions.building.activity import ActivityEditor
from dimensions.building.outline import Outline
from dimensions.models import Activity, Programme
from dimensions.plans.edits import ActivityEdit
from dimensions.views.building import METHODS, asked_then_dropped, at_row, on_draft, on_draft_form, posted_in, seen_in
from dimensions.workflow import editing
from portal.offices.scope import Request


def drawn_again(request: Request, programme: Programme, sentence: str) -> HttpResponse | None:
    """What was typed of an activity that is gone, or in a plan that is published; nothing is judged."""
    outline = Outline.of(programme)
    place = outline.places.get(request.POST.get("place", "")) or next(iter(outline.places.values()), None)
    if place is None:
        return None
    editor = ActivityEditor(outline, None, place, request.POST)
    editor.act(Action())
    answer = drawn(request, editor, seen=seen_in(request), refused=sentence)
    # Pages that scripts fetch are drawn with 422 alone: 409 tells them that somebody else has signed in.
    is_fetched = "HX-Request" in request.headers
    answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY if is_fetched else HTTPStatus.CONFLICT
    return answer


@require_http_methods(METHODS)
@on_draft_form(drawn_again)
def activity(request: Request, programme: Programme, key: int) -> HttpResponse:
    """Everything that the plan says of it; wrong input and whatever else was typed stay in their fields."""
    found, data = standing(programme, key), posted_in(request)
    seen = data.get("seen", "") if data else ""
    editor = ActivityEditor(Outline.of(programme), found, (found.dimension_id, found.criterion_id), data)
    try:
        if data and edited(
            editor,
            data,
            lambda edit: editing.save_activity(programme, key, edit, drawn_from=seen, by=request.user),
        ):
            messages.success(request, _("Saved."))
            return led(request, go_on(request, programme, found))
    except editing.ChangedMeanwhile:
        return changed_meanwhile(request, programme, key)
    return drawn(request, editor, seen=seen)


def edited(editor: ActivityEditor, data: QueryDict, save: Callable[[ActivityEdit], Activity]) -> Activity | None:
    """The activity as it was saved; None where the form is to be drawn again, as it was filled in."""
    if action := Action.named(data.get("do", "")):
        editor.act(action)
        return None
    if not editor.is_valid():
        return None
    try:
        return save(editor.edit)
    except editing.NoSuchRow as refusal:
        editor.blame(refusal.problems)
    except editing.StandsWithOthers as refusal:
        editor.form.add_error("place", str(refusal))
    return None


def standing(programme: Programme, key: int) -> Activity:
    found = Activity.objects.whole().filter(dimension__programme=programme, pk=key).first()
    if found is None:
        raise editing.RowGone
    return found


def drawn(
    request: Request, editor: ActivityEditor, *, seen: str = "", theirs: bool = False, refused: str = ""
) -> TemplateResponse:
    found = editor.activity
    context = {
        "programme": editor.outline.programme,
        "editor": editor,
        "activity": found,
        "seen": seen or (editing.seen(found) if found else ""),
        "theirs": editor.theirs() if theirs else (),
        "refused": refused,
    }
    is_refused = editor.errors or theirs
    return TemplateResponse(request, "dimensions/build_activity.html", context, status=422 if is_refused else 200)


def changed_meanwhile(request: Request, programme: Programme, key: int) -> HttpResponse:
    """What was typed stands beside what another wrote; saved once more it takes its place."""
    found = standing(programme, key)
    place = (found.dimension_id, found.criterion_id)
    editor = ActivityEditor(Outline.of(programme), found, place, request.POST)
    editor.is_valid()
    return drawn(request, editor, theirs=True)


def led(request: Request, there: HttpResponseRedirect) -> HttpResponse:
    """To another page, at its place: a script would follow without the fragment and stay scrolled as far as it was."""
    if "HX-Request" not in request.headers:
        return there
    return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"HX-Redirect": there.url})


def go_on(request: Request, programme: Programme, saved: Activity) -> HttpResponseRedirect:
    """To the next activity where that was asked for, else back to the rows."""
    if request.POST.get("do") == "next":
        walk = list(Activity.objects.of(programme.pk).values_list("pk", flat=True))
        behind = walk[walk.index(saved.pk) + 1 :]
        if behind:
            return redirect("dimensions:build_activity", programme.pk, behind[0])
    return at_row(programme, saved)


@require_http_methods(METHODS)
@on_draft_form(drawn_again)
def activity_new(request: Request, programme: Programme) -> HttpResponse:
    """An empty form in the place that was chosen on the builder's page."""
    outline = Outline.of(programme)
    chosen = request.POST.get("place") or request.GET.get("in", "")
    place = outline.places.get(chosen)
    if place is None and request.method == "POST":
        raise editing.RowGone
    if place is None:
        raise Http404
    data = posted_in(request)
    editor = ActivityEditor(outline, None, place, data)
    if data and (added := edited(editor, data, lambda edit: editing.add_activity(programme, edit, by=request.user))):
        messages.success(request, _("Added."))
        return led(request, at_row(programme, added))
    return drawn(request, editor)


@require_http_methods(METHODS)
@on_draft
def activity_drop(request: Request, programme: Programme, key: int) -> HttpResponse:
    found = standing(programme, key)
    return asked_then_dropped(request, programme, found, editing.drop_activity, seen=editing.seen(found))
