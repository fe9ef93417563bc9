"""The province's desk: what waits for a decision, in the order and as narrow as the address says."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, Q, QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from dimensions import awaited
from dimensions.models import Assignment
from evidence.models import Running, Submission, returns
from evidence.models.submission import SubmissionQuerySet
from evidence.states import ACCEPTED, WAITING
from evidence.views.lists import dimension_named
from portal.history.keeping import kept_until_recorded
from portal.offices.models import ROOT_PATH, Office, Role
from portal.offices.scope import Request, Scope
from portal.shell import clock
from portal.shell.listing import Filter, Listing

ORDERS = {
    "waiting": ("state_since",),
    "due": ("assignment__due_on", "state_since"),
    "plan": ("assignment__dimension__number", "assignment__activity__seq", "state_since"),
    "office": ("assignment__office__kind_order", "assignment__office__sort_key", "state_since"),
}
SEARCHED = (
    "assignment__activity__title",
    "assignment__activity__code",
    "assignment__office__name_th",
    "assignment__office__name_en",
)
ROWS = 30
MOST_NAMED = 500  # a longer heap for others is asked for by its reasons, not by its ids
OTHERS = "others"
"""In the address, as `for`: what waits for another reviewer, because this one had a hand in it."""


def by_office(request: Request) -> Filter:
    """The offices of a province; over the whole country the provinces, for a list of all offices would help nobody."""
    scope = request.scope
    offices = Office.objects.filter(scope.q("path", Role.REVIEWER)).in_tree_order()
    if scope.covers(ROOT_PATH, Role.REVIEWER):
        offices = offices.of_kind(Office.Kind.PROVINCE)
        choices = [(office.code, office.short_name) for office in offices]
        return Filter("at", pgettext("kind of office", "Province"), choices, in_province)
    return Filter("at", _("Office"), [(o.code, o.short_name) for o in offices], "assignment__office__code")


def in_province(waiting: QuerySet[Submission, Any], code: str) -> QuerySet[Submission, Any]:
    return waiting.filter(Q(assignment__office__code=code) | Q(assignment__office__parent__code=code))


def by_dimension(numbers: Iterable[int]) -> Filter:
    choices = [(number, dimension_named(number)) for number in numbers]
    return Filter("dimension", _("Dimension"), choices, "assignment__dimension__number")


def by_mark() -> Filter:
    choices = [(mark, label) for mark, (label, _condition) in MARKS.items()]
    return Filter(
        "mark", pgettext("of a submission", "Mark"), choices, lambda waiting, mark: waiting.filter(MARKS[mark][1])
    )


MARKS = {
    "late": (pgettext_lazy("mark", "Sent late"), Q(first_submitted_on__gt=F("assignment__due_on"))),
    "short": (pgettext_lazy("mark", "Something is missing"), ~Q(shortfall_reason="")),
    "again": (pgettext_lazy("mark", "Sent again after a return"), Q(Exists(returns()))),
}
FILTERS: dict[str, Callable[[Request, Running], Filter]] = {
    "at": lambda request, _running: by_office(request),
    "dimension": lambda _request, running: by_dimension(running.numbers),
    "mark": lambda _request, _running: by_mark(),
}


def queue(
    request: Request, filters: Iterable[str], running: Running, touched: Collection[int] | None = None
) -> Listing[Submission]:
    """What waits for this reviewer, as the address has it; without an order the longest waiting first.

    The page of one submission follows the same queue and names only the filters in its address. `touched` are the ids
    of the heap for others, where they are known already.
    """
    mine = heap(request, Submission.objects.to_decide(request.scope, running), touched)
    return Listing(
        mine,
        request.GET,
        wide=Submission.objects.for_desk(),
        search=SEARCHED,
        filters=[FILTERS[name](request, running) for name in filters],
        orders=ORDERS,
        default_order="waiting",
        per_page=ROWS,
    )


def heap(request: Request, waiting: SubmissionQuerySet, touched: Collection[int] | None) -> SubmissionQuerySet:
    """The one of the two heaps that the address names."""
    if touched is None or len(touched) > MOST_NAMED:
        return waiting.touched_by(request.user) if is_for_others(request) else waiting.untouched_by(request.user)
    return waiting.filter(pk__in=touched) if is_for_others(request) else waiting.exclude(pk__in=touched)


def is_for_others(request: Request) -> bool:
    return request.GET.get("for") == OTHERS


def address_of(listing: Listing[Submission]) -> str:
    """What the address of a submission carries along, so that its neighbours are those of the list."""
    query = listing.query()
    return "" if query == "?" else query


@require_safe
@kept_until_recorded(personal=True)
def desk(request: Request) -> HttpResponse:
    """What waits for those who review; nobody else has a desk."""
    if Role.REVIEWER not in request.scope.roles:
        raise PermissionDenied
    running = Running.within(request.scope)
    touched = Submission.objects.to_decide(request.scope, running).touched_by(request.user).values_list("pk", flat=True)
    listing = queue(request, FILTERS, running, others := set(touched.order_by()))
    nothing_waits = not listing.total and not listing.is_narrowed
    context = {
        "listing": listing,
        "address": address_of(listing),
        "tabs": tabs(request, len(others)),
        "for_others": is_for_others(request),
        "plans_to_decide": awaited.to_decide(request.scope, request.user),
        "next_due": next_due(request.scope) if nothing_waits else None,
    }
    return TemplateResponse(request, "evidence/desk.html", context)


def tabs(request: Request, others: int) -> list[dict[str, Any]]:
    """Two heaps, where there is anything for another reviewer: what one may decide on, and what one may not."""
    shown = is_for_others(request)
    if not others and not shown:
        return []
    return [
        {"url": "?", "label": _("For you"), "count": None, "is_current": not shown},
        {"url": f"?for={OTHERS}", "label": _("For another reviewer"), "count": others, "is_current": shown},
    ]


def next_due(scope: Scope) -> Mapping[str, Any] | None:
    """The next day on which anything falls due that has not come in: `due_on` and its `count`."""
    owed = Assignment.objects.within(scope, Role.REVIEWER).of_active_programmes().owed()
    open_still = (
        owed.filter(due_on__gte=clock.today()).exclude(submission__state__in=(ACCEPTED, *WAITING)).order_by("due_on")
    )
    return open_still.values("due_on").annotate(count=Count("pk")).first()
