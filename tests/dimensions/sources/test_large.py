"""The page of a file that is too large to be shown at once."""

from dataclasses import replace

import pytest
from pytest_django.asserts import assertContains

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.handed_in import HandedIn
from tests.dimensions.sources.at_hand import DOUBTS, PLAN, handed_in, page, reading_with
from tests.dimensions.test_views import sign_in_english

pytestmark = pytest.mark.django_db


def large(rows):
    """A file of so many activities below each other, each of them doubted."""
    reading = reading_with()
    activities = [
        {"seq": number, "title": f"งานที่ {number} " + "ยาว" * 20, "periods": [], "offices": ["district"]}
        for number in range(1, rows + 1)
    ]
    data = reading.data | {"dimensions": [{"number": 1, "name": "ก", "activities": activities}]}
    cells = tuple(Cell(2 + each["seq"], column, each["title"]) for each in activities for column in (1, 2))
    places = {f"dimensions[0].activities[{number}].title": (PLAN, f"A{3 + number}") for number in range(rows)}
    doubts = tuple(replace(DOUBTS[2], cell=f"A{3 + number}") for number in range(rows))
    return HandedIn((Sheet(PLAN, cells),), data, doubts, places)


def test_large_file_is_shown_by_its_rows_and_stays_small(busaba, province, client, django_assert_num_queries):
    source = handed_in(province, reading=large(1500))
    sign_in_english(client, busaba)
    with django_assert_num_queries(5):
        first = client.get(page("source", source))
    (sheet,) = first.context["checking"].sheets
    (dimension,) = sheet.dimensions
    assert [activity.title.cell.address for activity in dimension.criteria[0].activities] == [
        f"A{row}" for row in range(3, 43)
    ]
    assert (len(sheet.blocks), sheet.blocks[0].is_drawn, len(first.content) < 300_000) == (38, True, True)
    (group,) = first.context["checking"].groups
    assert ([each.shown_number for each in group.open], group.before, group.behind) == ([*range(1, 21)], None, 21)
    assertContains(first, "?sheet=1&amp;row=43#sheet-0", count=1)


@pytest.mark.parametrize(
    ("query", "rows", "doubts"),
    [
        ("?sheet=1&row=1000", range(963, 1003), range(1, 21)),
        ("?doubt=1500", range(1483, 1503), range(1481, 1501)),
        ("?doubt=9999999999&sheet=7&row=x", range(3, 43), range(1, 21)),
        ("?sheet=1&row=99999", range(1483, 1503), range(1, 21)),
    ],
)
def test_row_or_doubt_that_is_looked_for_is_shown(busaba, province, client, query, rows, doubts):
    source = handed_in(province, reading=large(1500))
    client.force_login(busaba)
    checking = client.get(page("source", source) + query).context["checking"]
    activities = checking.sheets[0].dimensions[0].criteria[0].activities
    assert [activity.title.cell.address for activity in activities] == [f"A{row}" for row in rows]
    assert [each.shown_number for each in checking.groups[0].open] == [*doubts]
