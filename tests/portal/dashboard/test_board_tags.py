from types import SimpleNamespace

import pytest
from django.template import Context, Template

from portal.shell import digits


def cells(*counts):
    source = Template("{% load boards %}{% count_cells counts %}")
    found = [SimpleNamespace(number=number, url=url, presses=presses) for number, url, presses in counts]
    return source.render(Context({"counts": found}))


@pytest.mark.parametrize(("chosen", "number"), [("arabic", "12"), ("thai", "๑๒")])
def test_cells_of_a_row_of_figures(chosen, number):
    with digits.override(chosen):
        drawn = cells((12, "/a/?b=1&c=2", False), (12, '/"<', True))
    assert drawn == (
        f'<td class="number"><a href="/a/?b=1&amp;c=2">{number}</a></td>'
        f'<td class="number"><a href="/&quot;&lt;" class="is-overdue">{number}</a></td>'
    )
