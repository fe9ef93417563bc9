"""Finding the panels of a board, and the years it can show, by the names that `portal.boards` lists."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.module_loading import import_string

from portal import boards
from portal.dashboard.panel import Panel, Subject
from portal.offices.models import Office
from portal.offices.scope import Scope
from portal.shell.dates import say_fiscal_year
from portal.shell.digits import shown

# ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ at the end of what a programme is called.
YEAR_IN_NAME = re.compile(r"[\s,]*(?:(?:ประจำ)?ปี(?:งบประมาณ)?(?:\s*พ\.\s?ศ\.)?|(?:for )?fiscal year)\s*\d{4}\s*$", re.I)
PLAN = "plan"  # the slug of a province's plan; circulars, projects and awards have others


@dataclass(frozen=True, slots=True)
class Choice:
    """A year and programme that a board can show; `fiscal_year` in the Buddhist era.

    `closed_on` is the day on which it was closed; of several programmes, when all are, the last of these days.
    """

    fiscal_year: int
    slug: str
    name: str
    is_active: bool
    closed_on: date | None = None

    def about(self, office: Office, day: date | None = None) -> Subject:
        """As the subject of an office's board, as of a past day if one is asked for, and it was before the closing."""
        subject = Subject(office, self.fiscal_year, self.slug, day, self.closed_on)
        return subject.at_present() if subject.is_final else subject

    @property
    def value(self) -> str:
        """What a form sends for it."""
        return f"{self.fiscal_year}-{self.slug}"

    @property
    def bare_name(self) -> str:
        """The name without the year, which stands beside it anyway."""
        return YEAR_IN_NAME.sub("", self.name) or self.name

    @property
    def label(self) -> str:
        return f"{say_fiscal_year(self.fiscal_year)} {shown(self.bare_name)}"


@cache
def panels_for(kind: str) -> tuple[Panel, ...]:
    """The panels of the board of a kind of office, in order."""
    return panels_named(boards.BOARDS[kind])


@cache
def panels_in(slot: str) -> tuple[Panel, ...]:
    """The panels of a higher floor that a page of a lower one has a place for."""
    return panels_named(boards.SLOTS[slot])


def panels_named(names: Iterable[str]) -> tuple[Panel, ...]:
    return tuple(import_string(name)() for name in names)


def choices_for(scope: Scope, office: Office) -> list[Choice]:
    """The programmes to choose from, newest year first."""
    found: Callable[[Scope, Office], list[Choice]] = import_string(boards.CHOICES)
    return found(scope, office)
