"""What was changed in a plan after its publication, and how each assignment stood before."""

from datetime import datetime
from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.activity import Activity
from dimensions.models.assignment import Assignment
from dimensions.models.dimension import Criterion, Dimension
from dimensions.models.programme import Milestone, Programme
from portal.shell.dates import say_moment


class PlanChange(models.Model):
    """One change of a published plan, with the reason that its offices read; changes of a plan follow one another."""

    programme = models.ForeignKey(
        Programme, models.CASCADE, related_name="changes", verbose_name=pgettext_lazy("plan", "programme")
    )
    at = models.DateTimeField(pgettext_lazy("plan", "changed"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("changed by")
    )
    reason = models.TextField(_("reason"))

    class Meta:
        ordering = ("-at",)
        verbose_name = _("change of a plan")
        verbose_name_plural = _("changes of plans")
        constraints = [
            models.UniqueConstraint(fields=("programme", "at"), name="changes_of_a_plan_follow_one_another"),
            models.CheckConstraint(condition=~Q(reason=""), name="change_of_a_plan_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.programme}, {say_moment(self.at)}"


class ActivityChange(models.Model):
    """What an activity said before a change and after it; nothing before where it is new, nor after where dropped."""

    change = models.ForeignKey(PlanChange, models.CASCADE, related_name="activities")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="changes")
    before = models.JSONField(pgettext_lazy("plan", "before"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(pgettext_lazy("plan", "after"), null=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("change_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=("change", "activity"), name="activity_changes_once_in_a_change"),
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False),
                name="changed_activity_stood_before_or_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {say_moment(self.change.at)}"


class MilestoneChange(models.Model):
    """What a date of the programme itself said before a change and after it; `code` finds it when it is dropped."""

    change = models.ForeignKey(PlanChange, models.CASCADE, related_name="milestones")
    milestone = models.ForeignKey(Milestone, models.SET_NULL, null=True, related_name="changes")
    code = models.CharField(pgettext_lazy("plan", "code"), max_length=40)
    former_day = models.DateField(pgettext_lazy("plan", "until then on"), null=True)
    before = models.JSONField(pgettext_lazy("plan", "before"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(pgettext_lazy("plan", "after"), null=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("change_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=("change", "code"), name="milestone_changes_once_in_a_change"),
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False),
                name="changed_milestone_stood_before_or_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}, {say_moment(self.change.at)}"


class NameChange(models.Model):
    """How names in the plan read before a change and after it: of a dimension or of a criterion, else of the plan.

    Only those that were changed, by their columns.
    """

    change = models.ForeignKey(PlanChange, models.CASCADE, related_name="names")
    dimension = models.ForeignKey(Dimension, models.CASCADE, null=True, related_name="name_changes")
    criterion = models.ForeignKey(Criterion, models.CASCADE, null=True, related_name="name_changes")
    before = models.JSONField(pgettext_lazy("plan", "before"), encoder=DjangoJSONEncoder)
    after = models.JSONField(pgettext_lazy("plan", "after"), encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("change_id", "pk")
        constraints = [
            models.UniqueConstraint(fields=("change", "dimension"), name="names_of_dimension_change_once_in_a_change"),
            models.UniqueConstraint(fields=("change", "criterion"), name="name_of_criterion_changes_once_in_a_change"),
            models.UniqueConstraint(
                fields=("change",),
                condition=Q(dimension__isnull=True, criterion__isnull=True),
                name="names_of_plan_change_once_in_a_change",
            ),
            models.CheckConstraint(
                condition=Q(dimension__isnull=True) | Q(criterion__isnull=True),
                name="changed_names_are_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion or self.dimension or self.change.programme}, {say_moment(self.change.at)}"


def day_of_milestone(code: str, at: datetime | None, programme: str = "pk") -> Case | Subquery:
    """For a query of programmes, or of what has one: the day of that code as it stood at the moment, or stands now.

    What happens at the very moment comes after, as with `FormerTerms`.
    """
    standing = Subquery(Milestone.objects.filter(code=code, programme=OuterRef(programme)).values("on")[:1])
    if at is None:
        return standing
    since = MilestoneChange.objects.filter(code=code, change__programme=OuterRef(programme), change__at__gte=at)
    return Case(
        When(Exists(since), then=Subquery(since.order_by("change__at").values("former_day")[:1])),
        default=standing,
    )


class FormerTermsQuerySet(models.QuerySet["FormerTerms"]):
    def at(self, moment: object) -> Self:
        """Of one assignment those that stood at the moment come first; what happens at the very moment comes after."""
        return self.filter(until__gte=moment).order_by("until")


class FormerTerms(models.Model):
    """By when an assignment was owed, and whether it was at all, until a change of the plan."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="former_terms", db_index=False)
    change = models.ForeignKey(PlanChange, models.CASCADE, related_name="former_terms")
    until = models.DateTimeField(pgettext_lazy("plan", "until"))
    opens_on = models.DateField(_("opens on"), null=True)
    due_on = models.DateField(_("due on"), null=True)
    was_owed = models.BooleanField(_("owed"))

    objects = FormerTermsQuerySet.as_manager()

    class Meta:
        ordering = ("assignment_id", "until")
        constraints = [
            models.UniqueConstraint(
                fields=("assignment", "until"), name="terms_of_an_assignment_end_one_after_another"
            ),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(due_on__isnull=False, due_on__gte=F("opens_on")),
                name="former_terms_did_not_end_before_they_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment}, {say_moment(self.until)}"
