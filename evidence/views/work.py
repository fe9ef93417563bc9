"""What an office owes: the list, and the page of one assignment where evidence is gathered and sent."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from dimensions.changes import told_of_work
from dimensions.models import Assignment, Programme
from dimensions.policy import may_see_plan_of, reads_source_notes
from evidence import policy, standing, workflow
from evidence.agenda import FIRST_THINGS_FIRST, for_agenda, tasks_of
from evidence.charge import Charge, counts_of
from evidence.files import ACCEPT_ATTRIBUTE, ENDINGS
from evidence.former import former_of
from evidence.forms import EndorsementForm, number_in
from evidence.models import Submission
from evidence.needs import needs_of
from evidence.standing import Figure
from evidence.states import ENDORSE, RETURN, WAITING, WITHDRAW, SubmissionStep
from evidence.views.calls import calls_on_head, endorsing
from evidence.views.chronicle import chronicle, last_sending, steps_of, to_correct
from evidence.views.lists import ORDERS, SEARCHED, by_dimension, by_figure, by_state
from evidence.views.parts import outlook, parts_of
from evidence.views.preparing import Preparation
from evidence.views.review import is_looked_at
from evidence.views.telling import changing_dates, told_to_office
from portal.history.keeping import kept_until_recorded
from portal.offices.models import Office, Role
from portal.offices.scope import Request
from portal.shell import clock
from portal.shell.back import came_from
from portal.shell.dates import say_moment
from portal.shell.digits import shown
from portal.shell.errors import said_in
from portal.shell.listing import Listing

TILES = {
    Figure.TO_DO: "",
    Figure.OVERDUE: "overdue",
    Figure.DUE_SOON: "due_soon",
    Figure.RETURNED: "returned",
    Figure.WAITING: "waiting",
    Figure.ACCEPTED: "accepted",
}
"""The figures over the list, each with the state whose colour it has."""

OFFERED = {
    WITHDRAW: gettext_lazy("Withdrawn. You can change it and submit it again."),
    RETURN: gettext_lazy("Returned. The office sees what you wrote, corrects it and submits it again."),
    ENDORSE: gettext_lazy("Endorsed. It goes on to be reviewed now."),
}
"""The steps beside submitting that the page has a button for, and the sentence that says it was done."""

LED_FROM_HERE = ("evidence:assignment", "evidence:review", "dimensions:activity")
"""Pages that the page of an assignment has links to: back to them would be to and fro."""


@require_safe
@kept_until_recorded(personal=True)
def mine(request: Request) -> HttpResponse:
    """What the person's own office owes in the programmes that run; what is to do and due first comes first."""
    at, today, names = clock.now(), clock.today(), (Figure.OWED, *TILES)
    owed = Assignment.objects.within(request.scope, Role.STAFF, Role.HEAD).of_active_programmes()
    more = counts_of(request.user, names) | endorsing() | changing_dates(request)
    figures = standing.figures_by(owed, "dimension__number", at=at, names=names, more=more)
    charge = Charge(request.GET.get("whose", ""), figures)
    listing = Listing(
        for_agenda(standing.with_state(charge.narrowed(owed, request.user), at), today),
        request.GET,
        search=SEARCHED,
        filters=(by_figure(at, *TILES), by_state(), by_dimension(sorted(row["dimension__number"] for row in figures))),
        orders={"urgent": FIRST_THINGS_FIRST, **ORDERS},
        default_order="urgent",
        per_page=25,
    )
    listing.in_all = charge.number(Figure.OWED)
    context = {
        "listing": listing,
        "tasks": tasks_of(listing.rows, today),
        "in_turn": listing.order == "urgent",
        "several_offices": len({row.office_id for row in listing.rows}) > 1,
        "charge": charge,
        "tabs": charge.tabs(listing),
        "has_district_plan": any(row.office.kind == Office.Kind.DISTRICT for row in listing.rows),
        "today": today,
        "tiles": [
            {
                "number": charge.number(figure),
                "label": figure.label,
                "state": state,
                "url": listing.query(figure=figure.value),
            }
            for figure, state in TILES.items()
        ],
        **calls_on_head(request, figures),
        **told_to_office(request, figures),
        "closed": None if listing.in_all else last_closed(request),
    }
    return TemplateResponse(request, "evidence/work.html", context)


def last_closed(request: Request) -> Programme | None:
    """The programme that was closed last of those in which the person's own office had work."""
    own = Assignment.objects.within(request.scope, Role.STAFF, Role.HEAD)
    closed = Programme.objects.written().filter(closed_on__isnull=False, pk__in=own.order_by().values("programme_id"))
    return closed.order_by("-closed_at").first()


@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: Request, pk: int) -> HttpResponse:
    """One assignment: what it asks for, what is there, what is missing, and every step it took."""
    found = found_in_reach(request, pk)
    if request.method == "POST":
        return prepare(request, Preparation(request, found, submission_for(found), request.POST))
    if found.is_changed_unseen and is_looked_at(request):
        workflow.see_change(found, by=request.user)
    return draw(request, Preparation(request, found, submission_for(found)))


def found_in_reach(request: Request, pk: int) -> Assignment:
    rows = standing.with_present_state(Assignment.objects.within(request.scope))
    found: Assignment = get_object_or_404(rows.for_page().select_related("planned__officer"), pk=pk)
    return found


def submission_for(found: Assignment) -> Submission | None:
    submission = Submission.objects.filter(assignment=found).with_story().first()
    if submission:
        submission.assignment = found
    return submission


def prepare(request: Request, preparation: Preparation) -> HttpResponse:
    """Keep what was sent; submit when asked to. What can not be done is said in place, with all that was typed."""
    preparation.carry_out()
    tell_received(request, preparation)
    if preparation.submission and preparation.is_repeated:
        when = {"when": say_moment(preparation.submission.state_since)}
        messages.success(request, _("All of this was received before, and submitted on %(when)s.") % when)
    elif request.POST.get("do") == "submit" and preparation.submit():
        messages.success(request, _("Submitted."))
    elif preparation.is_whole and not (preparation.received or preparation.known):
        messages.success(request, _("Saved."))
    if not preparation.is_whole:
        preparation.read_again(submission_for(preparation.assignment))
        return draw(request, preparation, status=422)
    return redirect("evidence:assignment", preparation.assignment.pk)


def tell_received(request: Request, preparation: Preparation) -> None:
    """The receipt: said only when the bytes are on the disk and the row is committed."""
    new, known = preparation.received, preparation.known
    if new:
        words = ngettext("Received and kept: %(count)s item.", "Received and kept: %(count)s items.", len(new))
        messages.success(request, words % {"count": shown(len(new))})
    if known:
        words = ngettext(
            "Received already, on %(when)s, and kept once: %(count)s item.",
            "Received already, the last on %(when)s, and kept once: %(count)s items.",
            len(known),
        )
        when = say_moment(max(item.added_at for item in known))
        messages.success(request, words % {"count": shown(len(known)), "when": when})


def draw(
    request: Request, preparation: Preparation, status: int = 200, endorsement: EndorsementForm | None = None
) -> HttpResponse:
    found, submission = preparation.assignment, preparation.submission
    begun = submission or Submission(assignment=found)
    needs = needs_of(found, preparation.requirements, begun.papers)
    context = {
        "assignment": found,
        "submission": submission,
        "needs": needs,
        "missing": [need for need in needs if not need.is_met],
        "parts": parts_of(preparation.blocks, needs, begun, preparation.received),
        "form": preparation.form,
        "endorsement": endorsement or EndorsementForm(),
        "is_faulty": preparation.is_posted and not preparation.is_whole,
        "may_change": may_change(request, found, submission),
        "steps": offered(request, submission) if submission else [],
        "is_on_desk": is_on_desk(request, submission),
        "upload": upload_limits(),
        "reads_source_notes": reads_source_notes(request.scope),
        "former": former_of(request.scope, found, at=clock.now()),
        "back": way_back(request, found),
        "plans_work": may_see_plan_of(request.scope, found.office),
        "changes": told_of_work([found]).get(found.pk, ()),
        **story_of(request, submission),
    }
    return render(request, "evidence/assignment.html", context, status=status)


def way_back(request: Request, found: Assignment) -> dict[str, str]:
    """To their work for those who do it; for those who look on to where they came from, unless this page led there."""
    if any(policy.works_on(request.scope, found, role) for role in (Role.STAFF, Role.HEAD)):
        return {"url": reverse("evidence:work"), "label": _("My work")}
    before = came_from(request)
    if before and page_named(before) not in LED_FROM_HERE:
        return {"url": before, "label": _("Back to the page before")}
    return {"url": reverse("dashboard:home"), "label": _("To the board")}


def page_named(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def upload_limits() -> dict[str, Any]:
    """What the page tells, and its script refuses, before anything is sent."""
    return {
        "hint": _("Photos (JPG, PNG, WebP, HEIC) or PDF."),
        "endings": ENDINGS,
        "accept": ACCEPT_ATTRIBUTE,
        "max_bytes": settings.MAX_FILE_BYTES,
        "max_files": settings.MAX_FILES_PER_SUBMISSION,
    }


def story_of(request: Request, submission: Submission | None) -> dict[str, Any]:
    if submission is None:
        return {}
    may_take_back = policy.may_withdraw(request.scope, request.user, submission)
    return {
        "outlook": outlook(submission, may_take_back=may_take_back),
        "sent": last_sending(submission),
        "last": next(reversed(steps_of(submission)), None),
        "correcting": to_correct(submission),
        "events": chronicle(submission),
    }


def is_on_desk(request: Request, submission: Submission | None) -> bool:
    """Whether this person looks after it at the province's desk now."""
    if submission is None or submission.state not in WAITING or submission.assignment.is_withdrawn:
        return False
    return request.scope.covers(submission.assignment.office.path, Role.REVIEWER)


def may_change(request: Request, found: Assignment, submission: Submission | None) -> bool:
    if submission is None:
        return policy.may_prepare(request.scope, found)
    return policy.may_change_items(request.scope, submission)


def offered(request: Request, submission: Submission) -> list[SubmissionStep]:
    """Of these the ones open to the person; a reviewer returns on the page that shows every item."""
    steps = policy.steps_open_to(request.scope, request.user, submission)
    return [step for step in OFFERED if step in steps and (step != RETURN or ENDORSE in steps)]


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: Request, pk: int, step: str) -> HttpResponse:
    """Withdraw, endorse, or return before endorsing; what can not be done is said in place, with what was written."""
    submission = get_object_or_404(Submission.objects.within(request.scope), pk=pk)
    is_for_another_page = step == RETURN and not policy.works_on(request.scope, submission.assignment, Role.HEAD)
    if step not in OFFERED or is_for_another_page:
        raise Http404
    if request.method != "POST":  # the address of a page that was drawn again
        return redirect("evidence:assignment", submission.assignment_id)
    form = EndorsementForm(request.POST)
    if form.is_valid() and carried_out(request, SubmissionStep(step), submission, form):
        messages.success(request, OFFERED[SubmissionStep(step)])
        return redirect("evidence:assignment", submission.assignment_id)
    found = found_in_reach(request, submission.assignment_id)
    return draw(request, Preparation(request, found, submission_for(found)), status=422, endorsement=form)


def carried_out(request: Request, step: SubmissionStep, submission: Submission, form: EndorsementForm) -> bool:
    """Take the step; a refusal becomes a sentence of the form."""
    said, stage = form.cleaned_data["note"], number_in(request.POST.get("stage", ""))
    with said_in(form):
        workflow.take(step, submission, by=request.user, note=said, stage=stage)
    return not form.errors
