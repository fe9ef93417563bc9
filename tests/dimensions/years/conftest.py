"""A plan that was published, in all that carrying can meet, and who tries its pages."""

from datetime import date

import pytest

from dimensions import workflow
from dimensions.plans.body import EvidenceRow, PeriodRow
from dimensions.plans.heading import MilestoneRow
from dimensions.plans.words import EvidenceKind, MilestoneKind
from tests.dimensions.plans_at_hand import activity, small_plan
from tests.dimensions.test_importing import take_in

LAW = "พระราชบัญญัติข้อมูลข่าวสาร พ.ศ. ๒๕๔๐"
FEBRUARY = PeriodRow(raw="๑๕-๒๙ ก.พ. ๖๗", start=date(2024, 2, 15), end=date(2024, 2, 29))
FRIDAY = PeriodRow(raw="๕ เม.ย. ๖๗", start=date(2024, 4, 5), end=date(2024, 4, 5))
UNDATED = PeriodRow(raw="ทุก ๓ เดือน", flags=("no_dates",))
PHOTO = EvidenceRow(title="ภาพถ่าย ปี ๒๕๖๗", kinds=(EvidenceKind.PHOTO,), min_count=2)


def whole_plan(year=2567, **heading):
    """Three activities for 2567: one that moves, one on a single day, one that can not be moved."""
    talk = MilestoneRow(code="talk", title="ประชุมชี้แจง", kind=MilestoneKind.EVENT, date=date(2024, 3, 1))
    return small_plan(
        activity(1, "district", title="ประกาศนโยบาย ปี ๒๕๖๗", periods=(FEBRUARY,), evidence=(PHOTO,)),
        activity(2, "province", title="จัดอบรมเจ้าหน้าที่", periods=(FRIDAY,)),
        activity(3, "district", title="เผยแพร่ข้อมูล", detail=LAW, periods=(UNDATED,)),
        milestones=(talk,),
        fiscal_year_be=year,
        **heading,
    )


@pytest.fixture
def published(rayong):
    return workflow.publish(take_in(whole_plan(), rayong), by=None)
