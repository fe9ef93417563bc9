"""The body of a plan file: dimensions, criteria, activities, and what each activity asks for."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dimensions.plans.keys import BuddhistYear, Day, Label, ListOf, Number, OneOf, RowOf, Text, Whole, Word, YesNo
from dimensions.plans.words import ActingOffice, CountedPer, EvidenceKind, Judge, Theme

NAME = {"kind": Text(1000)}
PROSE = {"kind": Text(5000)}
PROSES = {"kind": ListOf(Text(1000))}
NUMBER = {"kind": Number()}
THEME = {"kind": OneOf(Theme)}
SHOWN_DAY = {"kind": Day(), "shown": True}
WORDS = {"kind": ListOf(Word(), distinct=True)}


@dataclass(frozen=True, kw_only=True)
class QuotaRow:
    measure: str = field(metadata=NAME)
    at_least: Decimal | None = field(default=None, metadata=NUMBER)
    at_most: Decimal | None = field(default=None, metadata=NUMBER)
    out_of: Decimal | None = field(default=None, metadata=NUMBER)
    per_each_of: tuple[str, ...] = field(default=(), metadata={"kind": ListOf(Text(200), distinct=True)})
    unit: str | None = field(default=None, metadata={"kind": Text(200)})


@dataclass(frozen=True, kw_only=True)
class PeriodRow:
    raw: str = field(metadata=NAME)
    start: date | None = field(default=None, metadata=SHOWN_DAY)
    end: date | None = field(default=None, metadata=SHOWN_DAY)
    label: str | None = field(default=None, metadata={"kind": Text(200), "shown": True})
    raw_cell: str | None = field(default=None, metadata=NAME)
    clean: str | None = field(default=None, metadata=NAME)
    flags: tuple[str, ...] = field(default=(), metadata=WORDS)


@dataclass(frozen=True, kw_only=True)
class EvidenceRow:
    title: str = field(metadata=NAME)
    kinds: tuple[EvidenceKind, ...] = field(metadata={"kind": ListOf(OneOf(EvidenceKind), distinct=True, least=1)})
    min_count: int = field(default=1, metadata={"kind": Whole(1, 999), "shown": True})
    per: CountedPer = field(default=CountedPer.PERIOD, metadata={"kind": OneOf(CountedPer), "shown": True})
    must_contain: tuple[str, ...] = field(default=(), metadata=PROSES)
    max_age_years: int | None = field(default=None, metadata={"kind": Whole(1, 20)})
    outside_agency: bool = field(default=False, metadata={"kind": YesNo()})
    signed_by_superior: bool = field(default=False, metadata={"kind": YesNo()})
    note: str | None = field(default=None, metadata=PROSE)
    split_from_previous_source_bullet: bool = field(default=False, metadata={"kind": YesNo()})


@dataclass(frozen=True, kw_only=True)
class ShareRow:
    """How much of the activity must be done by a day: 50 % by 31 March."""

    share_percent: int = field(metadata={"kind": Whole(1, 100)})
    by: date = field(metadata={"kind": Day()})


@dataclass(frozen=True, kw_only=True)
class ActivityRow:
    seq: int = field(metadata={"kind": Whole(1, 9999)})
    code: str | None = field(default=None, metadata={"kind": Text(40), "shown": True})
    title: str = field(metadata={"kind": Text(2000)})
    detail: str | None = field(default=None, metadata={"kind": Text(10000), "shown": True})
    sub_of: int | None = field(default=None, metadata={"kind": Whole(1, 9999)})
    periods: tuple[PeriodRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(PeriodRow)), "shown": True})
    recurs_every_months: int | None = field(default=None, metadata={"kind": Whole(1, 12)})
    owner_group: str | None = field(default=None, metadata=NAME)
    owner_position: str | None = field(default=None, metadata=NAME)
    offices: tuple[ActingOffice, ...] = field(
        default=(), metadata={"kind": ListOf(OneOf(ActingOffice), distinct=True), "shown": True}
    )
    evidence: tuple[EvidenceRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(EvidenceRow)), "shown": True})
    quotas: tuple[QuotaRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(QuotaRow))})
    milestones: tuple[ShareRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(ShareRow))})
    components: tuple[str, ...] = field(default=(), metadata=PROSES)
    tags: tuple[str, ...] = field(default=(), metadata=WORDS)
    verified_by: Judge = field(default=Judge.PROVINCE, metadata={"kind": OneOf(Judge)})
    remark: str | None = field(default=None, metadata=PROSE)
    pairing: str | None = field(default=None, metadata=PROSE)
    owner_pairing: str | None = field(default=None, metadata=PROSE)
    evidence_pairing: str | None = field(default=None, metadata=PROSE)
    evidence_note: str | None = field(default=None, metadata=PROSE)
    offices_inferred: str | None = field(default=None, metadata=PROSE)


@dataclass(frozen=True, kw_only=True)
class CriterionRow:
    number: int | str | None = field(default=None, metadata={"kind": Label(), "shown": True})
    level: int | None = field(default=None, metadata={"kind": Whole(1, 5), "shown": True})
    name: str | None = field(default=None, metadata=NAME)
    theme: Theme | None = field(default=None, metadata=THEME)
    activities: tuple[ActivityRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(ActivityRow))})


@dataclass(frozen=True, kw_only=True)
class DimensionRow:
    """Activities that belong to no criterion stand under the dimension itself."""

    number: int = field(metadata={"kind": Whole(1, 99)})
    source_number: int | None = field(default=None, metadata={"kind": Whole(1, 99)})
    source_header_year_be: int | None = field(default=None, metadata={"kind": BuddhistYear(2400, 2699)})
    name: str | None = field(default=None, metadata=NAME)
    name_en: str | None = field(default=None, metadata=NAME)
    name_in_letter: str | None = field(default=None, metadata=NAME)
    name_in_project_document: str | None = field(default=None, metadata=NAME)
    theme: Theme | None = field(default=None, metadata=THEME)
    criteria: tuple[CriterionRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(CriterionRow))})
    activities: tuple[ActivityRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(ActivityRow))})
