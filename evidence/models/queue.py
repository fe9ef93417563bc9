"""What lies with reviewers, said by ids that are looked up first: so ten thousand waiting rows take milliseconds."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from dimensions.models import Activity, Assignment, Dimension
from dimensions.plans.words import Judge
from dimensions.states import ProgrammeState
from evidence.states import ENDORSED, WAITING
from portal.offices.models import ROOT_PATH, Office, Role
from portal.offices.scope import Scope

OWN_WORK = (Office.Kind.PROVINCE, Office.Kind.GROUP)


@dataclass(frozen=True, slots=True)
class Part:
    """A dimension of a running programme, with what says who decides there."""

    programme: int
    number: int
    asks_endorsement: bool
    judge: str
    has_checks: bool  # facts that the Department checks itself
    has_withdrawn: bool  # what the plan no longer asks for


@dataclass(frozen=True, slots=True)
class Running:
    """The programmes that run in the provinces where somebody is a reviewer."""

    parts: list[Part]
    is_department: bool
    is_of_whole_provinces: bool  # whose programmes say already which offices are meant

    @classmethod
    def within(cls, scope: Scope) -> "Running":
        found = Dimension.objects.filter(programme__state=ProgrammeState.ACTIVE).order_by()
        is_department = scope.covers(ROOT_PATH, Role.REVIEWER)
        paths = {grant.path for grant in scope.having((Role.REVIEWER,))}
        provinces = {"/".join(path.split("/")[:2]) + "/" for path in paths}
        if not is_department:
            found = found.filter(programme__province__path__in=provinces)
        facts = ("programme", "number", "programme__asks_endorsement", "programme__own_work_decided_by")
        checks = Exists(checked().filter(dimension=OuterRef("pk")))
        withdrawn = Exists(Assignment.objects.withdrawn().filter(dimension=OuterRef("pk")).order_by())
        rows = found.values_list(*facts, checks, withdrawn)
        return cls([Part(*row) for row in rows], is_department, paths == provinces)

    @property
    def numbers(self) -> list[int]:
        """The numbers of all dimensions."""
        return sorted({part.number for part in self.parts})

    def having(self, says: Callable[[Part], bool]) -> set[int]:
        """The programmes of which this is true of a part."""
        return {part.programme for part in self.parts if says(part)}

    @property
    def ready(self) -> Q:
        """Which submissions can be decided now; the twin of `policy.reviews`, but for where the offices lie."""
        ready = Q(programme__in=self.having(lambda _part: True), state__in=WAITING)
        if asking := self.having(lambda part: part.asks_endorsement):
            ready &= Q(state=ENDORSED) | ~Q(programme__in=asking)
        if dropping := self.having(lambda part: part.has_withdrawn):
            gone = Assignment.objects.withdrawn().filter(programme__in=dropping).order_by()
            ready &= ~Q(assignment__in=gone.values("pk"))
        if self.is_department:
            return ready
        if leaving := self.having(lambda part: part.judge == Judge.DEPARTMENT):
            own = Office.objects.filter(kind__in=OWN_WORK).order_by().values("pk")
            ready &= ~Q(programme__in=leaving, assignment__office__in=own)
        if checking := self.having(lambda part: part.has_checks):
            left = checked().filter(dimension__programme__in=checking)
            ready &= ~Q(assignment__activity__in=left.values("pk"))
        return ready


def checked() -> QuerySet[Activity]:
    return Activity.objects.filter(verified_by=Judge.DEPARTMENT).order_by()
