"""For whom district plans wait: the head who is to send one or correct it, and whoever decides on what was sent."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse

from dimensions import policy
from dimensions.districts import Course, Standing, address_of_list, standings_of_heads
from dimensions.models import DistrictPlan
from portal.accounts.models import User
from portal.offices.models import Role, in_language
from portal.offices.scope import Scope

BY_PROGRAMME = (
    "programme__province__path",
    "programme__fiscal_year",
    "programme__province__short_th",
    "programme__province__short_en",
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """So many plans of one programme that a reviewer can decide on; `url` leads to them, or to the only one."""

    count: int
    province: str
    fiscal_year: int
    url: str


def to_send(scope: Scope, at: datetime) -> list[Standing]:
    """Those that press, in the programmes that run, of the districts whose head this is; the longest due comes first.

    Pressing is what came back, is overdue or falls due soon.
    """
    if Role.HEAD not in scope.roles:
        return []
    return sorted(
        (each for each in standings_of_heads(scope, at) if each.presses), key=lambda each: each.deadline.days_left
    )


def to_decide(scope: Scope, user: User) -> list[Waiting]:
    """By programme, those that somebody with these roles may approve or return now."""
    waiting = DistrictPlan.objects.to_decide(scope, user).order_by(*BY_PROGRAMME)
    rows = waiting.values_list("programme", *BY_PROGRAMME).annotate(count=Count("pk"), first=Min("office__code"))
    return [
        Waiting(count, in_language(*names), fiscal_year, where_to(scope, programme, path, count, first))
        for programme, path, fiscal_year, *names, count, first in rows
    ]


def where_to(scope: Scope, programme: int, province: str, count: int, first: str) -> str:
    """To their list, for those who have it."""
    if count == 1 or not scope.covers(province, *policy.OVERSEERS):
        return reverse("dimensions:district_plan", args=[programme, first])
    return address_of_list(programme, course=Course.SENT)
