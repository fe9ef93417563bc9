"""What became of each assignment: when work on it began, and every step that it took."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

from dimensions.models import Assignment, Programme
from evidence.policy import is_the_departments_to_decide
from evidence.states import ACCEPT, DRAFT, ENDORSE, LEADS_TO, RETURN, SUBMIT, SubmissionState, SubmissionStep
from portal.accounts.models import User
from portal.shell import clock
from portal.shell.demo import at_work, dice, working_days_before

REASONS = (
    "ภาพถ่ายไม่เห็นป้ายกิจกรรม โปรดแนบภาพที่เห็นชื่อกิจกรรมและวันที่",
    "เอกสารยังไม่มีลายมือชื่อผู้บังคับบัญชา โปรดแนบฉบับที่ลงนามแล้ว",
    "แนบเอกสารของปีก่อน โปรดแนบฉบับของปีงบประมาณนี้",
    "ไฟล์สแกนไม่ครบทุกหน้า โปรดสแกนใหม่ให้ครบทั้งฉบับ",
)


class Turn(NamedTuple):
    """One step, when and by whom."""

    step: SubmissionStep
    at: datetime
    by: User
    note: str = ""


@dataclass(slots=True)
class Story:
    """One assignment; `left_out` items were never found and `reason` says why, `is_opened` a reviewer has looked."""

    assignment: Assignment
    begun_at: datetime
    turns: list[Turn]
    left_out: int = 0
    reason: str = ""
    is_opened: bool = False

    @property
    def state(self) -> SubmissionState:
        state: SubmissionState = DRAFT
        for turn in self.turns:
            state = LEADS_TO[state, turn.step]
        return state


class Cast:
    """Who does what at which office."""

    def __init__(self) -> None:
        self.users = {user.username: user for user in User.objects.filter(is_sample=True)}

    def preparer(self, assignment: Assignment) -> User:
        """The staff of the office, or of the group that is responsible beside it."""
        return self.users[f"staff-{(assignment.responsible or assignment.office).code}"]

    def doer(self, step: SubmissionStep, assignment: Assignment) -> User:
        if step == SUBMIT:
            return self.preparer(assignment)
        if step == ENDORSE:
            return self.users[f"head-{assignment.office.code}"]
        judge = "00" if is_the_departments_to_decide(assignment) else assignment.office.chain
        return self.users[f"reviewer-{judge}"]


def work_of(programme: Programme) -> list[Assignment]:
    """What is owed in it and has a date, in the order of the plan."""
    rows = Assignment.objects.of(programme).for_page().filter(due_on__isnull=False)
    return list(rows.order_by("dimension__number", "activity__seq", "period__position", "office__code"))


def stories(programme: Programme, cast: Cast, *, complete: bool) -> dict[int, Story]:
    """By assignment: a whole year to its end, or a year that runs up to the midnight before the demo's day."""
    until = clock.end_of(programme.ends_on) if complete else clock.start_of(clock.today())
    told = (story_of(row, cast, until=until, complete=complete) for row in work_of(programme))
    return {story.assignment.pk: story for story in told if story}


def chance_of(assignment: Assignment, *words: object) -> Random:
    """By the place in the plan, not by ids and years: the same on every database, and next year much alike."""
    activity, period = assignment.activity, assignment.period
    place = (assignment.dimension.number, activity.seq, period and period.position, assignment.office.code)
    return dice(*words, *place)


@cache
def slowness(code: str) -> float:
    """How often an office is late; some are prompt, some are not."""
    return dice("office", code).uniform(0.02, 0.2)


def story_of(assignment: Assignment, cast: Cast, *, until: datetime, complete: bool) -> Story | None:
    """The steps of one assignment up to a moment; None where the office has not begun."""
    rng = chance_of(assignment, "story", complete)
    slow = slowness(assignment.office.code)
    is_silent = not complete and rng.random() < slow * 0.6
    sent = first_sending(assignment, rng, slow)
    begun = beginning(sent, rng)
    if begun >= until or (is_silent and rng.random() < 0.6):
        return None
    course = course_from(sent, assignment, rng, cast, to_the_end=complete)
    turns = [] if is_silent else [turn for turn in course if turn.at < until]
    return Story(assignment, begun, turns, is_opened=rng.random() < 0.3)


def first_sending(assignment: Assignment, rng: Random, slow: float) -> datetime:
    """Mostly in the last part of the period, now and then early, at slow offices sometimes after the date."""
    due = assignment.due_on
    assert due is not None  # noqa: S101  # `work_of` asks for a date
    if rng.random() < slow:
        return at_work(due + timedelta(days=rng.randint(1, 12)), rng)
    opens = assignment.opens_on or assignment.programme.starts_on + timedelta(days=30)
    early = int((due - opens).days * rng.betavariate(1, 4))
    return at_work(working_days_before(due - timedelta(days=early), 0), rng)


def beginning(sent: datetime, rng: Random) -> datetime:
    """Some days before it was sent, or within the same hour."""
    days = rng.randint(0, 6)
    if days == 0:
        return sent - timedelta(minutes=rng.randint(8, 40))
    return at_work(working_days_before(clock.local(sent).date(), days), rng)


def course_from(sent: datetime, assignment: Assignment, rng: Random, cast: Cast, *, to_the_end: bool) -> Iterator[Turn]:
    """Sent, perhaps returned once or twice, then accepted; in a year that runs some are not sent again yet."""
    at = sent
    for number in range(3):
        yield Turn(SUBMIT, at, cast.doer(SUBMIT, assignment))
        if assignment.programme.asks_endorsement:
            at = later(at, 1, 1, rng)
            yield Turn(ENDORSE, at, cast.doer(ENDORSE, assignment))
        at = later(at, 2, 10, rng)
        if number == 2 or rng.random() > 0.14:
            yield Turn(ACCEPT, at, cast.doer(ACCEPT, assignment))
            return
        yield Turn(RETURN, at, cast.doer(RETURN, assignment), rng.choice(REASONS))
        if not to_the_end and rng.random() < 0.2:
            return
        at = later(at, 1, 7, rng)


def later(at: datetime, least: int, most: int, rng: Random) -> datetime:
    return at_work(clock.local(at).date() + timedelta(days=rng.randint(least, most)), rng)
