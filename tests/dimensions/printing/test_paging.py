"""Which lines go on which page: pure sums, without an engine."""

from types import SimpleNamespace

import pytest

from dimensions.printing.lines import Line
from dimensions.printing.paging import SLACK, Heights, paged

ROOM = 100 + SLACK


def lines(*places):
    """A line for each pair of dimension and criterion."""
    criteria = list(dict.fromkeys(places))
    above = SimpleNamespace(criterion=None, dimension=None)
    return [Line(number, criteria.index(place), place[0], above, "") for number, place in enumerate(places)]


def heights(rows, *, title=10.0, criterion=0.0):
    return Heights(
        {"title": title, "head": 10.0}
        | {f"line-{number}": float(height) for number, height in enumerate(rows)}
        | {f"criterion-{place}": float(criterion) for place in range(len(rows))}
        | {f"dimension-{place}": 10.0 for place in range(3)}
    )


def dealt(found, rows, **more):
    """Each page as its dimensions, each of these as its criteria: continued or not, and the lines beside them."""
    return [
        [
            (part.is_continued, [(span.is_continued, [line.number for line in span.lines]) for span in part.spans])
            for part in page.parts
        ]
        for page in paged(found, heights(rows, **more), ROOM)
    ]


def test_short_plan_stands_on_one_page():
    assert dealt(lines((0, 0), (0, 0), (0, 1), (1, 0)), [10, 10, 10, 10]) == [
        [(False, [(False, [0, 1]), (False, [2])]), (False, [(False, [3])])]
    ]


def test_page_is_filled_to_its_last_line_and_not_beyond():
    found = lines((0, 0), (0, 1), (0, 2))  # title, head and dimension take 30
    assert [len(page) for page in dealt(found, [20, 20, 30])] == [1]
    assert dealt(found, [20, 20, 31]) == [
        [(False, [(False, [0]), (False, [1])])],
        [(True, [(False, [2])])],
    ]


def test_merged_cell_ends_with_its_page_and_begins_again_on_the_next():
    assert dealt(lines(*[(0, 0)] * 4), [35, 35, 40, 40]) == [
        [(False, [(False, [0, 1])])],
        [(True, [(True, [2, 3])])],
    ]


def test_dimension_that_begins_on_a_new_page_is_not_continued():
    assert dealt(lines((0, 0), (1, 0)), [70, 70]) == [[(False, [(False, [0])])], [(False, [(False, [1])])]]


def test_criterion_that_is_longer_than_its_lines_takes_its_room():
    found = lines((0, 0), (0, 1))
    assert len(dealt(found, [10, 10], criterion=35)) == 1
    assert len(dealt(found, [10, 10], criterion=36)) == 2


def test_line_longer_than_a_page_stands_alone_and_may_be_broken():
    pages = paged(lines(*[(0, 0)] * 3), heights([10, 300, 10]), ROOM)
    assert [(page.is_too_long, [line.number for line in page.parts[0].spans[0].lines]) for page in pages] == [
        (False, [0]),
        (True, [1]),
        (False, [2]),
    ]


@pytest.mark.parametrize("title", [10, 200])
def test_plan_without_a_line_is_one_page_with_nothing_in_it(title):
    assert dealt([], [], title=title) == [[]]
