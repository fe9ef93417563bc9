"""What holds where two answers speak of one place of the plan."""

from dataclasses import asdict

import pytest

from dimensions.models import PlanSource
from dimensions.models.source import Answer

AT = "dimensions[0].activities[0].periods"
EARLY, LATE = "2023-10-01T09:00:00+00:00", "2023-10-01T09:00:00.000001+00:00"


def said(value, at):
    return asdict(Answer(by=None, at=at, values={AT: value}))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("of_first", "of_tenth", "holds"), [(EARLY, LATE, "ten"), (LATE, EARLY, "two"), (LATE, LATE, "ten")]
)
def test_later_answer_holds_in_whatever_order_they_are_kept(turned, of_first, of_tenth, holds):
    answers = [("2", said("two", of_first)), ("10", said("ten", of_tenth))]
    source = PlanSource(answers=dict(reversed(answers) if turned else answers))
    assert source.answered == {AT: holds}
