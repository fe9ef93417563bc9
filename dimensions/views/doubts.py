"""One doubt about a file on a page of its own: answered in another way than it was read, or left for the plan."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import workflow
from dimensions.answer_forms import AnswerForm
from dimensions.checking import cells_of, remark_on
from dimensions.models import PlanSource
from dimensions.plans.answers import Target, asked_of, offered_in, targets_of
from dimensions.views.sources import gone_on, page_of, refused, sources_in_reach
from dimensions.wording import sentence
from portal.offices.scope import Request
from portal.shell.errors import Refusal

LEAVE = "later"


@require_http_methods(["GET", "HEAD", "POST"])
def doubt(request: Request, pk: int, number: int) -> HttpResponse:
    """What is doubted, the cells as they were typed, and the field in which it is answered."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    if number >= len(found.doubts):
        raise Http404
    if request.method != "POST" and (found.is_taken or number in found.settled):
        return redirect(f"{page_of(found)}?doubt={number + 1}#doubt-{number + 1}")
    form = form_of(found, number, request.POST if request.method == "POST" else None)
    if request.method == "POST" and (answer := taken(request, found, number, form)):
        return answer
    return drawn(request, found, number, form)


def form_of(found: PlanSource, number: int, posted: Any) -> AnswerForm | None:
    """The fields for what is still to be answered; none where a doubt is only right, or left for later."""
    about = found.doubts[number]
    asked, targets = asked_of(about.kind), open_targets(found, number)
    if asked is None or not targets:
        return None
    return AnswerForm(asked, targets, found.fiscal_year, posted, offers=offered_in(about))


def open_targets(found: PlanSource, number: int) -> list[Target]:
    held = found.given.get(number)
    known = held.values if held else {}
    return [target for target in targets_of(found.reading, found.doubts[number]) if target.path not in known]


def taken(request: Request, found: PlanSource, number: int, form: AnswerForm | None) -> HttpResponse | None:
    """Where to go on once it is answered or left; nothing where the form has to be shown again."""
    try:
        if LEAVE in request.POST:
            found = workflow.leave_for_later(found, [number], by=request.user)
            messages.success(request, _("This is left to be corrected in the plan; the draft will list it."))
        elif form and form.is_valid():
            found = workflow.answer(found, number, form.values, by=request.user)
            messages.success(request, _("Your answer stands in the plan as read. “Doubt again” takes it back."))
        else:
            return None
    except workflow.CannotStand as refusal:
        if form:
            form.add_error(None, [str(refusal), *(sentence(problem) for problem in refusal.problems)])
        return None
    except Refusal as refusal:
        return refused(request, found, refusal)
    return gone_on(found, {number})


def drawn(request: Request, found: PlanSource, number: int, form: AnswerForm | None) -> TemplateResponse:
    context = {"source": found, "remark": remark_on(found, number), "cells": cells_of(found, number), "form": form}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "dimensions/source_doubt.html", context, status=status)
