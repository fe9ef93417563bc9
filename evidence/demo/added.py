"""What came of the activities that districts of the demo added of their own: sent when they were over, and accepted."""

from datetime import timedelta

from dimensions.demo import Edition
from dimensions.models import Programme
from dimensions.models.programme import LOCAL_SLUG
from evidence.demo.stories import Cast, Story, Turn, chance_of, work_of
from evidence.states import ACCEPT, SUBMIT
from portal.shell import clock
from portal.shell.demo import at_work

SENT, ACCEPTED = 0, 4  # days after the last one


def added(edition: Edition, cast: Cast) -> dict[int, Story]:
    """By assignment, as far as the demo's day has come."""
    until, plan = clock.start_of(clock.today()), edition.programme
    beside = Programme.objects.of(plan.province, plan.fiscal_year, LOCAL_SLUG).first()
    told: dict[int, Story] = {}
    for row in work_of(beside) if beside else ():
        if row.due_on is None:
            continue
        rng = chance_of(row, "added")
        days = ((SUBMIT, SENT), (ACCEPT, ACCEPTED))
        course = [Turn(step, at_work(row.due_on + timedelta(days=n), rng), cast.doer(step, row)) for step, n in days]
        begun = course[0].at - timedelta(minutes=rng.randint(8, 40))
        if begun < until:
            told[row.pk] = Story(row, begun, [turn for turn in course if turn.at < until])
    return told
