"""Plans for the tests of the verbs: the real ones of the fixtures, and small ones with just what a test asks for."""

from pathlib import Path

from dimensions.plans import PlanFile, read
from dimensions.plans.body import ActivityRow, CriterionRow, DimensionRow, PeriodRow
from dimensions.plans.heading import GroupRow, ProgrammeRow
from dimensions.plans.words import ActingOffice

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "plans"


def fixture(name: str) -> PlanFile:
    return read(FIXTURES / f"{name}.yaml").plan


def small_plan(*activities: ActivityRow, number: int = 1, groups=None, **heading) -> PlanFile:
    """One dimension, one criterion, for fiscal year 2567."""
    criterion = CriterionRow(number=1, name="เกณฑ์", activities=activities)
    return PlanFile(
        programme=ProgrammeRow(**{"fiscal_year_be": 2567, "name": "ใสสะอาด"} | heading),
        owner_groups={name: GroupRow(full=full) for name, full in (groups or {}).items()},
        dimensions=(DimensionRow(number=number, name=f"มิติ {number}", criteria=(criterion,)),),
    )


def activity(seq: int, offices: str = "district", *, owner: str | None = None, **more) -> ActivityRow:
    acting = tuple(ActingOffice(word) for word in offices.split())
    return ActivityRow(**{"seq": seq, "title": f"กิจกรรม {seq}", "owner_group": owner, "offices": acting} | more)


def period(start, end, raw="ตามที่พิมพ์") -> PeriodRow:
    return PeriodRow(raw=raw, start=start, end=end)
