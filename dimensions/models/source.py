"""The files that plans are typed in: each kept as it came, with what was read from it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dimensions.models.programme import Programme
from dimensions.plans import PlanFile, read_data
from dimensions.plans.answers import answered
from dimensions.plans.handed_in import HandedIn, OpenDoubt
from dimensions.plans.words import DEFAULT_SLUG
from portal.offices.models import Role
from portal.offices.scope import Scope


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What somebody said of a doubt: `values` by their path in the plan, or that it is left for later.

    It `settles` the doubt when it is about all of it.
    """

    by: int | None
    at: str
    values: dict[str, Any] = field(default_factory=dict)
    settles: bool = True
    is_left: bool = False


class PlanSourceQuerySet(models.QuerySet["PlanSource"]):
    def within(self, scope: Scope, *roles: Role) -> Self:
        """Of the provinces that these roles reach."""
        return self.filter(scope.q("province__path", *roles))

    def being_checked(self) -> Self:
        return self.filter(programme__isnull=True)

    def for_list(self) -> Self:
        """Without the bytes and the reading, which are large."""
        return self.select_related("province", "handed_in_by").defer("content", "found").order_by("-handed_in_at")

    def with_answers(self, programme: Programme) -> Self:
        """Those of a programme in which somebody answered a doubt or left it for later."""
        return self.filter(programme=programme).exclude(answers={}).defer("content")

    def for_page(self) -> Self:
        return self.select_related("province", "programme", "handed_in_by").defer("content")

    def locked(self, pk: int) -> "PlanSource":
        """The file as it stands now, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("province").defer("content").get(pk=pk)


class PlanSource(models.Model):
    """A file that was handed in; once its plan is taken in it stays with the programme.

    `found` is the reading as `HandedIn` writes it, `accepted` the places of the doubts in it that were read rightly.
    `answers` has by the place of a doubt what a person said of it: an `Answer` as data.
    """

    province = models.ForeignKey(
        "offices.Office", models.PROTECT, related_name="plan_sources", verbose_name=pgettext_lazy("plan", "province")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    slug = models.SlugField(_("short name"), max_length=40, default=DEFAULT_SLUG)
    name = models.CharField(_("name of the file"), max_length=255)
    content = models.BinaryField(_("the file"))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    found = models.JSONField(_("what was read"))
    accepted = models.JSONField(_("settled doubts"), default=list, blank=True)
    answers = models.JSONField(_("answers to doubts"), default=dict, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("handed in by"),
    )
    handed_in_at = models.DateTimeField(_("handed in"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, related_name="sources", verbose_name=pgettext_lazy("plan", "programme")
    )
    taken_at = models.DateTimeField(pgettext_lazy("plan", "taken in"), null=True)

    objects = PlanSourceQuerySet.as_manager()

    class Meta:
        ordering = ("-handed_in_at", "-pk")
        verbose_name = _("file of a plan")
        verbose_name_plural = _("files of plans")
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="plan_source_is_not_empty"),
            models.CheckConstraint(
                condition=Q(fiscal_year__gte=2500, fiscal_year__lt=2700), name="plan_source_is_of_a_buddhist_year"
            ),
            models.CheckConstraint(
                condition=Q(programme__isnull=True, taken_at__isnull=True)
                | Q(programme__isnull=False, taken_at__isnull=False),
                name="plan_source_has_a_programme_when_it_was_taken_in",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_taken(self) -> bool:
        return self.programme_id is not None

    @cached_property
    def reading(self) -> HandedIn:
        return HandedIn.from_data(self.found)

    @property
    def answered(self) -> dict[str, Any]:
        """What people said in place of what was read, by its path in the plan; of two answers the later one holds."""
        said = sorted(self.given.items(), key=lambda each: (each[1].at, each[0]))
        return {path: value for _number, answer in said for path, value in answer.values.items()}

    @property
    def data(self) -> dict[str, Any]:
        """The plan as read, with all that was answered in its place."""
        return answered(self.reading.data, self.answered)

    @cached_property
    def plan(self) -> PlanFile | None:
        """The plan with what was answered; a file is kept only if it holds one."""
        return read_data(self.data).plan

    @property
    def doubts(self) -> tuple[OpenDoubt, ...]:
        return self.reading.doubts

    @property
    def given(self) -> dict[int, Answer]:
        """The answer to each doubt that has one, by the doubt's place."""
        return {int(number): Answer(**answer) for number, answer in self.answers.items()}

    @property
    def settled(self) -> set[int]:
        """The places of the doubts that were right, are answered, or are left to be corrected in the plan."""
        return set(self.accepted) | {number for number, answer in self.given.items() if answer.settles}

    @property
    def unsettled(self) -> list[int]:
        """The places of the doubts that nobody has settled yet."""
        settled = self.settled
        return [number for number in range(len(self.found["doubts"])) if number not in settled]

    @property
    def left_for_later(self) -> list[int]:
        """The places of the doubts that are to be corrected in the plan itself."""
        return sorted(number for number, answer in self.given.items() if answer.is_left)
