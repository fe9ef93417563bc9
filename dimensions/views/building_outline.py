"""Pages of what an activity stands in: dimensions, criteria, the heading, and a plan begun without a file."""

from collections.abc import Mapping, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrPromise

from dimensions import workflow
from dimensions.building.heading import HeadingForm, shown_heading
from dimensions.building.outline_forms import BeginningForm, ColumnsForm, CriterionForm, DimensionForm
from dimensions.models import Criterion, Dimension, Milestone, Programme
from dimensions.views.building import (
    METHODS,
    Again,
    Drop,
    asked_then_dropped,
    number_in,
    on_draft,
    on_draft_form,
    posted_in,
    seen_in,
)
from dimensions.views.receiving import provinces_of, year_to_begin, years_offered
from dimensions.workflow import editing
from portal.offices.models import Office
from portal.offices.scope import Request
from portal.shell.dates import say_date

Row = TypeVar("Row", Criterion, Dimension, Milestone)
OUTLINE_PAGE, HEADING_PAGE = "dimensions/build_outline.html", "dimensions/build_heading.html"


def again(kind: type[ColumnsForm], title: StrPromise, page: str = OUTLINE_PAGE) -> Again:
    """Draws a form once more whose row is gone or whose plan is published, with what was typed."""

    def draw(request: Request, programme: Programme, sentence: str) -> HttpResponse:
        form = kind(request.POST, stands={})
        form.full_clean()
        form.add_error(None, sentence)
        answer = drawn(request, programme, form, title=str(title), seen=seen_in(request), page=page)
        answer.status_code = HTTPStatus.CONFLICT
        return answer

    return draw


def standing(request: Request, model: type[Row], **known: Any) -> Row:
    """A form that was filled in for a row that went meanwhile must not lose what was typed."""
    try:
        return get_object_or_404(model, **known)
    except Http404:
        if request.method == "POST":
            raise editing.RowGone from None
        raise


@require_http_methods(METHODS)
@on_draft_form(again(CriterionForm, pgettext_lazy("plan", "Criterion")))
def criterion(request: Request, programme: Programme, key: int | None = None) -> HttpResponse:
    """One that stands, or a new one in the dimension that was chosen."""
    found = standing(request, Criterion, pk=key, dimension__programme=programme) if key else None
    dimension = found.dimension if found else chosen_dimension(request, programme)
    form = CriterionForm(posted_in(request), stands=columns_of(found, CriterionForm))
    if form.is_valid():
        columns = form.columns()
        try:
            if found:
                editing.edit_criterion(programme, found.pk, columns, drawn_from=seen_in(request), by=request.user)
            else:
                found = editing.add_criterion(programme, dimension.pk, columns, by=request.user)
            return saved(request, programme, f"criterion-{found.pk}")
        except editing.ChangedMeanwhile as refusal:
            found = get_object_or_404(Criterion, pk=key)
            form.add_error(None, with_theirs(refusal, form, found))
    title = pgettext("plan", "Criterion") if found else _("New criterion")
    return drawn(request, programme, form, title=title, seen=editing.seen_row(found) if found else "")


@require_http_methods(METHODS)
@on_draft_form(again(DimensionForm, pgettext_lazy("plan", "Dimension")))
def dimension(request: Request, programme: Programme, key: int | None = None) -> HttpResponse:
    """One that stands, or a new one with the next number."""
    found = standing(request, Dimension, pk=key, programme=programme) if key else None
    stands = columns_of(found, DimensionForm) or {"number": next_number(programme)}
    form = DimensionForm(posted_in(request), stands=stands)
    if form.is_valid():
        columns = form.columns()
        try:
            if found:
                editing.edit_dimension(programme, found.pk, columns, drawn_from=seen_in(request), by=request.user)
            else:
                found = editing.add_dimension(programme, columns, by=request.user)
            return saved(request, programme, f"dimension-{found.pk}")
        except editing.NumberTaken as refusal:
            form.add_error("number", str(refusal))
        except editing.ChangedMeanwhile as refusal:
            found = get_object_or_404(Dimension, pk=key)
            form.add_error(None, with_theirs(refusal, form, found))
    title = pgettext("plan", "Dimension") if found else _("New dimension")
    return drawn(request, programme, form, title=title, seen=editing.seen_row(found) if found else "")


@require_http_methods(METHODS)
@on_draft_form(again(HeadingForm, gettext_lazy("Heading of the plan"), HEADING_PAGE))
def heading(request: Request, programme: Programme) -> HttpResponse:
    form = HeadingForm(posted_in(request), stands=shown_heading(programme), year=programme.fiscal_year)
    if form.is_valid():
        columns = form.columns_for(programme)
        try:
            editing.edit_heading(programme, columns, drawn_from=seen_in(request), by=request.user)
            return saved(request, programme, "")
        except editing.ChangedMeanwhile as refusal:
            programme.refresh_from_db()
            form.add_error(None, with_theirs(refusal, form, programme, shown_heading(programme)))
    title, seen = _("Heading of the plan"), editing.seen_heading(programme)
    return drawn(request, programme, form, title=title, seen=seen, page=HEADING_PAGE)


def columns_of(row: Any, form: type[Form]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form.base_fields} if row else {}


def with_theirs(refusal: Exception, form: ColumnsForm, row: Any, now: Mapping[str, Any] | None = None) -> list[str]:
    """The refusal, and what another wrote into each field; `now` is what the fields show of the row now."""
    said = form.said()
    theirs = now or {name: getattr(row, name) for name in said}
    differing = [(name, theirs[name]) for name, mine in said.items() if (theirs[name] or None) != (mine or None)]
    sentence = _("%(field)s now reads: “%(theirs)s”.")
    told = [
        sentence % {"field": form.fields[name].label, "theirs": in_words(row, name, held)} for name, held in differing
    ]
    return [str(refusal), *told, _("What you typed still stands here; save once more to put it in its place.")]


def in_words(row: Any, name: str, held: Any) -> str:
    """What a column of the row holds, as its field shows it."""
    if isinstance(held, date):
        return say_date(held)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display and held else held or "–")


def chosen_dimension(request: Request, programme: Programme) -> Dimension:
    key = number_in(request.GET.get("in", ""))
    return standing(request, Dimension, pk=key, programme=programme)


def next_number(programme: Programme) -> int:
    numbers = set(programme.dimensions.values_list("number", flat=True))
    return next(number for number in range(1, 100) if number not in numbers)


def saved(request: Request, programme: Programme, anchor: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('dimensions:build', args=[programme.pk])}#{anchor}")


def drawn(
    request: Request, programme: Programme, form: Form, *, title: str, seen: str, page: str = OUTLINE_PAGE
) -> TemplateResponse:
    context = {"programme": programme, "form": form, "title": title, "seen": seen}
    return TemplateResponse(request, page, context, status=422 if form.errors else 200)


@require_http_methods(METHODS)
@on_draft
def drop(request: Request, programme: Programme, kind: str, key: int) -> HttpResponse:
    """With all that stands in it."""
    row: Criterion | Dimension
    if kind == "criterion":
        row = get_object_or_404(Criterion, pk=key, dimension__programme=programme)
    else:
        row = get_object_or_404(Dimension, pk=key, programme=programme)
    activities = list(row.activities.order_by("position"))
    seen = editing.seen_whole(row)
    return asked_then_dropped(request, programme, row, DROPS[kind], seen=seen, activities=activities)


DROPS: dict[str, Drop] = {"criterion": editing.drop_criterion, "dimension": editing.drop_dimension}


@require_http_methods(METHODS)
def begin(request: Request) -> HttpResponse:
    """A plan without a file: whose, of which year, and which dimensions it has."""
    provinces = provinces_of(request)
    if not provinces:
        raise Http404
    initial = {"fiscal_year": year_to_begin(provinces), **said_before(provinces)}
    form = BeginningForm(provinces, years_offered(), posted_in(request), initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        try:
            programme = editing.begin_draft(
                province=form.province_chosen,
                fiscal_year=said["fiscal_year"],
                name=said["name"],
                dimensions=said["dimensions"],
                by=request.user,
            )
            messages.success(request, _("The draft stands. Add its criteria and activities."))
            return redirect("dimensions:build", programme.pk)
        except workflow.AlreadyStands as refusal:
            form.add_error("fiscal_year", str(refusal))
    context = {"form": form, "province": provinces[0] if len(provinces) == 1 else None}
    return TemplateResponse(request, "dimensions/build_new.html", context, status=422 if form.errors else 200)


def said_before(provinces: Sequence[Office]) -> dict[str, str]:
    """Names of the last plan of the only province, to begin with."""
    if len(provinces) != 1:
        return {}
    last = Programme.objects.filter(province=provinces[0], kind="plan").order_by("-fiscal_year").first()
    if last is None:
        return {}
    names = last.dimensions.order_by("number").values_list("name_th", flat=True)
    return {"dimensions": "\n".join(name for name in names if name)}
