"""A change of a published plan on its way through the pages: the door, the preview, the reason, the change itself."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any, Generic

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dimensions.building.outline_forms import ColumnsForm
from dimensions.consequences import Drawn, drawn
from dimensions.forms import ReasonForm
from dimensions.models import PlanChange, Programme
from dimensions.names_changed import drawn_name
from dimensions.views.building import View, not_saved, plan_to_write, seen_in
from dimensions.views.building_outline import with_theirs
from dimensions.workflow import changing, editing
from dimensions.workflow.changing import Edit, NameEdit, Preview
from dimensions.workflow.changing.agreed import SomePreview
from portal.offices.scope import Request
from portal.shell.errors import Refusal

MAKE, BACK = "change", "back"
NOT_CARRIED = {"csrfmiddlewaretoken", "do", "reason", "print"}


def on_running_plan(view: View) -> View:
    """A stranger finds nothing; what cannot be done, as in a draft or a closed year, leads to the plan and says so."""

    @wraps(view)
    def door(request: Request, pk: int, **kwargs: Any) -> HttpResponse:
        programme = plan_to_write(request, pk)
        try:
            if request.method != "POST":
                changing.demand_running(programme)
            return view(request, programme, **kwargs)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            if said := reason_typed(request):
                messages.info(request, said)
            return redirect("dimensions:plan", pk)

    return door


def reason_typed(request: Request) -> str:
    """The reason that would be lost with the page, to be said once more; nothing where none was typed."""
    reason = request.POST.get("reason", "").strip()
    return _("As the reason you had typed: %(reason)s") % {"reason": reason} if reason else ""


def proposed(
    request: Request, form: ColumnsForm, found: Model | None, now: str, propose: Callable[[], HttpResponse]
) -> tuple[HttpResponse | None, str]:
    """What follows from a form, or nothing where it has to be drawn; beside it the print to be posted along with it.

    `now` is the print of what the form was filled in for, where that stands already.
    """
    seen = seen_in(request) or now
    if request.POST.get("do") == BACK or not form.is_valid():
        return None, seen
    if found and seen_in(request) != now:
        form.add_error(None, with_theirs(editing.ChangedMeanwhile(), form, found))
        return None, now
    try:
        return propose(), seen
    except changing.NothingChanges as refusal:
        form.add_error(None, str(refusal))
    return None, seen


def blame(request: Request, form: ColumnsForm, refusal: Refusal) -> None:
    """All that was typed stands below the reason why it can not be done any more."""
    form.full_clean()
    form.add_error(None, not_saved(refusal))
    if said := reason_typed(request):
        form.add_error(None, said)


@dataclass(frozen=True, kw_only=True)
class Proposal(ABC, Generic[SomePreview]):
    """What a person is shown before it is made; `carries` what was typed to get there."""

    request: Request
    programme: Programme
    carries: bool = False

    @abstractmethod
    def preview(self) -> SomePreview:
        """Refuses what could not be done."""

    @abstractmethod
    def effects(self, preview: SomePreview) -> Sequence[Drawn]: ...

    @abstractmethod
    def change(self, *, reason: str, seen: str) -> PlanChange: ...

    def answer(self) -> HttpResponse:
        """The preview, or the change where that was agreed to; refuses what cannot be previewed."""
        preview = self.preview()
        if self.request.POST.get("do") != MAKE:
            return self.drawn(preview, ReasonForm(initial={"reason": self.request.POST.get("reason", "")}))
        form = ReasonForm(self.request.POST)
        if not form.is_valid():
            return self.drawn(preview, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            change = self.change(reason=form.cleaned_data["reason"], seen=form.cleaned_data["print"])
        except changing.PreviewIsOld as refusal:
            form.add_error(None, str(refusal))
            return self.drawn(self.preview(), form, status=HTTPStatus.CONFLICT)
        messages.success(self.request, self.thanks)
        return redirect(self.page_after(change))

    @property
    def thanks(self) -> str:
        return _("The plan was changed. Every office that it concerns is told on its pages.")

    def page_after(self, change: PlanChange) -> str:  # noqa: ARG002
        return self.leave

    @property
    def leave(self) -> str:
        """Where one goes who changes nothing."""
        return reverse("dimensions:plan", args=[self.programme.pk])

    def drawn(self, preview: SomePreview, form: ReasonForm, status: int = HTTPStatus.OK) -> TemplateResponse:
        context = {
            "programme": self.programme,
            "effects": self.effects(preview),
            "print": preview.print,
            "form": form,
            "carried": carried_in(self.request) if self.carries else (),
            "carries": self.carries,
            "leave": self.leave,
            **self.more(),
        }
        return TemplateResponse(self.request, "dimensions/change_preview.html", context, status=status)

    def more(self) -> dict[str, Any]:
        """What the page says besides."""
        return {}


@dataclass(frozen=True, kw_only=True)
class PlanProposal(Proposal[Preview]):
    """Edits of activities, and names that are put right."""

    edits: Sequence[Edit] = ()
    names: Sequence[NameEdit] = ()

    def preview(self) -> Preview:
        return changing.preview_of(self.programme, self.edits, self.names)

    def effects(self, preview: Preview) -> Sequence[Drawn]:
        return [*map(drawn_name, preview.names), *drawn(preview)]

    def change(self, *, reason: str, seen: str) -> PlanChange:
        by = self.request.user
        return changing.change_plan(self.programme, self.edits, self.names, reason=reason, seen=seen, by=by)

    @property
    def thanks(self) -> str:
        """Of names alone no office is told: nothing of its work reads otherwise."""
        corrected = _("The wording was corrected. The change and its reason stand with the plan.")
        return super().thanks if self.edits else corrected


def carried_in(request: Request) -> list[tuple[str, str]]:
    """All that was typed, so that the way back to the form loses nothing."""
    lists = request.POST.lists()
    return [(name, str(value)) for name, values in lists if name not in NOT_CARRIED for value in values]
