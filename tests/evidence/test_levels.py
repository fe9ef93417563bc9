"""The arithmetic of levels, by examples and by properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.levels import Part, Reached, Spread, reached, spread

HIGHEST = 5


@pytest.mark.parametrize(
    ("parts", "highest", "level", "missing"),
    [
        ([], 5, None, 0),
        ([Part(1, 0, 0), Part(2, 0, 0)], 2, None, 0),
        ([Part(1, 3, 2)], 1, 0, 1),
        ([Part(1, 3, 3)], 1, 1, 0),
        ([Part(1, 3, 3), Part(2, 4, 1)], 2, 1, 3),
        ([Part(1, 3, 3), Part(2, 4, 4)], 2, 2, 0),
        ([Part(2, 1, 0), Part(4, 1, 0)], 4, 1, 1),  # a level without criteria passes
        ([Part(2, 1, 1), Part(4, 1, 0)], 4, 3, 1),
        ([Part(1, 0, 0), Part(2, 5, 5)], 3, 3, 0),  # and one of which the office owes nothing
        ([Part(1, 1, 0), Part(2, 5, 5), Part(3, 2, 2)], 3, 0, 1),  # what is done above waits for what is below
        ([Part(1, 2, 2), Part(1, 2, 0), Part(2, 1, 0)], 2, 0, 2),  # all criteria of a level
    ],
)
def test_level_reached_and_what_is_missing(parts, highest, level, missing):
    found = reached(parts, highest)
    assert (found.level, found.highest, found.missing) == (level, highest, missing)


def test_what_is_missing_is_of_the_next_level_alone_and_in_the_order_of_the_plan():
    first, second, above = Part(2, 3, 1, "ข"), Part(2, 2, 1, "ก"), Part(3, 4, 0, "ค")
    found = reached([Part(1, 1, 1), first, Part(2, 2, 2), second, above], 4)
    assert found == Reached(1, 4, (first, second))
    assert (found.following, found.missing) == (2, 3)


@pytest.mark.parametrize(("level", "following"), [(None, None), (0, 1), (3, 4), (4, None)])
def test_level_that_follows(level, following):
    assert Reached(level, 4).following == following


def part(level, owed, share):
    return Part(level, owed, min(owed, share))


parts = st.lists(st.builds(part, st.integers(1, HIGHEST), st.integers(0, 4), st.integers(0, 4)), max_size=8)


@given(parts)
def test_office_has_reached_a_level_when_all_it_owes_up_to_there_is_done(found):
    """The rule as the programme says it, tried level by level."""
    owed = [each for each in found if each.owed]
    passed = [
        level for level in range(HIGHEST + 1) if all(each.done == each.owed for each in owed if each.level <= level)
    ]
    assert reached(found, HIGHEST).level == (max(passed) if owed else None)


@given(parts, st.data())
def test_accepting_more_never_lowers_the_level(found, data):
    before = reached(found, HIGHEST)
    if open_still := [n for n, each in enumerate(found) if each.missing]:
        n = data.draw(st.sampled_from(open_still))
        found[n] = found[n]._replace(done=found[n].done + 1)
    after = reached(found, HIGHEST)
    assert (after.level is None) == (before.level is None)
    assert (after.level or 0) >= (before.level or 0)


@given(parts)
def test_accepting_what_is_missing_reaches_the_next_level(found):
    before = reached(found, HIGHEST)
    settled = [each._replace(done=each.owed) if each in before.lacks else each for each in found]
    assert (reached(settled, HIGHEST).level or 0) >= (before.following or 0)


@given(parts, st.randoms(use_true_random=False))
def test_order_of_the_criteria_does_not_matter(found, chance):
    shuffled = chance.sample(found, len(found))
    one, other = reached(found, HIGHEST), reached(shuffled, HIGHEST)
    assert (one.level, sorted(one.lacks)) == (other.level, sorted(other.lacks))


@given(parts)
def test_something_is_missing_wherever_a_level_follows(found):
    standing = reached(found, HIGHEST)
    assert (standing.missing > 0) == (standing.following is not None)


# --- Several offices -------------------------------------------------------------------------------------------------


def at(level, missing=0, highest=4):
    return Reached(level, highest, (Part(level + 1, missing, 0),) if missing else ())


@pytest.mark.parametrize(
    ("offices", "found"),
    [
        ([], None),
        ([Reached(None, 4)], None),
        ([at(2, 3)], Spread(half=2, lowest=2, highest=4, behind=1, missing=3)),
        ([at(0, 2), at(4)], Spread(half=4, lowest=0, highest=4, behind=1, missing=2)),
        ([at(0, 2), at(4), at(1, 5)], Spread(half=1, lowest=0, highest=4, behind=1, missing=2)),
        ([at(1, 2), at(1, 1), at(3, 9), Reached(None, 4)], Spread(half=1, lowest=1, highest=4, behind=2, missing=3)),
        ([at(4), at(4)], Spread(half=4, lowest=4, highest=4, behind=2, missing=0)),
    ],
)
def test_several_offices_stand_at_the_level_of_half_of_them_and_at_the_lowest(offices, found):
    assert spread(offices) == found


levels = st.lists(st.integers(0, 4), min_size=1, max_size=9)


@given(levels)
def test_at_least_half_have_reached_the_level_and_fewer_any_above(found):
    half = spread([at(level) for level in found]).half
    assert 2 * sum(level >= half for level in found) >= len(found)
    assert 2 * sum(level > half for level in found) < len(found)
