"""The tree of offices, the people's positions in it, and what they may do there."""

import re
from datetime import date
from typing import Self, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from portal.shell.fiscal import sort_key
from portal.shell.prepared import Slot

ROOT_PATH = "00/"
Dated = TypeVar("Dated", bound=models.Model)


class Role(models.TextChoices):
    STAFF = "staff", pgettext_lazy("role", "Staff")
    HEAD = "head", pgettext_lazy("role", "Head")
    REVIEWER = "reviewer", pgettext_lazy("role", "Reviewer")
    SUPERVISOR = "supervisor", pgettext_lazy("role", "Supervisor")
    ADMIN = "admin", pgettext_lazy("role", "Administrator")
    ASSESSOR = "assessor", pgettext_lazy("role", "Committee member")


def in_language(thai: str, english: str) -> str:
    """The English text for readers of English where there is one; else the Thai."""
    return english if english and get_language() == "en" else thai


class Zone(models.Model):
    """A province's own grouping of its districts."""

    province = models.ForeignKey("Office", models.PROTECT, related_name="zones", verbose_name=_("province"))
    number = models.PositiveSmallIntegerField(pgettext_lazy("zone", "number"))
    name_th = models.CharField(_("name in Thai"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)

    class Meta:
        ordering = ("province__path", "number")
        verbose_name = _("zone")
        verbose_name_plural = _("zones")
        constraints = [
            models.UniqueConstraint(fields=("province", "number"), name="zone_number_is_unique_in_a_province")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_language(self.name_th, self.name_en)


CODE = RegexValidator(re.compile(r"\A[0-9]+(-[0-9]+)?\Z"), _("A code is made of digits, for example 21, 2101 or 21-1."))


class OfficeQuerySet(models.QuerySet["Office"]):
    def below(self, path: str) -> Self:
        """The office at this path and all beneath it."""
        return self.filter(path__startswith=path)

    def open(self) -> Self:
        return self.filter(is_open=True)

    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def in_tree_order(self) -> Self:
        """The province before its groups, those before the districts, each by Thai name."""
        return self.order_by("level", "kind_order", "sort_key", "code")


class Office(models.Model):
    """One office; `path` holds the codes from the Department down, each ended by a slash: 00/21/2101/."""

    class Kind(models.TextChoices):
        DEPARTMENT = "department", pgettext_lazy("kind of office", "Department")
        PROVINCE = "province", pgettext_lazy("kind of office", "Province")
        GROUP = "group", pgettext_lazy("kind of office", "Group")
        DISTRICT = "district", pgettext_lazy("kind of office", "District")

    KIND_ORDER = {Kind.DEPARTMENT: 0, Kind.PROVINCE: 1, Kind.GROUP: 2, Kind.DISTRICT: 3}
    STANDS_UNDER: dict[str, str] = {
        Kind.PROVINCE: Kind.DEPARTMENT,
        Kind.GROUP: Kind.PROVINCE,
        Kind.DISTRICT: Kind.PROVINCE,
    }

    code = models.CharField(
        pgettext_lazy("office", "code"),
        max_length=12,
        unique=True,
        validators=[CODE],
        help_text=_("For example 21, 2101 or 21-1."),
    )
    kind = models.CharField(pgettext_lazy("office", "kind"), max_length=10, choices=Kind.choices)
    name_th = models.CharField(_("name in Thai"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    short_th = models.CharField(_("short name in Thai"), max_length=80)
    short_en = models.CharField(_("short name in English"), max_length=80, blank=True)
    abbr_th = models.CharField(_("abbreviation in letter numbers"), max_length=10, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("above it")
    )
    zone = models.ForeignKey(
        Zone, models.SET_NULL, null=True, blank=True, related_name="offices", verbose_name=_("zone")
    )
    is_open = models.BooleanField(pgettext_lazy("office", "open"), default=True)
    path = models.CharField(max_length=60, unique=True, editable=False)
    level = models.PositiveSmallIntegerField(editable=False)
    kind_order = models.PositiveSmallIntegerField(editable=False)
    sort_key = models.CharField(max_length=400, editable=False)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ("path",)
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            models.CheckConstraint(condition=Q(path__endswith="/"), name="office_path_ends_in_a_slash"),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(kind="department"), name="only_the_department_stands_under_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.short_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.place()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def place(self) -> None:
        """Derive path, level and order from the code and the office above."""
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        self.level = self.path.count("/")
        self.kind_order = self.KIND_ORDER[Office.Kind(self.kind)]
        self.sort_key = sort_key(self.short_th)

    def clean(self) -> None:
        """The tree has three storeys, and a zone is the province's own."""
        above = self.parent.kind if self.parent else None
        if self.STANDS_UNDER.get(self.kind) != above:
            raise ValidationError(
                {"parent": _("Provinces stand under the Department, districts and groups under one.")}
            )
        if self.zone and self.zone.province_id != self.parent_id:
            raise ValidationError({"zone": _("This zone belongs to another province.")})

    @property
    def name(self) -> str:
        return in_language(self.name_th, self.name_en)

    @property
    def short_name(self) -> str:
        return in_language(self.short_th, self.short_en)

    @property
    def province_path(self) -> str:
        """The path of the province this office belongs to; the Department's own for the Department."""
        return "/".join(self.path.split("/")[:2]).rstrip("/") + "/"

    @property
    def chain(self) -> str:
        """The name of the history chain in which this office's entries stand: its province's code."""
        return chain_of(self.path)


def chain_of(path: str) -> str:
    """The code of the province in an office's path; the Department's own where there is none."""
    return path.rstrip("/").split("/")[:2][-1]


class Position(models.Model):
    """A post in an office, filled by one person after another."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="positions", verbose_name=_("office"))
    title_th = models.CharField(_("title in Thai"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    level = models.CharField(
        pgettext_lazy("position", "level"), max_length=80, blank=True, help_text=_("For example ชำนาญการพิเศษ.")
    )
    leads = models.BooleanField(_("leads the office"), default=False)

    class Meta:
        ordering = ("office__path", "-leads", "title_th")
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In Thai the level is part of the word; in English nobody says it."""
        return in_language(f"{self.title_th}{self.level}", self.title_en)


class DatedQuerySet(models.QuerySet[Dated]):
    def unended(self, day: date | Slot) -> Self:
        """In force on that day or later."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))

    def in_force(self, day: date | Slot) -> Self:
        return self.unended(day).filter(starts_on__lte=day)


class Dates(models.Model):
    """From a first to a last day, both included; no last day means until further notice."""

    starts_on = models.DateField(pgettext_lazy("dates", "from"))
    ends_on = models.DateField(
        pgettext_lazy("dates", "to"), null=True, blank=True, help_text=_("The last day; empty until it is known.")
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("This cannot end before it begins.")})


class Tenure(Dates):
    """Who fills a position, from when to when, in full or acting."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="tenures", verbose_name=_("position"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tenures", verbose_name=_("person"))
    acting = models.BooleanField(pgettext_lazy("tenure", "acting"), default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on",)
        verbose_name = _("tenure")
        verbose_name_plural = _("tenures")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="tenure_does_not_end_before_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.position}"


class Membership(Dates):
    """What a person may do at an office, from when to when."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    office = models.ForeignKey(Office, models.PROTECT, related_name="memberships", verbose_name=_("office"))
    role = models.CharField(pgettext_lazy("of a person", "role"), max_length=10, choices=Role.choices)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ("office__path", "role", "user__username")
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=("user", "office", "role", "starts_on"), name="membership_is_given_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_does_not_end_before_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {Role(self.role).label}, {self.office}"
