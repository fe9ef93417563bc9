"""A plan begun with the Department's template."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dimensions import workflow
from dimensions.forms import NewPlanForm
from dimensions.models import Programme
from dimensions.plans import walk
from dimensions.template import NoTemplate, template
from dimensions.views.receiving import provinces_of, year_to_begin, years_offered
from portal.offices.models import in_language
from portal.offices.scope import Request
from portal.shell.errors import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """Make a draft of the template for a province and year; where one stands the page says so at the year."""
    provinces = provinces_of(request)
    if not provinces:
        raise Http404
    try:
        plan = template()
    except NoTemplate as refusal:
        messages.error(request, str(refusal))
        return redirect("dimensions:plan_list")
    posted = request.POST if request.method == "POST" else None
    form = NewPlanForm(provinces, years_offered(), posted, initial={"fiscal_year": year_to_begin(provinces)})
    if form.is_valid() and (programme := begun(request, form)):
        messages.success(request, _("The draft was made. Change in it what is different with you, then publish it."))
        return redirect("dimensions:plan", programme.pk)
    counts = Counter(step.dimension.number for step in walk(plan))
    held = [
        (each.number, in_language(each.name or "", each.name_en or ""), counts[each.number]) for each in plan.dimensions
    ]
    context = {
        "form": form,
        "province": provinces[0] if len(provinces) == 1 else None,
        "dimensions": held,
    }
    return TemplateResponse(request, "dimensions/start.html", context, status=422 if form.errors else 200)


def begun(request: Request, form: NewPlanForm) -> Programme | None:
    try:
        return workflow.start_from_template(
            province=form.province_chosen, fiscal_year=form.cleaned_data["fiscal_year"], by=request.user
        )
    except Refusal as refusal:
        form.add_error("fiscal_year", str(refusal))
    return None
