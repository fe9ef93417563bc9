"""How far districts are with their own plans, as boards, reports and workbooks show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dimensions.districts import Course, Standing, address_of_list, standings
from portal.dashboard.panel import Options, Panel, Subject
from portal.offices.scope import Scope
from portal.shell.dates import say_date
from portal.shell.digits import shown

FIRST_THINGS_FIRST = (Course.OVERDUE, Course.SENT, Course.RETURNED, Course.NONE, Course.BEGUN, Course.APPROVED)
PRESSING = (Course.OVERDUE, Course.SENT, Course.RETURNED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Of so many districts those that have sent their plan, and those whose plan is approved or overdue.

    One that was taken back before anybody decided was not sent.
    """

    districts: int
    sent: int
    approved: int
    overdue: int

    @classmethod
    def of(cls, found: Iterable[Standing]) -> "Tally":
        every = list(found)
        return cls(
            len(every),
            sum(each.was_sent for each in every),
            sum(each.course == Course.APPROVED for each in every),
            sum(each.is_overdue for each in every),
        )


@dataclass(frozen=True, slots=True)
class Row:
    """The plan of one district; `url` is its page."""

    office: str
    url: str
    standing: Standing

    @property
    def course(self) -> Course:
        return self.standing.course

    @property
    def days(self) -> int:
        """How long it has been overdue; 0 where it is not."""
        return self.standing.deadline.days if self.standing.is_overdue else 0

    @property
    def late(self) -> int:
        """By how many days it was first sent late, or is overdue."""
        return self.standing.days_late or self.days


@dataclass(frozen=True, slots=True)
class Districts:
    """The districts of a province: `rows` are those to look at first, `every` all of them; `url` is their list."""

    tally: Tally
    due_on: date
    rows: tuple[Row, ...]
    every: tuple[Row, ...]
    url: str

    @property
    def sentence(self) -> str:
        """How they stand, as one would say it."""
        facts = {"due": say_date(self.due_on), **{name: getattr(self.tally, name) for name in Tally.__slots__}}
        said = gettext(
            "Of %(districts)s district plans, due %(due)s: sent %(sent)s, approved %(approved)s, overdue %(overdue)s."
        )
        return shown(said % facts)


@dataclass(frozen=True, slots=True)
class Province:
    """The districts of one province among many."""

    name: str
    url: str
    overdue_url: str
    due_on: date
    tally: Tally


@dataclass(frozen=True, slots=True)
class Provinces:
    rows: tuple[Province, ...]
    total: Tally


def found_in(scope: Scope, subject: Subject, at: datetime) -> list[Standing]:
    """The districts of a board whose programme sets a day for their plans."""
    return standings(scope, subject.fiscal_year, subject.slug, at, below=subject.office.path)


def row_of(standing: Standing) -> Row:
    url = reverse("dimensions:district_plan", args=[standing.programme, standing.code])
    return Row(standing.name, url, standing)


class DistrictPlans(Panel):
    """Those of a province; nothing where its programme sets no day for them."""

    title = _("District plans")
    template_name = "dimensions/panels/_districts.html"
    print_template_name = "dimensions/panels/_districts_print.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Districts | None:
        found = found_in(scope, subject, at)
        if not found:
            return None
        due = found[0].deadline
        every = tuple(row_of(each) for each in sorted(found, key=lambda each: FIRST_THINGS_FIRST.index(each.course)))
        pressing = tuple(row for row in every if row.course in PRESSING)
        return Districts(
            Tally.of(found),
            due.on or due.day,
            pressing[: options.limit],
            tuple(row_of(each) for each in found),
            address_of_list(found[0].programme, day_of(subject)),
        )


class OwnDistrictPlan(Panel):
    """How a district stands with its own plan."""

    title = _("District plan")
    template_name = "dimensions/panels/_own_district.html"
    wide = False

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Row | None:  # noqa: ARG002
        found = found_in(scope, subject, at)
        return row_of(found[0]) if found else None


class ProvincesDistrictPlans(Panel):
    """Over the country, by province."""

    title = _("District plans by province")
    template_name = "dimensions/panels/_provinces.html"

    def read(self, scope: Scope, subject: Subject, *, at: datetime, options: Options) -> Provinces | None:  # noqa: ARG002
        found = found_in(scope, subject, at)
        if not found:
            return None
        by_programme: dict[int, list[Standing]] = {}
        for each in found:
            by_programme.setdefault(each.programme, []).append(each)
        rows = (province_of(each, day_of(subject)) for each in by_programme.values())
        return Provinces(tuple(rows), Tally.of(found))


def day_of(subject: Subject) -> date | None:
    """The past day that the lists behind a board are of too."""
    return None if subject.is_final else subject.as_of


def province_of(found: list[Standing], day: date | None) -> Province:
    programme, due = found[0].programme, found[0].deadline
    urls = address_of_list(programme, day), address_of_list(programme, day, Course.OVERDUE)
    return Province(found[0].province, *urls, due.on or due.day, Tally.of(found))
