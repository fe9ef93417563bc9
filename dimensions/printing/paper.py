"""Draws a plan on paper: read at one moment, measured, dealt out to pages, printed."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from dimensions.models import Activity, Programme
from dimensions.printing.lines import lines_of
from dimensions.printing.paging import Heights, paged
from dimensions.states import ProgrammeState
from portal.offices.models import Office
from portal.reports import pdf
from portal.reports.frame import head_of, one_state
from portal.shell import clock, digits
from portal.shell.dates import say_date, say_fiscal_year, say_moment

LANGUAGE = "th"
ROOM = 653.8  # pixels between the margins of `@page table` in print.css: 210 - 20 - 17 mm, at 96 to the inch


@dataclass(frozen=True, slots=True)
class Facts:
    """What the paper says of itself, in Thai."""

    title: str
    where: str
    office: Office
    state: str
    is_draft: bool
    made_at: str
    head: str
    notice: str

    @property
    def full_title(self) -> str:
        return self.title


def plan_paper(programme: Programme, *, at: datetime | None = None) -> bytes:
    """The plan as PDF. It is an official table: its words are Thai and its digits too, whoever asks."""
    with translation.override(LANGUAGE), digits.override(digits.THAI):
        with one_state():
            lines = lines_of(Activity.objects.of(programme.pk).whole(), programme.default_offices)
            facts = facts_of(programme)
        pieces = render_to_string("dimensions/documents/plan_pieces.html", {"facts": facts, "lines": lines})

        def dealt(heights: pdf.Heights) -> str:
            pages = paged(lines, Heights(heights), ROOM)
            return render_to_string("dimensions/documents/plan.html", {"facts": facts, "pages": pages})

        return pdf.render_dealt(pieces, dealt, language=LANGUAGE, title=facts.title, at=at or clock.now())


def facts_of(programme: Programme) -> Facts:
    province = programme.province
    title, year = digits.shown(programme.plan_title or programme.name_th), say_fiscal_year(programme.fiscal_year)
    says_all = province.name in title and year in title
    return Facts(
        title=title,
        where="" if says_all else _("%(office)s, fiscal year %(year)s") % {"office": province.name, "year": year},
        office=province,
        state=state_of(programme),
        is_draft=programme.state == ProgrammeState.DRAFT,
        made_at=say_moment(clock.now(), "long"),
        head=head_of(province),
        notice=_("Sample data") if settings.DEMO else "",
    )


def state_of(programme: Programme) -> str:
    """A draft binds nobody; a plan in force says since when, and how often it was changed since."""
    if programme.closed_on:
        in_force = _("In force until the year was closed on %(date)s") % {"date": say_date(programme.closed_on, "long")}
    elif programme.published_at:
        since = say_date(clock.local(programme.published_at).date(), "long")
        in_force = _("In force since %(date)s") % {"date": since}
    else:
        return _("Draft, not in force")
    changes = programme.changes.aggregate(times=Count("pk"), last=Max("at"))
    if not changes["times"]:
        return in_force
    changed = _("Change no. %(times)s of %(date)s") % {
        "times": digits.shown(changes["times"]),
        "date": say_date(clock.local(changes["last"]).date(), "long"),
    }
    return f"{in_force} · {changed}"
