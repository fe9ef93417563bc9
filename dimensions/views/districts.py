"""The plans of districts: those of a province together, and one of them with its work and its way to the province."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dimensions import policy
from dimensions.district_forms import GivingForm, WordForm
from dimensions.district_page import NONE, OUTSIDE, DistrictPage
from dimensions.districts import Course, Standing, address_of_list, deadline_of, standings
from dimensions.models import Programme
from dimensions.states import DISTRICT_NEEDS_REASON, DistrictStep
from dimensions.workflow import district as verbs
from portal.dashboard.panel import Subject
from portal.dashboard.views import day_from
from portal.history.keeping import kept_until_recorded
from portal.offices.models import Office, Role
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.digits import shown
from portal.shell.errors import said_in

SAID = {
    DistrictStep.SEND: gettext_lazy("Sent to the province. Until it decides you can take the plan back."),
    DistrictStep.WITHDRAW: gettext_lazy("Taken back. You can change the plan and send it again."),
    DistrictStep.APPROVE: gettext_lazy("Approved. The district sees it."),
    DistrictStep.RETURN: gettext_lazy(
        "Returned. The district sees what you wrote, corrects its plan and sends it again."
    ),
    DistrictStep.REOPEN: gettext_lazy("Opened again. The district sees why, and can change its plan."),
}


def how_near(programme: Programme) -> tuple[bool, bool, int, str]:
    """A plan before a circular, this year before others, the newest before older ones."""
    is_other_year = programme.fiscal_year != clock.fiscal_year()
    return not programme.takes_local, is_other_year, -programme.fiscal_year, programme.slug


@require_safe
def own(request: Request) -> HttpResponse:
    """The plan of the district that the person works for: beside the plan of this year, or the newest one that runs."""
    own = Office.objects.filter(request.scope.q("path", Role.HEAD, Role.STAFF), kind=Office.Kind.DISTRICT)
    office = own.select_related("parent").order_by("path").first()
    running = (
        Programme.objects.within(request.scope).written().active().filter(province=office.parent) if office else None
    )
    programme = min(running or (), key=how_near, default=None)
    if office is None or programme is None:
        return redirect("dimensions:plan_list")
    return redirect("dimensions:district_plan", programme.pk, office.code)


@require_safe
@kept_until_recorded(personal=False)
def district_plans(request: Request, pk: int) -> HttpResponse:
    """How far the districts of a province are with their plans, now or on a past day, for those who look after them."""
    programme = published(request, pk)
    if not request.scope.covers(programme.province.path, *policy.OVERSEERS):
        raise Http404
    subject = subject_of(programme, request.GET.get("as_of"))
    at, day = subject.moment(), subject.as_of
    year, slug, below = programme.fiscal_year, programme.slug, programme.province.path
    every = standings(request.scope, year, slug, at, below=below, undated=True)
    asked = request.GET.get("course", "")
    course = Course(asked) if asked in Course.values else None
    context = {
        "programme": programme,
        "subject": subject,
        "present": address_of_list(pk, course=course or ""),
        "whole": address_of_list(pk, day),
        "deadline": deadline_of(programme, at),
        "standings": [each for each in every if course in (None, each.course)],
        "course": course,
        "tiles": tiles_of(every, pk, day),
        "total": len(every),
    }
    return TemplateResponse(request, "dimensions/district/list.html", context)


def subject_of(programme: Programme, as_of: str | None) -> Subject:
    """As a board of the province asks: as of a past day of the year if one is named, and it was before the closing."""
    day = day_from(as_of, programme.fiscal_year)
    subject = Subject(programme.province, programme.fiscal_year, programme.slug, day, programme.closed_on)
    return subject.at_present() if subject.is_final else subject


def tiles_of(every: Sequence[Standing], programme: int, day: date | None) -> list[dict[str, Any]]:
    """How many stand so, each with the list of them."""
    return [
        {
            "number": sum(each.course == course for each in every),
            "label": course.label,
            "state": course if course == Course.OVERDUE else "",
            "url": address_of_list(programme, day, course),
        }
        for course in Course
    ]


@require_safe
@kept_until_recorded(personal=True)
def district_plan(request: Request, pk: int, code: str) -> HttpResponse:
    """The plan of one district: who does what of its work, and when."""
    return drawn(request, page_in_reach(request, pk, code))


def address_for(request: Request, programme: Programme) -> str:
    """Where a reader of the plan finds those of its districts, or the one of the own district; nothing for others."""
    if request.scope.covers(programme.province.path, *policy.OVERSEERS):
        return reverse("dimensions:district_plans", args=[programme.pk])
    own = Office.objects.filter(request.scope.q("path", Role.HEAD, Role.STAFF), kind=Office.Kind.DISTRICT)
    office = own.filter(parent=programme.province).order_by("path").first()
    return reverse("dimensions:district_plan", args=[programme.pk, office.code]) if office else ""


def published(request: Request, pk: int) -> Programme:
    return get_object_or_404(
        Programme.objects.within(request.scope).written().published().select_related("province"), pk=pk
    )


def page_in_reach(request: Request, pk: int, code: str) -> DistrictPage:
    programme = published(request, pk)
    office = get_object_or_404(Office.objects.filter(parent=programme.province), code=code)
    if not policy.may_see_plan_of(request.scope, office):
        raise Http404
    return DistrictPage(programme, office, clock.now())


def drawn(
    request: Request,
    page: DistrictPage,
    *,
    word: WordForm | None = None,
    giving: GivingForm | None = None,
    status: int = 200,
) -> TemplateResponse:
    listing = page.listing(request.GET)
    here = listing.number if listing.number > 1 else None
    address = listing.query(page=here, chosen=None)
    plans = policy.may_plan_in(request.scope, page.office) and page.programme.is_active
    steps = policy.district_steps_open_to(request.scope, request.user, page.plan)
    context = {
        "page": page,
        "programme": page.programme,
        "office": page.office,
        "listing": listing,
        "in_order": listing.order == "plan",
        "may_plan": plans and not page.is_with_province,
        "is_head": plans,
        "steps": steps,
        "word": word or WordForm(),
        "asks_word": asks_word(steps, page),
        "giving": giving or GivingForm(page.officers, []),
        "chosen": chosen_in(request, giving, [row.pk for row in listing.rows]),
        "address": "" if address == "?" else address,
        "tick_all": listing.query(page=here, chosen="all"),
        "tiles": tiles(page, listing.query),
        "oversees": request.scope.covers(page.programme.province.path, *policy.OVERSEERS),
    }
    return TemplateResponse(request, "dimensions/district/plan.html", context, status=status)


def asks_word(steps: Sequence[DistrictStep], page: DistrictPage) -> bool:
    """Whether the page has a field for what is said with a step."""
    return any(step in DISTRICT_NEEDS_REASON for step in steps) or (
        DistrictStep.SEND in steps and page.counts["nobodys"] > 0
    )


def tiles(page: DistrictPage, query: Any) -> list[dict[str, Any]]:
    """What is still to be planned, each with the rows behind it."""
    counts, every = page.counts, {"q": None, "dimension": None, "officer": None, "days": None, "chosen": None}
    found = [
        (counts["owed"], _("In all"), "", query(**every)),
        (counts["nobodys"], _("Without an officer"), "due_soon", query(**every | {"officer": NONE})),
        (counts["undated"], _("Without planned days"), "", query(**every | {"days": NONE})),
    ]
    if counts["too_late"]:
        found += [(counts["too_late"], _("Planned after the due date"), "overdue", query(**every | {"days": OUTSIDE}))]
    return [{"number": number, "label": label, "state": state, "url": url} for number, label, state, url in found]


def chosen_in(request: Request, giving: GivingForm | None, rows: list[int]) -> set[int]:
    """The rows whose boxes are ticked: all of the page where the address says so, else those that were sent."""
    if giving is None:
        return set(rows) if request.GET.get("chosen") == "all" else set()
    return {row for row in rows if str(row) in giving.data.getlist("row")}  # type: ignore[attr-defined]


def back_to(request: Request, page: DistrictPage) -> HttpResponse:
    """To the same rows as before, none of them chosen."""
    kept = request.GET.copy()
    kept.pop("chosen", None)
    address = reverse("dimensions:district_plan", args=[page.programme.pk, page.office.code])
    return redirect(f"{address}?{kept.urlencode()}" if kept else address)


@require_http_methods(["GET", "HEAD", "POST"])
def district_give(request: Request, pk: int, code: str) -> HttpResponse:
    """Make one officer responsible for the rows that were chosen, or take them back from everybody."""
    page = page_in_reach(request, pk, code)
    if request.method != "POST":  # the address of a page that was drawn again
        return back_to(request, page)
    owed = list(page.owed.order_by().values_list("pk", flat=True))
    form = GivingForm(page.officers, owed, request.POST)
    if form.is_valid():
        rows, officer = form.cleaned_data["row"], form.cleaned_data["officer"]
        with said_in(form):
            given = verbs.give(page.programme, page.office, rows, officer, by=request.user)
            messages.success(request, told_given(given))
            return back_to(request, page)
    return drawn(request, page_in_reach(request, pk, code), giving=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def told_given(count: int) -> str:
    if not count:
        return _("Nothing changed: it stood so already.")
    return shown(ngettext("Saved: %(count)s assignment.", "Saved: %(count)s assignments.", count) % {"count": count})


@require_http_methods(["GET", "HEAD", "POST"])
def district_take(request: Request, pk: int, code: str, step: str) -> HttpResponse:
    """Send the plan or take it back; approve it, return it or open it again."""
    page = page_in_reach(request, pk, code)
    if step not in SAID:
        raise Http404
    if request.method != "POST":
        return back_to(request, page)
    form = WordForm(request.POST)
    if form.is_valid() and carried_out(request, DistrictStep(step), page, form):
        messages.success(request, SAID[DistrictStep(step)])
        return back_to(request, page)
    return drawn(request, page_in_reach(request, pk, code), word=form, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def carried_out(request: Request, step: DistrictStep, page: DistrictPage, form: WordForm) -> bool:
    """Take the step; a refusal becomes a sentence of the form."""
    told: dict[str, Any] = {"by": request.user, **form.cleaned_data}
    with said_in(form):
        if step == DistrictStep.SEND:
            verbs.send(page.programme, page.office, **told)
        elif page.is_begun:
            verbs.take(step, page.plan, **told)
        else:
            raise verbs.NotBegun
    return not form.errors
