"""The pieces of evidence in a submission, and what each of them serves."""

from collections.abc import Iterable
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models import Assignment, Requirement
from dimensions.models.assignment import in_reach
from dimensions.plans.words import CountedPer
from evidence.models.files import StoredFile
from evidence.models.steps import Remark
from evidence.states import SENT
from portal.offices.scope import Scope


class ItemQuerySet(models.QuerySet["Item"]):
    def within(self, scope: Scope, *roles: str) -> Self:
        return self.filter(in_reach(scope, *roles, at="submission__assignment__"))

    def present(self) -> Self:
        return self.filter(removed_at__isnull=True)

    def for_page(self) -> Self:
        remarks = Prefetch("remarks", Remark.objects.select_related("by"))
        return (
            self.select_related("file", "author").prefetch_related("requirements", remarks).order_by("added_at", "pk")
        )


class Item(models.Model):
    """One piece of evidence: a file or a link, serving one requirement or several."""

    submission = models.ForeignKey(
        "evidence.Submission",
        models.PROTECT,
        related_name="items",
        verbose_name=pgettext_lazy("evidence", "submission"),
    )
    requirements = models.ManyToManyField(
        "dimensions.Requirement", through="evidence.Serving", related_name="items", blank=True
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="items", verbose_name=_("stored file"))
    url = models.URLField(_("link"), max_length=2000, blank=True)
    name = models.CharField(pgettext_lazy("evidence", "name"), max_length=255)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added on"))
    removed_at = models.DateTimeField(_("removed on"), null=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("removed by")
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence item")
        verbose_name_plural = _("evidence items")
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, url="") | (Q(file__isnull=True) & ~Q(url="")),
                name="item_is_a_file_or_a_link",
            ),
            models.UniqueConstraint(
                fields=("submission", "file"),
                condition=Q(removed_at__isnull=True),
                name="a_file_stands_once_in_a_submission",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def serves(self, requirement: Requirement) -> bool:
        return requirement.pk in {served.pk for served in self.requirements.all()}

    @property
    def serves_the_whole_activity(self) -> bool:
        return any(served.per == CountedPer.ACTIVITY for served in self.requirements.all())

    def counts_for(self, requirement: Requirement, assignment: Assignment) -> bool:
        """The own items do; those of another period where a paper for the whole activity was sent, at the last one.

        Not those of a period that was withdrawn, as `Submission.beside` has it.
        """
        if not self.serves(requirement) or self.submission.assignment_id == assignment.pk:
            return self.serves(requirement)
        was_sent = self.submission.state in SENT and not self.submission.assignment.is_withdrawn
        return requirement.per == CountedPer.ACTIVITY and was_sent and assignment.is_last


class ServingQuerySet(models.QuerySet["Serving"]):
    def sent_once(self) -> Self:
        """What left the office for a whole activity: its last period may rest on it."""
        return self.filter(was_sent=True, requirement__per=CountedPer.ACTIVITY)


class Serving(models.Model):
    """One item ticked for one requirement. It goes with the tick: who ticks it anew has not sent it like that yet."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="servings")
    requirement = models.ForeignKey("dimensions.Requirement", models.CASCADE, related_name="+")
    was_sent = models.BooleanField(default=False)

    objects = ServingQuerySet.as_manager()

    class Meta:
        db_table = "evidence_item_requirements"
        verbose_name = _("what an item serves")
        verbose_name_plural = _("what items serve")
        constraints = [
            models.UniqueConstraint(fields=("item", "requirement"), name="an_item_serves_a_requirement_once")
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.requirement}"


def present(items: Iterable[Item]) -> list[Item]:
    """The items still in the submission, of a list already read."""
    return [item for item in items if item.removed_at is None]
