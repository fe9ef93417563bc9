"""One submission on one page for a reviewer: what was asked for, what there is, and the decision."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from dimensions.changes import told_of_work
from evidence import policy, workflow
from evidence.former import former_of
from evidence.forms import DecisionForm
from evidence.models import Running, Submission, present
from evidence.needs import Need, needs_of
from evidence.states import ACCEPT, REOPEN, RETURN, SubmissionStep
from evidence.views.chronicle import chronicle, last_sending, rewritten, rounds, said
from evidence.views.desk import FILTERS, address_of, queue
from evidence.views.exhibits import lay_out
from evidence.views.obstacles import why_undecidable
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.errors import Refusal
from portal.shell.listing import Listing

DECISIONS = {
    ACCEPT: gettext_lazy("Accepted: %(what)s, %(office)s."),
    RETURN: gettext_lazy("Returned: %(what)s, %(office)s."),
    REOPEN: gettext_lazy("Reopened and returned: %(what)s, %(office)s."),
}
"""What a reviewer may do here, and the sentence that says it was done."""

KEYS = [
    {"key": "A", "label": pgettext_lazy("step", "Accept")},
    {"key": "R", "label": gettext_lazy("Return; first to the note, where nothing has been said yet")},
    {"key": "J", "label": gettext_lazy("Next item")},
    {"key": "K", "label": gettext_lazy("Previous item")},
    {"key": "+ −", "label": gettext_lazy("Larger or smaller, the item one has come to with J or K")},
    {"key": "N", "label": gettext_lazy("Next submission, without a decision")},
    {"key": "P", "label": gettext_lazy("Previous submission")},
    {"key": "Esc", "label": gettext_lazy("Out of a field, so that the keys work again")},
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a submission stands in the queue: the addresses of its neighbours, empty at the ends; how many wait."""

    previous: str
    next: str
    waiting: int
    desk: str


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: Request, pk: int) -> HttpResponse:
    submission = for_reviewer(request, pk)
    if request.method == "POST":
        return decide(request, submission)
    if submission.opened_at is None and is_looked_at(request) and ACCEPT in steps_open(request, submission):
        workflow.open_for_review(submission, by=request.user)
    return draw(request, submission, blank(submission))


def for_reviewer(request: Request, pk: int) -> Submission:
    return get_object_or_404(Submission.objects.reviewed_within(request.scope).for_review(), pk=pk)


def is_looked_at(request: Request) -> bool:
    """Somebody has the page before the eyes: no browser that fetches it in advance, and no HEAD."""
    purpose = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and "prefetch" not in purpose


def blank(submission: Submission) -> DecisionForm:
    return DecisionForm(items=present(submission.items.all()), initial={"stage": submission.stage})


def draw(request: Request, submission: Submission, form: DecisionForm, status: int = 200) -> HttpResponse:
    listing = listing_for(request)
    asked, exhibits = lay_out(submission, needs_for(submission), form, whole=request.GET.get("whole", ""))
    context = {
        "submission": submission,
        "assignment": submission.assignment,
        "asked": asked,
        "exhibits": exhibits,
        "form": form,
        "steps": steps_open(request, submission),
        "obstacle": why_undecidable(request.scope, request.user, submission),
        "sent": last_sending(submission),
        "said": said(submission),
        "rewritten": rewritten(submission),
        "off_period": off_period(submission),
        "rounds": rounds(submission),
        "former": former_of(request.scope, submission.assignment, at=clock.now()),
        "changes": told_of_work([submission.assignment]).get(submission.assignment_id, ()),
        "events": chronicle(submission),
        "place": place_of(submission, listing),
        "keys": KEYS,
    }
    return render(request, "evidence/review.html", context, status=status)


def steps_open(request: Request, submission: Submission) -> list[SubmissionStep]:
    return [step for step in policy.steps_open_to(request.scope, request.user, submission) if step in DECISIONS]


def needs_for(submission: Submission) -> list[Need]:
    return needs_of(submission.assignment, submission.assignment.activity.requirements.all(), submission.papers)


def off_period(submission: Submission) -> str:
    """Whether the activity took place "before" its period or "after" it; empty inside, or where a date is missing."""
    day, assignment = said(submission).done_on, submission.assignment
    if day and assignment.opens_on and day < assignment.opens_on:
        return "before"
    return "after" if day and assignment.due_on and day > assignment.due_on else ""


def listing_for(request: Request) -> Listing[Submission]:
    """The queue that the reviewer came from: the address carries its order, search and filters."""
    return queue(request, [name for name in FILTERS if name in request.GET], Running.within(request.scope))


def place_of(submission: Submission, listing: Listing[Submission]) -> Place:
    before, after = listing.beside(submission)
    one_each = (Subquery(neighbours.values("pk")[:1]) for neighbours in (before, after))
    asked = Submission.objects.filter(pk=submission.pk).values_list(*one_each, listing.counted)
    previous, following, waiting = asked.get()
    address = address_of(listing)
    return Place(
        previous=reverse("evidence:review", args=[previous]) + address if previous else "",
        next=reverse("evidence:review", args=[following]) + address if following else "",
        waiting=waiting,
        desk=reverse("evidence:desk") + address,
    )


def decide(request: Request, submission: Submission) -> HttpResponse:
    """Take the step and go on to the next in the queue; what can not be done is said, with all that was typed."""
    form = DecisionForm(request.POST, items=present(submission.items.all()))
    step = next((step for step in DECISIONS if step == request.POST.get("do")), None)
    if not form.is_valid() or step is None:
        return draw(request, submission, form, status=422)
    place = place_of(submission, listing_for(request))
    note, stage, remarks = form.cleaned_data["note"], form.cleaned_data["stage"], form.remarks
    try:
        workflow.take(step, submission, by=request.user, note=note, stage=stage, remarks=remarks)
    except workflow.ReasonMissing as refusal:
        form.add_error(refusal.field, str(refusal))
        return draw(request, submission, form, status=422)
    except Refusal as refusal:
        return draw_again(request, submission.pk, str(refusal), status=409)
    except PermissionDenied:
        return draw_again(request, submission.pk, _("This decision is not yours to take."), status=403)
    messages.success(request, DECISIONS[step] % described(submission))
    if step == REOPEN:
        return redirect("evidence:review", submission.pk)
    return redirect(place.next or place.desk)


def draw_again(request: Request, pk: int, sentence: str, status: int) -> HttpResponse:
    """The page as things stand now, with the sentence and every word that was typed."""
    submission = for_reviewer(request, pk)
    form = DecisionForm.again(request.POST, stage=submission.stage, items=present(submission.items.all()))
    form.add_error(None, sentence)
    return draw(request, submission, form, status=status)


def described(submission: Submission) -> dict[str, str]:
    what = Truncator(str(submission.assignment.activity)).chars(90)
    return {"what": what, "office": submission.assignment.office.short_name}
