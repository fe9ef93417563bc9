"""All stories of a programme in a few large inserts, and their entries in the history in the order of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.db import transaction

from dimensions.models import Assignment
from evidence.demo.gathering import Piece, pieces_of
from evidence.demo.pool import Pool
from evidence.demo.stories import Cast, Story
from evidence.models import Item, Remark, Serving, Step, Submission
from evidence.states import ACCEPT, DRAFT, ENDORSE, LEADS_TO, RETURN, SUBMIT, WAITING, SubmissionState
from portal.history.recording import Act, record_all
from portal.shell import clock
from portal.shell.demo import dice

LOOKED = timedelta(minutes=9)
"""How long a reviewer looks before deciding."""

WORDS = (
    "ดำเนินกิจกรรมตามแผนเรียบร้อยแล้ว เจ้าหน้าที่ทุกคนเข้าร่วม",
    "จัดกิจกรรมที่ที่ว่าการอำเภอ มีผู้เข้าร่วมครบตามเป้าหมาย",
    "ดำเนินการและเผยแพร่ให้ประชาชนทราบทางเว็บไซต์ของหน่วยงานแล้ว",
    "จัดทำแล้วเสร็จและเวียนแจ้งเจ้าหน้าที่ทุกคนทราบ",
    "ประชุมชี้แจงร่วมกับภาคีเครือข่ายในพื้นที่และสรุปผลแล้ว",
)
REMARKS = ("โปรดเปลี่ยนไฟล์นี้", "มองไม่เห็นชื่อกิจกรรม", "ยังไม่ได้ลงนาม", "เป็นฉบับของปีก่อน")


@transaction.atomic
def write(stories: list[Story], pool: Pool, cast: Cast, *, also: Iterable[Act] = ()) -> None:
    submissions = Submission.objects.bulk_create([submission_of(story) for story in stories])
    written = list(zip(stories, submissions, strict=True))
    pieces = [piece for story, row in written for piece in pieces_of(story, row, pool, cast)]
    Item.objects.bulk_create([piece.item for piece in pieces])
    Serving.objects.bulk_create(serving for piece in pieces for serving in servings_of(piece))
    steps = Step.objects.bulk_create([step for story, row in written for step in steps_of(story, row)])
    Remark.objects.bulk_create(remarks_on(steps, [piece.item for piece in pieces]))
    for story in stories:
        story.assignment.work_began_at = story.begun_at
    Assignment.objects.bulk_update([story.assignment for story in stories], ["work_began_at"], batch_size=500)
    acts = [*acts_on_items(pieces), *acts_of_steps(steps), *acts_of_looking(steps, written, cast), *also]
    record_all(sorted(acts, key=lambda act: act.at or clock.now()))


def servings_of(piece: Piece) -> Iterator[Serving]:
    """Every piece of what has left the office was there when it did."""
    has_left = piece.item.submission.first_submitted_at is not None
    return (Serving(item=piece.item, requirement=served, was_sent=has_left) for served in piece.serves)


def submission_of(story: Story) -> Submission:
    """The row as the steps, one after the other, leave it."""
    rng = dice("words", story.begun_at)
    made = Submission(assignment=story.assignment, state_since=story.begun_at)
    made.words, made.done_on = rng.choice(WORDS), clock.local(story.begun_at).date()
    made.stage, made.state = len(story.turns), story.state
    for turn in story.turns:
        made.state_since = turn.at
        if turn.step == SUBMIT:
            made.submitter, made.endorser, made.decider, made.opened_at = turn.by, None, None, None
            made.first_submitted_at = made.first_submitted_at or turn.at
            made.first_submitted_on = clock.local(made.first_submitted_at).date()
        elif turn.step == ENDORSE:
            made.endorser = turn.by
        else:
            made.decider, made.opened_at = turn.by, turn.at - LOOKED
    made.shortfall_reason = story.reason
    if is_looked_at(story):
        made.opened_at = made.state_since + LOOKED
    return made


def is_looked_at(story: Story) -> bool:
    """A reviewer has opened it and not decided yet."""
    asks, state = story.assignment.programme.asks_endorsement, story.state
    return story.is_opened and state in WAITING and not (asks and state == SubmissionState.SUBMITTED)


def steps_of(story: Story, submission: Submission) -> Iterator[Step]:
    state: SubmissionState = DRAFT
    for turn in story.turns:
        before, state = state, LEADS_TO[state, turn.step]
        made = Step(submission=submission, step=turn.step, from_state=before, to_state=state, at=turn.at, by=turn.by)
        made.note = turn.note
        if turn.step == SUBMIT:
            made.note = made.reason = story.reason
            made.words, made.done_on = submission.words, submission.done_on
        yield made


def remarks_on(steps: Iterable[Step], items: Iterable[Item]) -> Iterator[Remark]:
    """A return says a word on one item that was there then: on the one that was taken out after it, if any was."""
    there: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        there[item.submission_id].append(item)
    for step in steps:
        seen = [item for item in there[step.submission_id] if was_there(item, step)]
        if step.step == RETURN and seen:
            meant = min(seen, key=lambda item: (item.removed_at is None, item.removed_at or item.added_at))
            yield Remark(item=meant, step=step, by=step.by, at=step.at, text=dice("remark", step.at).choice(REMARKS))


def was_there(item: Item, step: Step) -> bool:
    return item.added_at < step.at and (item.removed_at is None or item.removed_at > step.at)


def acts_on_items(pieces: Iterable[Piece]) -> Iterator[Act]:
    for piece in pieces:
        item, office = piece.item, piece.item.submission.assignment.office
        facts: dict[str, object] = {"item": item.pk}
        if item.file:
            facts |= {"sha256": item.file.sha256, "size": item.file.size}
        verb = "add_file" if item.file else "add_link"
        yield Act(verb, item.submission, item.author, office, at=item.added_at, facts=facts)
        if item.removed_at:
            gone = {"item": item.pk}
            yield Act("remove_item", item.submission, item.removed_by, office, at=item.removed_at, facts=gone)


def acts_of_steps(steps: Iterable[Step]) -> Iterator[Act]:
    for step in steps:
        office = step.submission.assignment.office
        yield Act(step.step, step.submission, step.by, office, step.note, step.at, {"step": step.pk})


def acts_of_looking(steps: Iterable[Step], written: Iterable[tuple[Story, Submission]], cast: Cast) -> Iterator[Act]:
    """A reviewer opened each that was decided, and some that were not."""
    for step in steps:
        if step.step in (ACCEPT, RETURN):
            office = step.submission.assignment.office
            yield Act("open", step.submission, step.by, office, at=step.at - LOOKED)
    for story, submission in written:
        if is_looked_at(story):
            by, office = cast.doer(ACCEPT, story.assignment), story.assignment.office
            yield Act("open", submission, by, office, at=submission.opened_at)
