"""Two activities of their own that a district of the demo added to its plan: one is over, one is still to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dimensions.models import DistrictPlan, LocalActivity
from dimensions.plans.words import EvidenceKind
from dimensions.workflow.district import ADD_LOCAL, Local, local_facts, put
from portal.accounts.models import User
from portal.history.recording import Act

DISTRICT = "2102"
A_ROW = timedelta(minutes=6)
"""How long a head writes on one."""


@dataclass(frozen=True, slots=True)
class Added:
    """The days are those of the calendar year in which the fiscal year ends; the text has its place for that year."""

    title: str
    detail: str
    raw: str
    first: tuple[int, int]
    last: tuple[int, int]
    evidence: str
    kind: EvidenceKind
    dimension: int | None = None

    def said(self, plan: DistrictPlan, officer: User) -> Local:
        programme = plan.programme
        year = programme.ends_on.year
        found = programme.dimensions.filter(number=self.dimension).first() if self.dimension else None
        return Local(
            title=self.title,
            raw=self.raw.format(year=programme.fiscal_year % 100),
            end=date(year, *self.last),
            officer=officer.pk,
            detail=self.detail,
            dimension=found.pk if found else None,
            start=date(year, *self.first),
            evidence=self.evidence,
            kinds=(self.kind.value,),
        )


ADDED = (
    Added(
        "อบรมเยาวชนพัฒนาชุมชนใสสะอาด",
        "เชิญตัวแทนนักเรียนจากทุกตำบลมาเรียนรู้การตรวจสอบโครงการในหมู่บ้านของตนเอง",
        "1 - 5 มี.ค. {year}",
        (3, 1),
        (3, 5),
        "ภาพถ่ายการอบรม",
        EvidenceKind.PHOTO,
        5,
    ),
    Added(
        "ตลาดนัดคนดีศรีอำเภอ",
        "จัดร่วมกับกลุ่มสตรีและวิสาหกิจชุมชน ให้ผู้ขายติดป้ายราคาและที่มาของสินค้าทุกร้าน",
        "พ.ค. - มิ.ย. {year}",
        (5, 1),
        (6, 30),
        "รายงานผลการจัดตลาดนัด",
        EvidenceKind.REPORT,
    ),
)


def added(plan: DistrictPlan, officer: User, *, by: User, at: datetime) -> Iterator[Act]:
    """What the district added when it began its plan; nothing elsewhere."""
    for number, each in enumerate(ADDED if plan.office.code == DISTRICT else (), start=1):
        row, said = LocalActivity(plan=plan), each.said(plan, officer)
        put(row, said)
        yield Act(ADD_LOCAL, row, by, plan.office, at=at + A_ROW * number, facts=local_facts(said))
