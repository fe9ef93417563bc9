"""How a sheet is drawn: only what holds something, never more than a page can bear."""

from django.utils import translation

from dimensions.checking.places import Places, Window
from dimensions.checking.sheets import MOST_COLUMNS, MOST_ROWS, ROWS_OF_OTHERS, Mark, drawn
from dimensions.plans.grid import Cell, Sheet


def draw(*cells, marks=None, is_read=True):
    sheet = Sheet("ก", cells)
    with translation.override("en"):
        return drawn(sheet, Places([sheet], {}), marks or {}, {} if is_read else None)


def test_sheet_that_reaches_far_is_drawn_small():
    sheet = draw(Cell(1, 1, "a"), Cell(1_000_000, 16_000, "b"))
    assert (sheet.anchors, sheet.left_out) == ({"cell-0-A1", "cell-0-WQJ1000000"}, 0)
    assert sheet.table.count("<td") == 5  # the corner, and two rows of two


def test_cells_merged_over_everything_are_cut_to_what_is_drawn():
    sheet = draw(Cell(1, 1, "a", rows=1_000, columns=16_000), Cell(2_000, 2, "b"))
    assert 'rowspan="1000" colspan="60">a</td>' in sheet.table
    assert sheet.table.count("<tr>") == 1_002


def test_merged_cell_spans_the_drawn_rows_and_columns():
    sheet = draw(Cell(1, 1, "a", rows=2, columns=2), Cell(1, 3, "b"), Cell(2, 3, "c"))
    assert sheet.table == (
        '<thead><tr><td></td><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr></thead><tbody>'
        '<tr><th scope="row">1</th><td id="cell-0-A1" tabindex="-1" rowspan="2" colspan="2">a</td>'
        '<td id="cell-0-C1" tabindex="-1">b</td></tr>'
        '<tr><th scope="row">2</th><td id="cell-0-C2" tabindex="-1">c</td></tr></tbody>'
    )


def test_long_and_wide_sheet_ends_where_a_page_can_bear_no_more():
    many = [Cell(row, 1, "x") for row in range(1, MOST_ROWS + 8)]
    wide = [Cell(1, column, "x") for column in range(2, MOST_COLUMNS + 8)]
    sheet = draw(*many, *wide)
    assert (sheet.table.count("<tr>"), sheet.table.count('scope="col"'), sheet.left_out) == (
        MOST_ROWS + 1,
        MOST_COLUMNS,
        7,
    )


def test_sheet_without_a_plan_shows_its_beginning_only():
    sheet = draw(*[Cell(row, 1, "x") for row in range(1, 40)], is_read=False)
    assert (len(sheet.anchors), sheet.left_out) == (ROWS_OF_OTHERS, 39 - ROWS_OF_OTHERS)


def test_doubt_at_an_empty_cell_is_marked_there():
    sheet = draw(Cell(1, 1, "a"), marks={("ก", "AB3"): [Mark(4, False)], ("ข", "A9"): [Mark(5, False)]})
    assert sheet.anchors == {"cell-0-A1", "cell-0-AB3"}
    assert '<td id="cell-0-AB3" tabindex="-1" data-doubt="open"><a class="doubt-number"' in sheet.table


def test_what_was_typed_is_never_taken_for_code():
    sheet = draw(Cell(1, 1, '<script>"&'))
    assert "<script>" not in sheet.table
    assert '">&lt;script&gt;&quot;&amp;</td>' in sheet.table


def test_cell_with_several_doubts_is_open_until_all_are_settled():
    cell = Cell(1, 1, "a")
    drawn_cells = [draw(cell, marks={("ก", "A1"): [Mark(0, True), Mark(1, settled)]}) for settled in (False, True)]
    assert ['tabindex="-1" data-doubt="open"' in each.table for each in drawn_cells] == [True, False]


def test_only_the_rows_that_are_looked_at_are_drawn_and_a_cell_from_above_begins_there():
    sheet = Sheet("ก", (Cell(1, 1, "a", rows=4), *[Cell(row, 2, f"b{row}") for row in range(1, 5)]))
    places = Places([sheet], {}, Window("ก", (3, 4)))
    with translation.override("en"):
        table = drawn(sheet, places, {("ก", "B3"): [Mark(6, False)]}, {}, listed={5}).table
    assert table.partition("<tbody>")[2] == (
        '<tr><th scope="row">3</th><td id="cell-0-A1" tabindex="-1" rowspan="2">a</td>'
        '<td id="cell-0-B3" tabindex="-1" data-doubt="open"><a class="doubt-number" data-doubt="open" '
        'href="?doubt=7#doubt-7"><span class="visually-hidden" lang="en">Doubt </span>7</a> b3</td></tr>'
        '<tr><th scope="row">4</th><td id="cell-0-B4" tabindex="-1">b4</td></tr></tbody>'
    )
    assert [places.link("ก", address).href for address in ("B3", "B1")] == ["#cell-0-B3", "?sheet=1&row=1#cell-0-B1"]
