"""The cells beside activities, dealt out: how it is done, who answers for it, who acts, what is remarked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dimensions.plans.tables import sentences
from dimensions.plans.tables.claims import Claim, Claims
from dimensions.plans.tables.doubts import Findings
from dimensions.plans.tables.drafts import ActivityDraft
from dimensions.plans.tables.headers import Role
from dimensions.plans.tables.offices import (
    ACTING,
    is_tick,
    names_a_person,
    names_some_districts,
    offices_in,
    owners_of,
    with_position,
)
from dimensions.plans.tables.spelling import folded, joined, lines_of, says_nothing, shown
from dimensions.plans.tables.split import parted
from dimensions.plans.words import ActingOffice

CALLED_OFF = re.compile("ยกเลิก|งด(?:ดำเนิน|จัด|กิจกรรม|$)|ตัดออก|ไม่(?:ได้)?ดำเนินการ|เลื่อน(?:ออกไป|ไม่มีกำหนด)")


@dataclass
class Dealing:
    claims: Claims
    findings: Findings

    def deal(self) -> None:
        deals: dict[Role, Callable[[Claim], None]] = {
            Role.DETAIL: self._detail,
            Role.OWNER: self._owner,
            Role.POSITION: self._position,
            Role.OFFICE: self._office,
            Role.MARK: self._mark,
            Role.TARGET: self._remark,
            Role.REMARK: self._remark,
            Role.OTHER: self._remark,
        }
        for role, deal in deals.items():
            for claim in self.claims.of(role):
                if says_nothing(claim.text):
                    _stands_empty(claim)
                else:
                    deal(claim)
        self._some_districts()
        self._offices_of_owners()

    def look_at(self, activities: Sequence[ActivityDraft]) -> None:
        """Where some activities say who is responsible, a blank may mean the same as above, or nobody."""
        silent = [activity for activity in activities if not activity.data.get("owner_group")]
        if len(silent) == len(activities):
            return
        for activity in silent:
            message, many, text = sentences.NO_OWNER, sentences.NO_OWNERS, str(activity.data["title"])
            self.findings.doubt_alike(activity.title_spot, "no_owner", message, many, text=text)

    def _detail(self, claim: Claim) -> None:
        """A list with as many entries as the cell beside it is shared out; anything else stays whole."""
        for activity, text in zip(claim.activities, self._details(claim), strict=True):
            known = activity.data.get("detail")
            lines = [*([known] if known else []), *lines_of(text)]
            activity.put("detail", joined(lines), claim.spot)

    def _details(self, claim: Claim) -> Sequence[str]:
        count = len(claim.activities)
        parts = parted(claim.text)
        if count > 1 and not claim.is_across_rows and parts.is_list and len(parts.items) > 1:
            if len(parts.items) == count and not parts.lead and not any(item.parts for item in parts.items):
                return [item.text for item in parts.items]
            self._unclear(claim, "detail_pairing", sentences.DETAIL_PAIRING)
        return [claim.text] * count

    def _owner(self, claim: Claim) -> None:
        if names_a_person(claim.text):
            self._alike(claim, "person", sentences.PERSON, claim.text)
        if pair := with_position(claim.text):
            for activity in claim.activities:
                activity.put("owner_group", pair[0], claim.spot)
                activity.put("owner_position", pair[1], claim.spot)
            return
        for activity, text in zip(claim.activities, self._owners(claim), strict=True):
            known = activity.data.get("owner_group")
            activity.put("owner_group", text if known in (None, text) else f"{known} {text}", claim.spot)

    def _owners(self, claim: Claim) -> Sequence[str]:
        """One for each activity in order, or all of them for every one."""
        count, whole = len(claim.activities), shown(claim.text)
        parts = parted(claim.text)
        owners = [item.text for item in parts.items] if parts.is_list and not parts.lead else owners_of(claim.text)
        if count == 1 or claim.is_across_rows or len(set(owners)) == 1:
            return [owners[0] if len(owners) == 1 or (count > 1 and len(set(owners)) == 1) else whole] * count
        if len(owners) == count:
            return owners
        self._unclear(claim, "owner_pairing", sentences.OWNER_PAIRING)
        return [whole] * count

    def _position(self, claim: Claim) -> None:
        for activity in claim.activities:
            activity.put("owner_position", shown(claim.text), claim.spot)

    def _office(self, claim: Claim) -> None:
        """Offices of all lines act in all activities, unless a numbered list says who acts in which."""
        parts = parted(claim.text)
        count = len(claim.activities)
        paired = count > 1 and not claim.is_across_rows and parts.is_list and len(parts.items) == count
        lines = [item.text for item in parts.items] if paired else [claim.text] * count
        typed = lines_of(claim.text)
        is_one = any(line.rstrip().endswith(("/", ",", "และ")) for line in typed)
        if not paired and count > 1 and len(typed) == count and not is_one and not claim.is_across_rows:
            marks = [offices_in(line)[0] for line in typed]
            if any(mark != marks[0] for mark in marks):
                self._unclear(claim, "office_pairing", sentences.OFFICE_PAIRING)
        for activity, line in zip(claim.activities, lines, strict=True):
            self._act(activity, offices_in(line)[0], claim)
        if is_tick(claim.text) and not offices_in(claim.text)[0]:
            self._alike(claim, "office_words", sentences.OFFICE_WORDS, claim.text)
        elif names_some_districts(claim.text):
            self._alike(claim, "some_districts", sentences.SOME_DISTRICTS, claim.text)
            for activity, line in zip(claim.activities, lines, strict=True):
                _add_remark(activity, shown(line), claim)
        elif rest := offices_in(claim.text)[1]:
            self._alike(claim, "office_words", sentences.OFFICE_WORDS, rest if paired else claim.text)
            for activity, line in zip(claim.activities, lines, strict=True):
                if "owner_group" not in activity.data:
                    activity.put("owner_group", shown(line), claim.spot)

    def _some_districts(self) -> None:
        """Ticks in the columns of some districts only."""
        named: dict[ActivityDraft, list[Claim]] = {}
        for claim in self.claims.of(Role.MARK):
            if is_tick(claim.text) and any(heading.place for heading in claim.headings):
                for activity in claim.activities:
                    named.setdefault(activity, []).append(claim)
        for activity, claims in named.items():
            headings = [heading for claim in claims for heading in claim.headings]
            if len(headings) >= headings[0].among:
                continue
            told, message = ", ".join(shown(heading.label) for heading in headings), sentences.SOME_DISTRICTS
            for claim in claims:
                self.findings.doubt_alike(claim.spot, "some_districts", message, message, alike=told, text=told)
                _add_remark(activity, shown(claim.headings[0].label), claim)

    def _mark(self, claim: Claim) -> None:
        """A tick in the column of an office, or the office's own name in it."""
        named, rest = offices_in(claim.text)
        offices = [heading.office for heading in claim.headings if heading.office]
        if not is_tick(claim.text) and (not named or rest):
            self._alike(claim, "office_words", sentences.OFFICE_WORDS, claim.text)
            offices = []
        for activity in claim.activities:
            self._act(activity, offices, claim)

    def _act(self, activity: ActivityDraft, offices: Sequence[ActingOffice], claim: Claim) -> None:
        known = activity.data.get("offices", [])
        acting = [str(office) for office in ACTING if office in offices or office in known]
        activity.put("offices", acting, claim.spot)

    def _offices_of_owners(self) -> None:
        """Where no column says who acts, สพจ. and สพอ. among those responsible do."""
        for claim in self.claims.of(Role.OWNER):
            offices = [office for office in offices_in(claim.text)[0] if office != ActingOffice.GROUP]
            silent = [activity for activity in claim.activities if "offices" not in activity.data]
            if not silent or not offices or names_only_places(claim.text):
                continue
            told = ", ".join(offices)
            self._alike(claim, "offices_guess", sentences.OFFICES_GUESS, claim.text, proposal=told)
            for activity in silent:
                mine = offices_in(str(activity.data.get("owner_group", "")))[0]
                self._act(activity, [office for office in offices if office in mine], claim)

    def _remark(self, claim: Claim) -> None:
        """The text under its heading; remarks stand as they are."""
        if CALLED_OFF.match(shown(claim.text)):
            self._alike(claim, "called_off", sentences.CALLED_OFF, claim.text)
        label = shown(claim.headings[0].label) if claim.headings and claim.role != Role.REMARK else ""
        text = f"{label}: {shown(claim.text)}" if label else shown(claim.text)
        for activity in claim.activities:
            _add_remark(activity, text, claim)

    def _alike(self, claim: Claim, kind: str, message: str, text: str, *, proposal: str | None = None) -> None:
        """The same text in many cells is one doubt."""
        self.findings.doubt_alike(claim.spot, kind, message, message, alike=folded(text), proposal=proposal, text=text)

    def _unclear(self, claim: Claim, kind: str, message: str) -> None:
        told = shown(claim.text)
        self.findings.doubt(claim.spot, kind, message, proposal=told, count=len(claim.activities))


def names_only_places(text: str) -> bool:
    """A position of the province or of a district, such as พัฒนาการจังหวัด, is no office that acts."""
    bare = shown(text)
    return bare.startswith(("พัฒนาการ", "ผู้ว่า", "นายอำเภอ", "ปลัด", "หัวหน้า"))


def _add_remark(activity: ActivityDraft, text: str, claim: Claim) -> None:
    known = activity.data.get("remark")
    activity.put("remark", f"{known}; {text}" if known else text, claim.spot)


def _stands_empty(claim: Claim) -> None:
    """A dash says that there is none; the key that it leaves empty knows it."""
    keys = {
        Role.DETAIL: "detail", Role.OWNER: "owner_group", Role.POSITION: "owner_position", Role.OFFICE: "offices",
        Role.MARK: "offices", Role.EVIDENCE: "evidence", Role.PERIOD: "periods",
    }  # fmt: skip
    for activity in claim.activities:
        activity.spots[keys.get(claim.role, "remark")].append(claim.spot)
