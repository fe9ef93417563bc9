"""What just happened on the demo's day: of each thing that people come to try, one stands ready."""

from datetime import date
from typing import NamedTuple

from dimensions.models import Assignment, Programme
from evidence.demo.stories import REASONS, Cast, Story, Turn, chance_of, work_of
from evidence.needs import wanted_now
from evidence.states import ENDORSE, RETURN, SUBMIT, SubmissionStep
from portal.shell import clock
from portal.shell.demo import at_work, dice, working_days_before

LONG_AGO, FAR_AHEAD = 45, 110  # days: how far from its due date work may be to stand in a scene
CHOICE = 4  # not each office is busy with the same
SHORT = "ผู้เข้าร่วมกิจกรรมรอบที่สองเลื่อนไปเดือนหน้า จะส่งหลักฐานส่วนที่เหลือเพิ่มเติม"


class Scene(NamedTuple):
    """At an office: the steps with the working days since each; what was sent after its date, or not in full."""

    office: str
    begun: int
    steps: tuple[tuple[SubmissionStep, int], ...] = ()
    is_late: bool = False
    is_short: bool = False


SCENES = {
    "21": (
        Scene("2101", 9, ((SUBMIT, 7), (RETURN, 1))),
        Scene("2101", 2),
        Scene("2102", 3, ((SUBMIT, 2),)),
        Scene("2103", 3, ((SUBMIT, 2),), is_late=True),
        Scene("2104", 6, ((SUBMIT, 3),), is_late=True, is_short=True),
        Scene("2105", 12, ((SUBMIT, 9), (RETURN, 6), (SUBMIT, 1))),
        Scene("2106", 2, ((SUBMIT, 1),)),
        Scene("2107", 5, ((SUBMIT, 4),)),
        Scene("2108", 9, ((SUBMIT, 6), (RETURN, 2))),
        Scene("21", 4, ((SUBMIT, 1),)),
    ),
    "57": (
        Scene("5701", 2, ((SUBMIT, 1),)),
        Scene("5701", 6, ((SUBMIT, 5), (ENDORSE, 4))),
        Scene("5702", 3, ((SUBMIT, 2),)),
        Scene("5704", 4, ((SUBMIT, 3), (ENDORSE, 2))),
        Scene("5707", 4, ((SUBMIT, 3), (ENDORSE, 2)), is_late=True),
        Scene("5709", 1, ((SUBMIT, 1),)),
        Scene("5712", 9, ((SUBMIT, 8), (ENDORSE, 7), (RETURN, 3))),
        Scene("5715", 5, ((SUBMIT, 4), (ENDORSE, 1))),
    ),
}


def scenes(programme: Programme, cast: Cast) -> dict[int, Story]:
    """By assignment; on a date on which nothing is under way there are fewer."""
    today, rows = clock.today(), work_of(programme)
    told: dict[int, Story] = {}
    for scene in SCENES[programme.province.code]:
        fitting = [row for row in rows if row.pk not in told and fits(row, scene, today)]
        if fitting:
            nearest = sorted(fitting, key=lambda row: days_between(row, today))[:CHOICE]
            row = dice("scene", *scene).choice(nearest)
            told[row.pk] = play(scene, row, today, cast)
    return told


def fits(row: Assignment, scene: Scene, today: date) -> bool:
    """Under way about now, of that office, and late or not as the scene has it."""
    due, opens = row.due_on, row.opens_on or row.programme.starts_on
    if due is None or row.office.code != scene.office or row.published_at > clock.start_of(day_of(scene.begun, today)):
        return False
    sent = day_of(scene.steps[0][1] if scene.steps else 0, today)
    is_near = -LONG_AGO <= (due - today).days <= FAR_AHEAD and opens <= day_of(scene.begun, today)
    return is_near and (due < sent) == scene.is_late and pieces(row) > scene.is_short


def pieces(row: Assignment) -> int:
    return sum(wanted_now(requirement, row) for requirement in row.activity.requirements.all())


def days_between(row: Assignment, today: date) -> int:
    return abs((row.due_on - today).days) if row.due_on else FAR_AHEAD


def day_of(working_days: int, today: date) -> date:
    """So many working days before today; what is done in the demo's year is done by the evening before its day."""
    return working_days_before(today, max(1, working_days))


def play(scene: Scene, row: Assignment, today: date, cast: Cast) -> Story:
    rng = chance_of(row, "scene")
    turns = []
    for step, days in scene.steps:
        note = rng.choice(REASONS) if step == RETURN else ""
        turns.append(Turn(step, at_work(day_of(days, today), rng), cast.doer(step, row), note))
    begun = clock.start_of(day_of(scene.begun, today)).replace(hour=8, minute=rng.randint(2, 30))
    return Story(row, begun, turns, left_out=int(scene.is_short), reason=SHORT if scene.is_short else "")
