"""The head of a plan file: whose plan it is, for which year, and what its covering letter says."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dimensions.plans.body import QuotaRow
from dimensions.plans.keys import BuddhistYear, Day, Label, ListOf, OneOf, RowOf, TableOf, Text, Whole, Word, YesNo
from dimensions.plans.words import (
    DEFAULT_SLUG,
    FISCAL_YEARS,
    ActingOffice,
    Judge,
    MilestoneKind,
    OfficeLevel,
    ProgrammeKind,
)

SLUG = Word(re.compile(r"[a-z0-9][a-z0-9-]{0,39}"), "innovation-1")
NAME = {"kind": Text(500)}
PROSE = {"kind": Text(5000)}
PROSES = {"kind": ListOf(Text(5000))}
DAY = {"kind": Day()}
SHOWN_DAY = {"kind": Day(), "shown": True}


@dataclass(frozen=True, kw_only=True)
class ProvinceRow:
    name_th: str = field(metadata=NAME)
    name_en: str | None = field(default=None, metadata=NAME)
    district_count: int | None = field(default=None, metadata={"kind": Whole(0, 99)})


@dataclass(frozen=True, kw_only=True)
class SpanRow:
    start: dt.date = field(metadata=DAY)
    end: dt.date = field(metadata=DAY)
    text: str | None = field(default=None, metadata=NAME)
    note: str | None = field(default=None, metadata=PROSE)


@dataclass(frozen=True, kw_only=True)
class ReferenceRow:
    number: str | None = field(default=None, metadata=NAME)
    date: dt.date | None = field(default=None, metadata=DAY)


@dataclass(frozen=True, kw_only=True)
class SourceDocumentRow:
    number: str | None = field(default=None, metadata=NAME)
    number_raw: str | None = field(default=None, metadata=NAME)
    number_note: str | None = field(default=None, metadata=PROSE)
    date: dt.date | None = field(default=None, metadata=DAY)
    date_raw: str | None = field(default=None, metadata=NAME)
    from_position: str | None = field(default=None, metadata=NAME)
    to: str | None = field(default=None, metadata=NAME)
    refers_to: ReferenceRow | None = field(default=None, metadata={"kind": RowOf(ReferenceRow)})
    attachments: tuple[str, ...] = field(default=(), metadata=PROSES)


@dataclass(frozen=True, kw_only=True)
class MilestoneRow:
    """A dated step of the programme itself, such as the day on which districts send their plans."""

    code: str = field(metadata={"kind": Word()})
    title: str = field(metadata=PROSE)
    kind: MilestoneKind = field(metadata={"kind": OneOf(MilestoneKind)})
    date: dt.date = field(metadata=DAY)
    raw: str | None = field(default=None, metadata=NAME)
    actor: OfficeLevel | None = field(default=None, metadata={"kind": OneOf(OfficeLevel)})
    recipient: OfficeLevel | None = field(default=None, metadata={"kind": OneOf(OfficeLevel)})
    note: str | None = field(default=None, metadata=PROSE)


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    number: int | str = field(metadata={"kind": Label()})
    title: str = field(metadata=PROSE)
    due: dt.date | None = field(default=None, metadata=SHOWN_DAY)
    quota: QuotaRow | None = field(default=None, metadata={"kind": RowOf(QuotaRow)})


@dataclass(frozen=True, kw_only=True)
class ProgrammeRow:
    province: ProvinceRow | None = field(default=None, metadata={"kind": RowOf(ProvinceRow)})
    fiscal_year_be: int = field(metadata={"kind": BuddhistYear(FISCAL_YEARS[0], FISCAL_YEARS[-1])})
    slug: str = field(default=DEFAULT_SLUG, metadata={"kind": SLUG})
    kind: ProgrammeKind = field(default=ProgrammeKind.PLAN, metadata={"kind": OneOf(ProgrammeKind)})
    name: str = field(metadata=NAME)
    name_en: str | None = field(default=None, metadata=NAME)
    plan_title: str | None = field(default=None, metadata={"kind": Text(1000)})
    owning_office: str | None = field(default=None, metadata=NAME)
    organisation: str | None = field(default=None, metadata=NAME)
    parent_body: str | None = field(default=None, metadata=NAME)
    owner_group: str | None = field(default=None, metadata=NAME)
    asks_endorsement: bool = field(default=False, metadata={"kind": YesNo()})
    own_work_decided_by: Judge = field(default=Judge.PROVINCE, metadata={"kind": OneOf(Judge)})
    default_offices: tuple[ActingOffice, ...] = field(
        default=(), metadata={"kind": ListOf(OneOf(ActingOffice), distinct=True)}
    )
    period: SpanRow | None = field(default=None, metadata={"kind": RowOf(SpanRow)})
    source: str | None = field(default=None, metadata=PROSE)
    source_document: SourceDocumentRow | None = field(default=None, metadata={"kind": RowOf(SourceDocumentRow)})
    kpi: str | None = field(default=None, metadata=PROSE)
    milestones: tuple[MilestoneRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(MilestoneRow))})
    district_tasks: tuple[TaskRow, ...] = field(default=(), metadata={"kind": ListOf(RowOf(TaskRow))})
    office_codes: Mapping[str, str] = field(default_factory=dict, metadata={"kind": TableOf(Text(500))})
    groups: Mapping[str, str] = field(default_factory=dict, metadata={"kind": TableOf(Text(500))})
    virtues: tuple[str, ...] = field(default=(), metadata=PROSES)


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """A group's full name, and the other ways in which the file writes it."""

    full: str = field(metadata=NAME)
    aliases: tuple[str, ...] = field(default=(), metadata=PROSES)


@dataclass(frozen=True, kw_only=True)
class WorkbookRow:
    """Editorial: the workbook that this file explains, and how the two compare."""

    file: str = field(metadata=NAME)
    sheets: Mapping[int, str] = field(default_factory=dict, metadata={"kind": TableOf(Text(100), int)})
    compare: str | None = field(default=None, metadata=PROSE)
    derivable: tuple[str, ...] = field(default=(), metadata=PROSES)
    curated_only: tuple[str, ...] = field(default=(), metadata=PROSES)


@dataclass(frozen=True, kw_only=True)
class CountsRow:
    """Editorial: how many rows the writer of the file meant; what disagrees is a doubt."""

    dimensions: int | None = field(default=None, metadata={"kind": Whole(0, 99999)})
    criteria: int | None = field(default=None, metadata={"kind": Whole(0, 99999)})
    activities: int | None = field(default=None, metadata={"kind": Whole(0, 99999)})
    periods: int | None = field(default=None, metadata={"kind": Whole(0, 99999)})
    evidence: int | None = field(default=None, metadata={"kind": Whole(0, 99999)})
    activities_by_dimension: Mapping[int, int] = field(
        default_factory=dict, metadata={"kind": TableOf(Whole(0, 99999), int)}
    )


@dataclass(frozen=True, kw_only=True)
class OddityRow:
    """Editorial: something odd in the printed source, and how it is treated here."""

    id: str = field(metadata={"kind": Text(40)})
    where: str | None = field(default=None, metadata=PROSE)
    what: str = field(metadata=PROSE)
    treatment: str | None = field(default=None, metadata=PROSE)
