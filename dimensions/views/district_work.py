"""One assignment of a district: who is responsible for it, and when it is to be done."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import policy
from dimensions.district_forms import WorkForm
from dimensions.district_page import DistrictPage
from dimensions.models import Assignment, Planned
from dimensions.models.programme import LOCAL
from dimensions.workflow import district as verbs
from dimensions.workflow.district import Terms, terms_of
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.errors import said_in


@require_http_methods(["GET", "HEAD", "POST"])
def district_work(request: Request, pk: int) -> HttpResponse:
    """Plan it, and go on to the next row of the list if asked to; whoever only reads it is shown what is planned."""
    found = in_reach(request, pk)
    page = DistrictPage(found.programme, found.office, clock.now())
    planned = Planned.objects.select_related("officer").filter(assignment=found).first()
    terms = terms_of(planned)
    posted = request.POST if request.method == "POST" else None
    days_stand = page.days_stand and not (posted and "planned_to" in posted)  # typed too late, they are refused
    form = WorkForm(page.officers, page.programme, posted, initial=shown_of(terms), days_stand=days_stand)
    if posted is not None and form.is_valid() and saved(request, found, form):
        messages.success(request, _("Saved."))
        return redirect(onward(request, page, found))
    may_plan = policy.may_plan_in(request.scope, page.office) and page.programme.is_active
    context = {
        "assignment": found,
        "page": page,
        "programme": page.programme,
        "office": page.office,
        "form": form,
        "planned": planned,
        "seen": seen_of(terms),
        "has_left": bool(planned and planned.officer and planned.officer not in page.officers),
        "may_plan": may_plan and not page.is_with_province and not found.is_withdrawn,
        "leave": address_of(request, page, found),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return TemplateResponse(request, "dimensions/district/work.html", context, status=status)


def in_reach(request: Request, pk: int) -> Assignment:
    rows = Assignment.objects.within(request.scope).exclude(programme__kind=LOCAL).for_list()
    found = get_object_or_404(rows, pk=pk)
    if not policy.may_see_plan_of(request.scope, found.office):
        raise Http404
    return found


def shown_of(terms: Terms) -> dict[str, Any]:
    return {"officer": terms.officer, "planned_from": terms.first, "planned_to": terms.last}


def seen_of(terms: Terms) -> str:
    """What the page shows, to be posted along: whoever saves over something else is told."""
    return "|".join(str(value or "") for value in terms)


def saved(request: Request, found: Assignment, form: WorkForm) -> bool:
    """Plan it as the form says; a refusal becomes a sentence at its field."""
    said = form.cleaned_data
    terms = Terms(said["officer"], said["planned_from"], said["planned_to"])
    with said_in(form):
        verbs.plan_work(found, terms, by=request.user, seen=seen_in(request, found))
    return not form.errors


def seen_in(request: Request, found: Assignment) -> Terms:
    """What the person's page showed: what stands now if the mark fits it, else something that never stood."""
    standing = terms_of(Planned.objects.filter(assignment=found).first())
    return standing if request.POST.get("seen") == seen_of(standing) else Terms(officer=0)


def onward(request: Request, page: DistrictPage, found: Assignment) -> str:
    """To the row itself in its list, or to the form of the one after it."""
    if request.POST.get("do") == "next":
        _before, after = page.listing(request.GET).beside(found)
        if following := after.first():
            return f"{reverse('dimensions:district_work', args=[following.pk])}{query_of(request)}"
    return address_of(request, page, found)


def address_of(request: Request, page: DistrictPage, found: Assignment) -> str:
    address = reverse("dimensions:district_plan", args=[page.programme.pk, page.office.code])
    return f"{address}{query_of(request)}#work-{found.pk}"


def query_of(request: Request) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
