from datetime import date

import pytest

from portal.shell.demo import at_work, dice, working_days_before

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2027, 3, day) for day in (19, 20, 21, 22))


def test_dice_fall_alike_for_the_same_words_only():
    first, again, other = (dice(*words).random() for words in (("office", 2101), ("office", 2101), ("office", 2102)))
    assert (first == again, first == other) == (True, False)


@pytest.mark.parametrize(("day", "worked"), [(FRIDAY, FRIDAY), (SATURDAY, MONDAY), (SUNDAY, MONDAY)])
def test_work_is_done_in_office_hours_of_a_working_day(day, worked):
    moments = [at_work(day, dice("moment", number)) for number in range(50)]
    assert {moment.date() for moment in moments} == {worked}
    assert {moment.hour for moment in moments} <= set(range(8, 17))


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (FRIDAY, 0, FRIDAY),
        (SATURDAY, 0, FRIDAY),
        (SATURDAY, 1, FRIDAY),
        (MONDAY, 1, FRIDAY),
        (MONDAY, 0, MONDAY),
        (MONDAY, 6, date(2027, 3, 12)),
    ],
)
def test_working_days_are_counted_back_over_weekends(day, count, found):
    assert working_days_before(day, count) == found
