"""What is guessed from words, and shown as a guess: evidence, numbers to reach, how old a paper may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dimensions.plans.tables import sentences
from dimensions.plans.tables.claims import Claim, Claims
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.evidence import LOOK_BACK, OUTSIDE, Shown, look_back_in, papers_in, per_of
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.quotas import Amount, amounts_in, steps_in
from dimensions.plans.tables.spelling import D, folded, joined, lines_of, says_nothing, shown
from dimensions.plans.tables.titles import year_in
from portal.shell.fiscal import FiscalYear, arabic_digits, read_span

ALL_YEAR = re.compile(r"(?:ตลอด|ทั้ง|ในรอบ)\s*ปี(?:งบประมาณ)?|^ไม่มี.*(?:ใน|ระหว่าง)\s*ปีงบประมาณ")
CALENDAR_YEAR = re.compile(rf"พ\.?\s*ศ\.?\s*((?:25|๒๕){D}{{2}})")
Said = tuple[str, Sequence[Spot]]
"""A text, and the cells that it was joined from."""
Paired = list[tuple[ActivityDraft, list[Shown]]]


@dataclass
class Guessing:
    claims: Claims
    findings: Findings
    year: int | None

    def deal(self) -> None:
        for claim in self.claims.of(Role.EVIDENCE):
            if says_nothing(claim.text):
                for activity in claim.activities:
                    activity.spots["evidence"].append(claim.spot)
            elif claim.runs_on:
                self._run_on(claim)
            else:
                self._evidence(claim)

    def _run_on(self, claim: Claim) -> None:
        """The rest of a row brings further papers, or the end of the last one's name."""
        activity = claim.activities[0]
        known: list[dict[str, Any]] = activity.data.get("evidence", [])
        lead, papers = papers_in(claim.text)
        if known and len(papers) == 1 and papers[0].kinds == ("other",) and not lead:
            known[-1]["title"] = joined([known[-1]["title"], *lines_of(claim.text)])
            activity.spots[f"evidence[{len(known) - 1}]"].append(claim.spot)
        else:
            self._evidence(claim)

    def _evidence(self, claim: Claim) -> None:
        lead, papers = papers_in(claim.text)
        if shown(claim.text).startswith("ไม่ต้อง"):
            lead, papers = shown(claim.text), []
        for activity, mine in self._paired(claim, papers):
            if lead:
                activity.put("evidence_note", lead, claim.spot)
            for paper in mine:
                activity.append("evidence", _row(paper), claim.spot)
            if not mine:
                activity.spots["evidence"].append(claim.spot)
        for paper in papers:
            self._tell_paper(paper, claim.spot)
        self._look_back([(claim.text, [claim.spot])])

    def _tell_paper(self, paper: Shown, spot: Spot) -> None:
        """Kinds that words name, and numbers, are told once for all; a paper that says no kind by itself."""
        if not paper.names_kind:
            kind = "evidence_guess" if paper.says_what else "evidence_unsaid"
            message = sentences.EVIDENCE_UNKNOWN if paper.says_what else sentences.EVIDENCE_UNSAID
            self.findings.doubt_alike(spot, kind, message, message, alike=folded(paper.title), text=paper.title)
            return
        told = ", ".join(paper.kinds)
        message, many = sentences.EVIDENCE_GUESS, sentences.EVIDENCE_GUESSES
        self.findings.doubt_alike(spot, "evidence_guess", message, many, proposal=told, text=paper.title)
        if paper.min_count > 1:
            message, many, told = sentences.EVIDENCE_COUNT, sentences.EVIDENCE_COUNTS, str(paper.min_count)
            self.findings.doubt_alike(spot, "evidence_count", message, many, proposal=told, text=paper.title)

    def _paired(self, claim: Claim, papers: list[Shown]) -> Paired:
        """In order where counts agree, all to each where there is one, by their numbers where they say any."""
        activities = claim.activities
        count = len(activities)
        if count == 1 or len(papers) == 1:
            return [(activity, papers) for activity in activities]
        is_clear = len(papers) == count and not claim.is_across_rows
        if not is_clear:
            told = "; ".join(paper.title for paper in papers)
            message = sentences.EVIDENCE_PAIRING
            self.findings.doubt(claim.spot, "evidence_pairing", message, proposal=told, count=count)
        if len(papers) == count:
            return [(activity, [paper]) for activity, paper in zip(activities, papers, strict=True)]
        if claim.is_across_rows:
            return [(activity, papers) for activity in activities]
        return _by_number(activities, papers)

    def look_at(self, activities: Sequence[ActivityDraft]) -> None:
        """What titles and ways of doing say of numbers and years."""
        targets = [claim for claim in self.claims.of(Role.TARGET) if not says_nothing(claim.text)]
        by_activity: dict[ActivityDraft, list[Claim]] = {}
        for claim in targets:
            for activity in claim.activities:
                by_activity.setdefault(activity, []).append(claim)
        for activity in activities:
            texts = list(_texts(activity))
            self._quotas(activity, [*texts, *((claim.text, [claim.spot]) for claim in by_activity.get(activity, ()))])
            self._look_back(texts)
            self._steps(texts)
            self._covers_year(activity)

    def _quotas(self, activity: ActivityDraft, texts: Sequence[Said]) -> None:
        seen: set[tuple[object, ...]] = set()
        for text, spots in texts:
            for amount in amounts_in(text):
                if amount.bounds not in seen:
                    spot = spot_of(amount.quote, spots)
                    activity.append("quotas", _quota(amount), spot)
                    self._tell_quota(amount, spot)
                seen.add(amount.bounds)

    def _tell_quota(self, amount: Amount, spot: Spot) -> None:
        is_limit = amount.at_most is not None
        message = sentences.LIMIT_GUESS if is_limit else sentences.QUOTA_GUESS
        many = sentences.LIMIT_GUESSES if is_limit else sentences.QUOTA_GUESSES
        told = amount.in_figures
        self.findings.doubt_alike(spot, "quota_guess", message, many, alike=told, proposal=told, text=amount.quote)

    def _look_back(self, texts: Sequence[Said]) -> None:
        for text, spots in texts:
            if not (found := LOOK_BACK.search(shown(text))):
                continue
            year = CALENDAR_YEAR.search(shown(text)[found.start() :])
            span = read_span(f"ม.ค. - ธ.ค. {year[1]}") if year else None
            told = f"{span[0]}..{span[1]}" if span else None
            spot = spot_of(found[0], spots)
            self.findings.doubt(spot, "look_back", sentences.LOOK_BACK, proposal=told, text=found[0])

    def _steps(self, texts: Sequence[Said]) -> None:
        for text, spots in texts:
            for share, day in steps_in(text):
                span = read_span(day)
                told = f"{share} % / {span[1]}" if span else None
                spot = spot_of(day, spots)
                self.findings.doubt(spot, "milestone_guess", sentences.STEP, proposal=told, text=f"{share} % {day}")

    def _covers_year(self, activity: ActivityDraft) -> None:
        """What must hold all year can not be confirmed for good before the year ends."""
        ends = [period["end"] for period in activity.data.get("periods", []) if period["end"]]
        title = str(activity.data["title"])
        if not ends or self.year is None or not ALL_YEAR.search(title):
            return
        closing: date = FiscalYear(year_in(title) or self.year).end
        if max(ends) < closing:
            spot = activity.spots["periods[0]"][0]
            message, told = sentences.DUE_BEFORE_YEAR_END, closing.isoformat()
            year = FiscalYear.of(closing).be
            self.findings.doubt(spot, "due_before_year_end", message, proposal=told, year=year)


def _texts(activity: ActivityDraft) -> Iterator[Said]:
    for key in ("title", "detail"):
        if activity.data.get(key):
            yield str(activity.data[key]), activity.spots[key]


def spot_of(words: str, spots: Sequence[Spot]) -> Spot:
    """The cell in which these words stand, or begin: a text may be joined from those of several rows."""
    sought = folded(words)
    for length in (len(sought), len(sought) // 2, 4):
        for spot in spots:
            if sought[:length] in folded(spot.text):
                return spot
    return spots[0]


def _by_number(activities: Sequence[ActivityDraft], papers: Sequence[Shown]) -> Paired:
    """Papers whose number is an activity's go there, others in order, and the last activity takes what is left."""
    numbers = {str(activity.data.get("code")): place for place, activity in enumerate(activities)}
    dealt: list[list[Shown]] = [[] for _ in activities]
    said = [numbers.get(paper.number) if paper.number else None for paper in papers]
    by_order = None in said
    for place, paper in enumerate(papers):
        due = min(place, len(activities) - 1)
        mine = due if by_order else said[place]
        dealt[due if mine is None else mine].append(paper)
    return list(zip(activities, dealt, strict=True))


def _row(paper: Shown) -> dict[str, Any]:
    kinds = [str(kind) for kind in paper.kinds]
    row: dict[str, Any] = {"title": paper.title, "kinds": kinds, "min_count": paper.min_count}
    row["per"] = str(per_of(paper.title))
    if paper.must_contain:
        row["must_contain"] = list(paper.must_contain)
    if years := look_back_in(paper.title):
        row["max_age_years"] = int(arabic_digits(years))
    if OUTSIDE.search(paper.title):
        row["outside_agency"] = True
    return row


def _quota(amount: Amount) -> dict[str, Any]:
    row: dict[str, Any] = {"measure": amount.measure}
    for key in ("at_least", "at_most", "out_of"):
        bound: Decimal | None = getattr(amount, key)
        if bound is not None:
            row[key] = int(bound) if bound == bound.to_integral_value() else float(bound)
    return row | ({"unit": amount.unit} if amount.unit else {})
