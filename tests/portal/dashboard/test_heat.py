import pytest
from django.template import Context, Template
from django.utils import translation

from portal.dashboard.heat import Cell, Row, draw_rows
from portal.shell import digits

MARK = (
    '<a class="overdue-mark" href="/o/?a=1&amp;b=2"><svg class="icon" aria-hidden="true" focusable="false">'
    '<use href="/static/img/icons.svg#warning"></use></svg>{count}<span class="visually-hidden"> Overdue</span></a>'
)


def cell(accepted, owed, overdue=0):
    return Cell(accepted, owed, overdue, "/u/?a=1&b=2", "/o/?a=1&b=2")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_row_shows_each_cell_and_their_sum():
    row = Row("2101", "Klaeng", "/boards/2101/", (cell(3, 12, 2), cell(0, 0)), cell(12, 12))
    assert draw_rows([row]) == (
        '<tr><th scope="row"><a href="/boards/2101/">Klaeng</a></th>'
        f'<td data-heat="2"><a href="/u/?a=1&amp;b=2">3/12</a>{MARK.format(count=2)}</td>'
        '<td data-heat="none"><span>–</span></td>'
        '<td data-heat="10"><a href="/u/?a=1&amp;b=2">12/12</a></td></tr>'
    )


def test_what_people_typed_is_escaped():
    row = Row("21", '<b>"&', '/?a="<', (), Cell(1, 2, 0, "/?<", ""))
    assert draw_rows([row]) == (
        '<tr><th scope="row"><a href="/?a=&quot;&lt;">&lt;b&gt;&quot;&amp;</a></th>'
        '<td data-heat="5"><a href="/?&lt;">1/2</a></td></tr>'
    )


def test_what_has_no_address_is_no_link():
    row = Row("", "Total", "", (), Cell(1, 2, 1, "", ""))
    drawn = draw_rows([row])
    assert drawn.startswith(
        '<tr><th scope="row"><span>Total</span></th><td data-heat="5"><span>1/2</span><span class="overdue-mark"><svg'
    )
    assert "<a" not in drawn


def test_figures_stand_in_the_readers_digits():
    row = Row("21", "Rayong", "", (), Cell(3, 12, 4, "", ""))
    with digits.override("thai"):
        drawn = draw_rows([row])
    assert "<span>๓/๑๒</span>" in drawn
    assert "</svg>๔<span" in drawn


@pytest.mark.parametrize(("accepted", "step"), [(0, "0"), (1, "0"), (2, "1"), (19, "9"), (20, "10")])
def test_only_what_is_complete_has_the_fullest_ink(accepted, step):
    row = Row("21", "Rayong", "", (), Cell(accepted, 20, 0, "", ""))
    assert f'<td data-heat="{step}">' in draw_rows([row])


def test_tag_draws_rows_and_a_row_alone_alike():
    row = Row("21", "Rayong", "", (), Cell(1, 2, 0, "", ""))
    template = Template("{% load boards %}{% heat_rows rows %}|{% heat_rows row %}")
    assert template.render(Context({"rows": [row], "row": row})) == f"{draw_rows([row])}|{draw_rows([row])}"
