"""Making documents and fetching those that were made."""

import re
from collections.abc import Sequence

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from portal.dashboard.boards import choices_for
from portal.offices.models import Office
from portal.offices.scope import Request, Scope
from portal.reports import workflow
from portal.reports.forms import DocumentForm
from portal.reports.frame import Order
from portal.reports.kinds import DocumentKind, NothingToShow, kinds
from portal.reports.models import Document
from portal.reports.naming import filename_of
from portal.reports.policy import MAKERS
from portal.shell.listing import Listing

TICKET = re.compile(r"[0-9a-z]{1,40}")
TICKET_SECONDS = 60  # the page looks for it several times a second


@require_safe
def documents(request: Request) -> HttpResponse:
    """What can be made for the offices that the person looks after, and what was made."""
    if not request.scope.having(MAKERS):
        raise Http404
    offices = offices_in(request.scope)
    asked = request.GET.get("office", "")
    chosen = offices[0] if len(offices) == 1 else next((office for office in offices if office.code == asked), None)
    return draw(request, offices, chosen)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: Request, code: str, kind: str) -> HttpResponse:
    """One press, and the document comes back: as of now, or of the day that the form names."""
    found, offices = kinds().get(kind), offices_in(request.scope)
    office = next((office for office in offices if office.code == code), None)
    if office is None or found is None or office.kind not in found.office_kinds:
        raise Http404
    if request.method != "POST":  # a page that said what was wrong, loaded again or in the other language
        return redirect(f"{reverse('reports:list')}?office={code}")
    form = DocumentForm(choices_for(request.scope, office), request.POST)
    if form.is_valid():
        try:
            document = workflow.make(order_of(request, found, office, form))
            return arriving(request, redirect("reports:download", document.pk))
        except NothingToShow as refusal:
            form.add_error("as_of", str(refusal))
    if form.asks_for_what_is_not_offered:
        raise Http404
    return draw(request, offices, office, {kind: form}, status=422)


def arriving(request: Request, response: HttpResponse) -> HttpResponse:
    """With the ticket of the page that asked, for its script to see: a browser tells no page that a file has come."""
    if TICKET.fullmatch(ticket := request.POST.get("ticket", "")):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(f"arrived-{ticket}", "1", max_age=TICKET_SECONDS, secure=secure, samesite="Lax")
    return response


@require_safe
def download(request: Request, pk: int) -> HttpResponseBase:
    """The bytes as they were made; a browser shows a PDF and keeps a workbook."""
    document = get_object_or_404(Document.objects.within(request.scope).select_related("office"), pk=pk)
    if not document.path.exists():
        raise Http404
    as_attachment = document.form != Document.Form.PDF
    response = FileResponse(document.path.open("rb"), as_attachment=as_attachment, filename=filename_of(document))
    patch_cache_control(response, private=True, no_cache=True)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def offices_in(scope: Scope) -> list[Office]:
    """The offices of which the person may make a document of some kind."""
    offered = {name for kind in kinds().values() for name in kind.office_kinds}
    return list(Office.objects.filter(scope.q("path", *MAKERS)).of_kind(*offered).in_tree_order())


def order_of(request: Request, kind: DocumentKind, office: Office, form: DocumentForm) -> Order:
    asked = form.cleaned_data
    subject = form.chosen.about(office, asked["as_of"])
    return Order(
        kind, subject, subject.moment(), asked["form"], asked["language"], by=request.user, scope=request.scope
    )


def draw(
    request: Request,
    offices: Sequence[Office],
    chosen: Office | None,
    posted: dict[str, DocumentForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page: forms for the chosen office, under them what was made, of that office alone where there are several."""
    made = Document.objects.within(request.scope).for_list()
    choices = choices_for(request.scope, chosen) if chosen else []
    context = {
        "offices": offices,
        "chosen": chosen,
        "forms": [
            (kind, (posted or {}).get(kind.name) or DocumentForm(choices))
            for kind in kinds().values()
            if chosen and choices and chosen.kind in kind.office_kinds
        ],
        "listing": Listing(made.filter(office=chosen) if chosen else made, request.GET),
    }
    return render(request, "reports/list.html", context, status=status)
