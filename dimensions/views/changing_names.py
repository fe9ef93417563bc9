"""Names in a published plan are put right: the form, the preview that no work changes, and the change itself."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions.building.heading import PlanNamesForm
from dimensions.building.outline_forms import ColumnsForm, CriterionNameForm, DimensionNamesForm
from dimensions.models import Criterion, Dimension, Programme
from dimensions.names_changed import title_of
from dimensions.views.building import METHODS, posted_in
from dimensions.views.proposing import PlanProposal, blame, on_running_plan, proposed
from dimensions.workflow import changing
from dimensions.workflow.changing import NameEdit
from dimensions.workflow.changing.names import Named, seen_names
from portal.offices.scope import Request

FORMS: dict[str, type[ColumnsForm]] = {
    "plan": PlanNamesForm,
    "dimension": DimensionNamesForm,
    "criterion": CriterionNameForm,
}


@require_http_methods(METHODS)
@on_running_plan
def change_name(request: Request, programme: Programme, kind: str, key: int | None = None) -> HttpResponse:
    """The form until it can be previewed; then the preview, with all that was typed behind it."""
    row = named(programme, kind, key)
    form = FORMS[kind](posted_in(request), stands=standing(row, FORMS[kind]))
    try:
        changing.demand_running(programme)
    except changing.WrongMoment as refusal:
        blame(request, form, refusal)
        return drawn(request, programme, row, form, status=HTTPStatus.CONFLICT)

    def propose() -> HttpResponse:
        edit = NameEdit.of(row, form.columns())
        return NameProposal(request=request, programme=programme, names=[edit], row=row, carries=True).answer()

    answer, seen = proposed(request, form, row, seen_names(row, form.fields), propose)
    return answer or drawn(request, programme, row, form, seen=seen)


def named(programme: Programme, kind: str, key: int | None) -> Named:
    """What the address names; in a running plan no dimension and no criterion goes."""
    if kind == "dimension":
        return get_object_or_404(Dimension, programme=programme, pk=key)
    if kind == "criterion":
        return get_object_or_404(Criterion.objects.select_related("dimension"), dimension__programme=programme, pk=key)
    return programme


def standing(row: Named, form: type[ColumnsForm]) -> dict[str, Any]:
    """What the fields show; of a dimension its number as well, without which its name is written."""
    names = {name: getattr(row, name) for name in form.base_fields}
    return names | ({"number": row.number} if isinstance(row, Dimension) else {})


def drawn(
    request: Request,
    programme: Programme,
    row: Named,
    form: ColumnsForm,
    *,
    seen: str = "",
    status: int = HTTPStatus.OK,
) -> TemplateResponse:
    context = {
        "programme": programme,
        "form": form,
        "title": heading_of(row),
        "seen": seen,
        "reason": request.POST.get("reason", ""),
        "leave": page_of(row, programme),
    }
    is_wrong = status == HTTPStatus.OK and form.errors
    answer = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else status
    return TemplateResponse(request, "dimensions/change_name.html", context, status=answer)


def heading_of(row: Named) -> str:
    if isinstance(row, Programme):
        return _("Correct the names of the plan")
    return _("Correct the name: %(what)s") % {"what": title_of(row)}


def page_of(row: Named, programme: Programme) -> str:
    """The plan, at the dimension in which the name stands."""
    dimension = row.dimension if isinstance(row, Criterion) else row
    place = f"#dimension-{dimension.number}" if isinstance(dimension, Dimension) else ""
    return f"{reverse('dimensions:plan', args=[programme.pk])}{place}"


@dataclass(frozen=True, kw_only=True)
class NameProposal(PlanProposal):
    """Names of one thing."""

    row: Named

    @property
    def leave(self) -> str:
        return page_of(self.row, self.programme)
