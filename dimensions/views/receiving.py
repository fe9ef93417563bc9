"""Files of plans on their way in: handed in, shown while they are read, and answered where they cannot be."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect, replace_url, reselect, reswap, retarget

from dimensions import policy, workflow
from dimensions.forms import Here, SourceForm
from dimensions.models import PlanSource, PlanUpload, PlanUploadContent, Programme
from dimensions.models.upload import PlanUploadQuerySet
from dimensions.plans.words import DEFAULT_SLUG
from dimensions.views.sources import source, sources_in_reach
from dimensions.wording import at_cell, say_stage
from portal.offices.models import Office
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.errors import said_in

READING = "reading"  # the part of the page that asks again and again


@dataclass(frozen=True, slots=True)
class Reading:
    """How far a reading is, as its page says it; `mark` changes when there is something new to show."""

    said: str
    waits_long: bool
    mark: str

    @classmethod
    def of(cls, upload: PlanUpload) -> "Reading":
        waits_long = upload.waits_long(clock.by_the_wall())
        mark = f"{upload.stage}-{upload.parts_done}-{upload.parts}-{int(waits_long)}"
        return cls(say_stage(upload.stage, upload.parts_done, upload.parts), waits_long, mark)


@require_http_methods(["GET", "HEAD", "POST"])
def source_new(request: Request) -> HttpResponse:
    """Hand in a file; its reading has a page of its own."""
    former = former_of(request, number_in(request.GET.get("instead_of", "")))
    provinces = [former.province] if former else provinces_of(request)
    if not provinces:
        raise Http404
    here = Here(former.name, former.fiscal_year) if former else None
    form = form_for(provinces, here, request)
    if form.is_valid() and (found := received(request, form, former)):
        return redirect("dimensions:upload", found.pk)
    return asked(request, form, former)


def number_in(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None  # digits of the largest key


def former_of(request: Request, number: int | None) -> PlanSource | None:
    """The file that a corrected one is to replace; none where it is gone meanwhile."""
    if number is None:
        return None
    return sources_in_reach(request).being_checked().for_list().filter(pk=number).first()


def form_for(provinces: Sequence[Office], here: Here | None, request: Request) -> SourceForm:
    """With the year that most likely is meant; an answer that nobody sent stands as if it had been."""
    published = published_years(provinces)
    is_sent = request.method == "POST"
    answers = not is_sent and here is not None and bool(here.reasons)
    posted = request.POST if is_sent else {"fiscal_year": str(here.fiscal_year)} if here and answers else None
    return SourceForm(
        provinces,
        years_offered(here.fiscal_year if here else None),
        posted,
        request.FILES or None,
        initial={"fiscal_year": here.fiscal_year if here else next_to_plan(published)},
        published=published,
        here=here,
        answers=answers,
    )


def received(request: Request, form: SourceForm, former: PlanSource | None) -> PlanUpload | None:
    with said_in(form):
        return workflow.receive(
            sent_in(form),
            province=form.province_chosen,
            fiscal_year=form.cleaned_data["fiscal_year"],
            by=request.user,
            instead_of=former.pk if former else None,
        )
    return None


def sent_in(form: SourceForm) -> tuple[str, bytes] | None:
    """Name and bytes of what was chosen; none where that which is here will do."""
    file = form.cleaned_data["file"]
    return (file.name, file.read()) if file else None


def asked(request: Request, form: SourceForm, former: PlanSource | None) -> TemplateResponse:
    provinces = list(form.provinces.values())
    context = {
        "form": form,
        "former": former,
        "address": f"{request.path}?instead_of={former.pk}" if former else request.path,
        "province": provinces[0] if len(provinces) == 1 else None,
        "others": () if form.is_bound else others_to_see(request),
    }
    status = 422 if form.errors and request.method == "POST" else 200
    return TemplateResponse(request, "dimensions/source_new.html", context, status=status)


def others_to_see(request: Request) -> list[PlanUpload]:
    """What was handed in before and is not among the plans; what was lost on its way goes on."""
    found = list(uploads_in_reach(request).not_read_yet())
    for each in found:
        workflow.go_on_with(each)
    return found


def uploads_in_reach(request: Request) -> PlanUploadQuerySet:
    return PlanUpload.objects.within(request.scope, *policy.WRITERS).for_page()


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def upload(request: Request, pk: int) -> HttpResponse:
    """How far the reading of a file is; then its check page, or the form with the reason why there is none."""
    asks_again = bool(request.htmx) and request.htmx.target == READING
    found = uploads_in_reach(request).filter(pk=pk).first()
    if found is None and asks_again:  # discarded meanwhile by somebody else: it would ask for ever
        return HttpResponseClientRedirect(reverse("dimensions:plan_list"))
    if found is None:
        raise Http404
    if not found.is_unfinished:
        return led_on(request, found) if asks_again else answered(request, found)
    if request.method == "POST":  # in another tab it was sent again already
        return redirect("dimensions:upload", pk)
    workflow.go_on_with(found)
    reading = Reading.of(found)
    if asks_again and request.GET.get("seen") == reading.mark:
        return HttpResponse(status=204)
    template = "dimensions/_reading.html" if asks_again else "dimensions/upload.html"
    return TemplateResponse(request, template, {"upload": found, "reading": reading})


def led_on(request: Request, found: PlanUpload) -> HttpResponse:
    """What was found in place of the waiting page, so that “Back” leads to where the file was chosen."""
    page = source(request, found.source_id) if found.source_id else refused(request, found)
    address = reverse("dimensions:source", args=[found.source_id]) if found.source_id else request.path
    return replace_url(reswap(retarget(reselect(page, "#main"), "#main"), "outerHTML"), address)


def answered(request: Request, found: PlanUpload) -> HttpResponse:
    return redirect("dimensions:source", found.source_id) if found.source_id else refused(request, found)


def refused(request: Request, found: PlanUpload) -> HttpResponse:
    """The form with the reason at its field; sent again it has the same file read, or another one in its place."""
    form = form_for([found.province], here_of(found), request)
    if request.method == "POST" and form.is_valid():
        with said_in(form):
            year = form.cleaned_data["fiscal_year"]
            workflow.receive_again(found, sent_in(form), fiscal_year=year, by=request.user)
            return redirect("dimensions:upload", found.pk)
    return asked(request, form, former_of(request, found.instead_of))


def here_of(found: PlanUpload) -> Here:
    refusal = workflow.refusal_from_data(found.refusal or {})
    return Here(
        found.name,
        found.fiscal_year,
        has_bytes=PlanUploadContent.objects.filter(pk=found.pk).exists(),
        wants_another_year=isinstance(refusal, workflow.ABOUT_THE_YEAR),
        field=refusal.field or "file",
        reasons=[str(refusal), *map(at_cell, getattr(refusal, "problems", ()))],
    )


def provinces_of(request: Request) -> list[Office]:
    """Whose plans this person writes."""
    if not policy.writes_plans(request.scope):
        return []
    reached = request.scope.q("path", *policy.WRITERS)
    return list(Office.objects.of_kind(Office.Kind.PROVINCE).open().filter(reached).order_by("sort_key"))


def years_offered(also: int | None = None) -> Sequence[int]:
    """The running year and those beside it, and whichever a file that is here was for."""
    year = clock.fiscal_year()
    return sorted({year - 1, year, year + 1} | ({also} if also else set()))


def year_to_begin(provinces: Sequence[Office]) -> int:
    """The running year, or the next one where the only province has its plan already."""
    year = clock.fiscal_year()
    stands = len(provinces) == 1 and Programme.objects.of(provinces[0], year).exists()
    return year + stands


def published_years(provinces: Sequence[Office]) -> dict[int, str]:
    """The years whose plan is published, with its state; unknown where there are several provinces."""
    if len(provinces) > 1:
        return {}
    published = Programme.objects.filter(province=provinces[0], slug=DEFAULT_SLUG).published()
    return dict(published.values_list("fiscal_year", "state"))


def next_to_plan(published: Container[int]) -> int:
    """The running year, unless its plan is published; then the next one that has none."""
    year = clock.fiscal_year()
    return next((each for each in (year, year + 1, year - 1) if each not in published), year)
