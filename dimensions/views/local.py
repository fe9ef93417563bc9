"""The activities that a head adds to the plan of a district: one form for each, and the question before one goes."""

from http import HTTPStatus

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import policy
from dimensions.district_page import DistrictPage
from dimensions.local_forms import LocalForm, RemovingForm
from dimensions.models import LocalActivity
from dimensions.views.districts import page_in_reach
from dimensions.workflow import district as verbs
from dimensions.workflow.district import local_of
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.errors import said_in

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def local_new(request: Request, pk: int, code: str) -> HttpResponse:
    """Add an activity of the district's own to its plan; who only reads the plan is led back to it."""
    page = page_in_reach(request, pk, code)
    if not page.takes_local:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    if posted is None and not is_heads(request, page):
        return redirect(address_of(page))
    form = LocalForm(page.programme, page.officers, posted)
    if posted is not None and form.is_valid() and added(request, page, form):
        messages.success(request, _("Added. It becomes work of the district when the province approves the plan."))
        return redirect(address_of(page))
    return drawn(request, page, form)


@require_http_methods(METHODS)
def local(request: Request, pk: int) -> HttpResponse:
    """One of them as the head says it, for others to read; of an approved plan its officer alone can change.

    Who had the whole form open when it was approved is refused with all that they typed.
    """
    page, row = in_reach(request, pk)
    posted = request.POST if request.method == "POST" else None
    form = LocalForm(
        page.programme,
        page.officers,
        posted,
        before=local_of(row),
        stands=page.days_stand and not (posted and "title" in posted),
        is_approved=not row.is_new,
    )
    if posted is not None and form.is_valid() and edited(request, row, form):
        messages.success(request, _("Saved."))
        return redirect(address_of(page, row))
    return drawn(request, page, form, row)


@require_http_methods(METHODS)
def local_remove(request: Request, pk: int) -> HttpResponse:
    """Ask first; for one that was approved also why. Who only reads the plan is led back to it."""
    page, row = in_reach(request, pk)
    posted = request.POST if request.method == "POST" else None
    if posted is None and not is_heads(request, page):
        return redirect(address_of(page, row))
    form = RemovingForm(posted)
    if posted is not None and form.is_valid() and removed(request, row, form):
        told = _("Removed.") if row.is_new else _("It goes with the next approval of the plan; until then it stands.")
        messages.success(request, told)
        return redirect(address_of(page))
    context = {"page": page, "programme": page.programme, "office": page.office, "row": row, "form": form}
    context |= {"leave": address_of(page, row), "is_heads": is_heads(request, page)}
    return TemplateResponse(request, "dimensions/district/local_remove.html", context, status=status_of(form))


@require_http_methods(METHODS)
def local_keep(request: Request, pk: int) -> HttpResponse:
    """It stays after all."""
    page, row = in_reach(request, pk)
    if request.method != "POST":
        return redirect(address_of(page, row))
    asked = Form(request.POST)
    with said_in(asked):
        verbs.keep_local(row, by=request.user)
        messages.success(request, _("It stays in the plan."))
        return redirect(address_of(page, row))
    page, row = in_reach(request, pk)
    form = LocalForm(page.programme, page.officers, before=local_of(row), is_approved=not row.is_new)
    return drawn(request, page, form, row, asked=asked)


def in_reach(request: Request, pk: int) -> tuple[DistrictPage, LocalActivity]:
    """For whoever sees the plan that it stands in."""
    rows = LocalActivity.objects.standing().select_related("plan__programme__province", "plan__office__parent")
    row = get_object_or_404(rows, pk=pk)
    if not policy.may_see_plan_of(request.scope, row.plan.office):
        raise Http404
    return DistrictPage(row.plan.programme, row.plan.office, clock.now()), row


def is_heads(request: Request, page: DistrictPage) -> bool:
    return policy.may_plan_in(request.scope, page.office)


def drawn(
    request: Request,
    page: DistrictPage,
    form: LocalForm,
    row: LocalActivity | None = None,
    *,
    asked: Form | None = None,
) -> HttpResponse:
    """`asked` is what was refused beside the form itself."""
    is_open = is_heads(request, page) and page.programme.is_active and not page.is_with_province
    is_leaving = bool(row and row.is_leaving)
    is_typed = bool(form.errors)  # what was typed is shown again, whatever became of the plan meanwhile
    context = {
        "page": page,
        "programme": page.programme,
        "office": page.office,
        "form": form,
        "asked": asked,
        "is_heads": is_heads(request, page),
        "row": row,
        "may_save": is_typed or (is_open and (row is not None or page.is_in_hand) and not is_leaving),
        "may_remove": is_open and row is not None and page.is_in_hand and not is_leaving,
        "may_keep": is_open and page.is_in_hand and is_leaving,
        "form_is_open": not form.stands and (is_typed or (is_open and page.is_in_hand and not is_leaving)),
        "has_left": row is not None and row.officer not in page.officers,
        "leave": address_of(page, row),
    }
    return TemplateResponse(request, "dimensions/district/local.html", context, status=status_of(asked or form))


def status_of(form: BaseForm) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def added(request: Request, page: DistrictPage, form: LocalForm) -> bool:
    with said_in(form):
        verbs.add_local(page.programme, page.office, form.said, by=request.user)
    return not form.errors


def edited(request: Request, row: LocalActivity, form: LocalForm) -> bool:
    with said_in(form):
        verbs.edit_local(row, form.said, by=request.user, seen=request.POST.get("seen", ""))
    return not form.errors


def removed(request: Request, row: LocalActivity, form: RemovingForm) -> bool:
    reason, seen = form.cleaned_data["reason"], request.POST.get("seen", "")
    with said_in(form):
        verbs.remove_local(row, by=request.user, reason=reason, seen=seen)
    return not form.errors


def address_of(page: DistrictPage, row: LocalActivity | None = None) -> str:
    address = reverse("dimensions:district_plan", args=[page.programme.pk, page.office.code])
    return f"{address}#{f'own-{row.pk}' if row else 'own-activities'}"
