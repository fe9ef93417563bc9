import pytest
from django.template import Context, Template
from django.utils import translation

from portal.dashboard.levels import Cell, Row, draw_rows
from portal.shell import digits


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def drawn(*cells, name="Klaeng", url="/boards/2101/"):
    return draw_rows([Row("2101", name, url, cells)])


def test_row_says_the_level_and_what_is_missing_for_the_next():
    assert drawn(Cell(1, 4, 2, "/u/?a=1&b=2"), Cell(4, 4), Cell(None, 2)) == (
        '<tr><th scope="row"><a href="/boards/2101/">Klaeng</a></th>'
        '<td data-heat="2"><a href="/u/?a=1&amp;b=2">1/4 <small><span>2 missing</span></small></a></td>'
        '<td data-heat="10"><span>4/4</span></td>'
        '<td data-heat="none"><span>–</span></td></tr>'
    )


@pytest.mark.parametrize(("behind", "said"), [(1, "1 office at 0,"), (3, "3 offices at 0,")])
def test_cell_of_several_offices_says_how_many_stand_lowest(behind, said):
    assert f"<small><span>{said}</span> <span>9 missing</span></small>" in drawn(Cell(2, 4, 9, "/", 0, behind))


def test_where_all_have_reached_the_highest_nobody_is_behind():
    assert '<td data-heat="10"><span>4/4</span></td>' in drawn(Cell(4, 4, 0, "", 4, 18))


def test_what_people_typed_is_escaped():
    assert drawn(Cell(0, 1, 1, '/?"<'), name='<b>"&', url="/?<") == (
        '<tr><th scope="row"><a href="/?&lt;">&lt;b&gt;&quot;&amp;</a></th>'
        '<td data-heat="0"><a href="/?&quot;&lt;">0/1 <small><span>1 missing</span></small></a></td></tr>'
    )


def test_figures_stand_in_the_readers_digits():
    with digits.override("thai"):
        assert ">๒/๔ <small><span>๓ offices at ๑,</span> <span>๑๒ missing</span></small>" in drawn(
            Cell(2, 4, 12, "/", 1, 3)
        )


def test_tag_draws_rows_and_a_row_alone_alike():
    row = Row("21", "Rayong", "", (Cell(1, 2),))
    template = Template("{% load boards %}{% level_rows rows %}|{% level_rows row %}")
    assert template.render(Context({"rows": [row], "row": row})) == f"{draw_rows([row])}|{draw_rows([row])}"
