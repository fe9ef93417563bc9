"""What was done: one submission per assignment."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dimensions.models import Period
from dimensions.models.assignment import in_reach
from dimensions.plans.words import CountedPer
from evidence.models.items import Item, present
from evidence.models.queue import Running
from evidence.models.steps import Step, returns
from evidence.states import SENT, SUBMITTED, SubmissionState
from portal.accounts.models import User
from portal.offices.models import ROOT_PATH, Office, Role
from portal.offices.scope import Scope


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def within(self, scope: Scope, *roles: str) -> Self:
        """Evidence may be seen by those who may see the assignment it is for."""
        return self.filter(in_reach(scope, *roles, at="assignment__"))

    def of_active_programmes(self) -> Self:
        return self.filter(programme__state="active")

    def for_endorsement(self) -> Self:
        running = self.of_active_programmes().filter(assignment__withdrawn_at=None)
        return running.filter(state=SUBMITTED, programme__asks_endorsement=True)

    def reviewed_within(self, scope: Scope) -> Self:
        """Those of the offices that a reviewer of this scope looks after, asked so that one row is quickly found."""
        if scope.covers(ROOT_PATH, Role.REVIEWER):
            return self
        reached = Office.objects.filter(scope.q("path", Role.REVIEWER)).order_by()
        return self.filter(assignment__office__in=reached.values("pk"))

    def to_decide(self, scope: Scope, running: Running | None = None) -> Self:
        """What waits for a reviewer of this scope, whoever had a hand in it."""
        running = running or Running.within(scope)
        within = self if running.is_of_whole_provinces else self.reviewed_within(scope)
        return within.filter(running.ready)

    def touched_by(self, user: User) -> Self:
        return self.filter(hand_of(user))

    def untouched_by(self, user: User) -> Self:
        return self.exclude(hand_of(user))

    def with_desk_marks(self) -> Self:
        """How many items there are, and whether it has been returned before."""
        items = Item.objects.present().filter(submission=OuterRef("pk")).order_by().values("submission")
        count = models.Subquery(items.annotate(count=models.Count("pk")).values("count"))
        return self.annotate(item_count=Coalesce(count, 0), was_returned=Exists(returns()))

    def for_desk(self) -> Self:
        """With what a row of the desk shows, longest waiting first."""
        shown = ("office", "dimension", "activity", "period")
        related = self.select_related("submitter", *(f"assignment__{name}" for name in shown))
        return related.with_desk_marks().order_by("state_since", "pk")

    def with_story(self) -> Self:
        """With the items, removed ones too, and the steps, and who did it all."""
        items = Item.objects.for_page().select_related("removed_by")
        return self.select_related("submitter", "endorser", "decider").prefetch_related(
            Prefetch("items", items), Prefetch("steps", Step.objects.select_related("by"))
        )

    def for_review(self) -> Self:
        """With all that the page of one submission shows."""
        activity = ("assignment__activity__requirements", "assignment__activity__periods")
        return self.with_story().select_related(*WHERE_IT_BELONGS).prefetch_related(*activity)


def hand_of(user: User) -> Q:
    """The question of `Submission.hands`, put to the database."""
    every = Submission.objects.order_by().values_list("pk")
    authored = Item.objects.filter(author=user).order_by().values_list("submission")
    resting = resting_on_papers_of(user).order_by().values_list("pk")
    return Q(pk__in=every.filter(submitter=user).union(every.filter(endorser=user), authored, resting))


def resting_on_papers_of(user: User) -> SubmissionQuerySet:
    """The question of `Submission.earlier`, put to the database: found from the few papers that are this person's.

    Like there, what was withdrawn rests on nothing, and nothing rests on it.
    """
    later = Period.objects.filter(
        activity=OuterRef("assignment__activity"), position__gt=OuterRef("assignment__period__position")
    )
    sibling = "assignment__activity__assignments"
    paper = f"{sibling}__submission__items"
    return Submission.objects.filter(
        ~Exists(later),
        assignment__withdrawn_at=None,
        assignment__period__dropped_at=None,
        **{
            f"{sibling}__withdrawn_at": None,
            f"{sibling}__office": F("assignment__office"),
            f"{sibling}__submission__state__in": SENT,
            f"{paper}__author": user,
            f"{paper}__removed_at": None,
            f"{paper}__requirements__per": CountedPer.ACTIVITY,
        },
    )


WHERE_IT_BELONGS = (
    "assignment__office",
    "assignment__responsible",
    "assignment__programme__province",
    "assignment__activity",
    "assignment__dimension",
    "assignment__period",
)


class ProgrammeOfAssignment(models.ForeignKey[Any, Any]):
    """Written down with a new row: no assignment changes its programme, and a desk of thousands is found by it."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        if add:
            setattr(model_instance, self.attname, model_instance.assignment.programme_id)  # type: ignore[attr-defined]
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """To the database a foreign key like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class Submission(models.Model):
    """What an office sends for one assignment. Its state changes only in `workflow.take`."""

    assignment = models.OneToOneField(
        "dimensions.Assignment", models.PROTECT, related_name="submission", verbose_name=_("assigned work")
    )
    programme = ProgrammeOfAssignment(
        "dimensions.Programme",
        models.PROTECT,
        editable=False,
        db_index=False,
        related_name="+",
        verbose_name=_("programme"),
    )
    state = models.CharField(
        _("state of the submission"), max_length=10, choices=SubmissionState.choices, default=SubmissionState.DRAFT
    )
    state_since = models.DateTimeField(_("in this state since"))
    stage = models.PositiveIntegerField(_("steps taken"), default=0)  # by which a stale page is recognised
    done_on = models.DateField(_("date of the activity"), null=True, blank=True)
    words = models.TextField(_("what was done"), blank=True)
    shortfall_reason = models.TextField(_("why something is missing"), blank=True)
    first_submitted_at = models.DateTimeField(_("first submitted"), null=True)
    first_submitted_on = models.DateField(_("day of the first submission"), null=True)  # held against the due date
    opened_at = models.DateTimeField(_("opened by a reviewer"), null=True)  # no withdrawing from here on
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("submitted by")
    )
    endorser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("endorsed by")
    )
    decider = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(first_submitted_at__isnull=False, first_submitted_on__isnull=False),
                name="what_left_the_office_has_a_first_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(decider__isnull=False),
                name="what_is_accepted_was_decided_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=("state", "state_since"), name="submission_by_state"),
            models.Index(fields=("programme", "state_since", "state"), name="submission_in_its_turn"),  # of the desk
            models.Index(
                fields=("assignment", "state", "first_submitted_on", "state_since"), name="submission_at_a_glance"
            ),  # figures and the order of the desk are read from it alone
        ]

    def __str__(self) -> str:
        return str(self.assignment)

    @property
    def days_late(self) -> int:
        """By the first sending, against the due date; 0 in time."""
        sent, due = self.first_submitted_on, self.assignment.due_on
        return max(0, (sent - due).days) if sent and due else 0

    @property
    def hands(self) -> set[int]:
        """The ids of all who had a hand in it: authors of what it rests on, the submitter, the endorser."""
        authors = {item.author_id for item in (*self.items.all(), *self.earlier)}
        return {pk for pk in authors | {self.submitter_id, self.endorser_id} if pk is not None}

    @cached_property
    def beside(self) -> list[Item]:
        """At the last period: what the office has in its other periods for the whole activity, sent or not.

        Papers of a period that was withdrawn are read there still, and count here no more: whoever needs one sends it
        again, and who added it there has no hand in this.
        """
        place = self.assignment
        if not (place.activity.asks_once and place.is_last):
            return []
        there = Item.objects.present().filter(
            submission__assignment__activity=place.activity_id,
            submission__assignment__office=place.office_id,
            submission__assignment__withdrawn_at=None,
        )
        others = (
            there.exclude(submission__assignment=place.pk).for_page().select_related("submission__assignment__period")
        )
        return [item for item in others if item.serves_the_whole_activity]

    @property
    def earlier(self) -> list[Item]:
        """Of these the ones that count here."""
        return [item for item in self.beside if item.submission.state in SENT]

    @property
    def papers(self) -> list[Item]:
        """The own items, then those: what was sent once for the whole activity need not be sent again."""
        return [*(present(self.items.all()) if self.pk else ()), *self.earlier]
