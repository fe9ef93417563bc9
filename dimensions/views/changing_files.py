"""A file for a published plan: the preview of all that it says otherwise, and the change itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import workflow
from dimensions.models import PlanChange, PlanSource, Programme
from dimensions.telling import Told, told_otherwise
from dimensions.views.building import METHODS
from dimensions.views.changing import ActivityProposal
from dimensions.views.sources import page_of, refused, sources_in_reach
from dimensions.workflow.changing import NothingChanges
from portal.offices.scope import Request
from portal.shell.errors import Refusal


@require_http_methods(METHODS)
def change(request: Request, pk: int) -> HttpResponse:
    """What the file would change in the published plan, and the change itself: all of it or nothing."""
    found = get_object_or_404(sources_in_reach(request).for_page(), pk=pk)
    standing = Programme.objects.of(found.province, found.fiscal_year, found.slug).select_related("province").first()
    if standing is None or found.is_taken:
        return redirect("dimensions:source", pk)
    try:
        said = workflow.edits_of(found, standing)
        also = told_otherwise(said.also)
        return FileProposal(
            request=request,
            programme=standing,
            edits=said.edits,
            names=said.names,
            source=found,
            absent=said.absent,
            also=also,
        ).answer()
    except NothingChanges as refusal:
        for each in also:
            messages.warning(request, only_said(each))
        return refused(request, found, refusal)
    except Refusal as refusal:
        return refused(request, found, refusal)


def only_said(found: Told) -> str:
    """What a file says in vain, where there is no preview to list it on."""
    facts = {"name": found.name, "before": found.before or "-", "after": found.after}
    return _("The file also says otherwise, and this is not changed: %(name)s: “%(before)s”, “%(after)s”.") % facts


@dataclass(frozen=True, kw_only=True)
class FileProposal(ActivityProposal):
    """The edits that a file stands for; `absent` and `also` are what it does not say, and says in vain."""

    source: PlanSource
    absent: int
    also: Sequence[Told]

    def change(self, *, reason: str, seen: str) -> PlanChange:
        return workflow.change_by(self.source, reason=reason, seen=seen, by=self.request.user)

    @property
    def leave(self) -> str:
        return page_of(self.source)

    def more(self) -> dict[str, Any]:
        return {"absent": self.absent, "also": self.also}
