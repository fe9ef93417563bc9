"""Of a long story the latest entries stand open, the older ones are folded away."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation


def drawn(count):
    with translation.override("en"):
        html = render_to_string("components/timeline.html", {"steps": [{"what": f"step {n}"} for n in range(count)]})
    open_part, _, folded = html.partition("<details")
    return open_part.count("<li"), folded.count("<li"), " ".join(folded.partition("</summary>")[0].split())


@pytest.mark.parametrize("count", [0, 1, 6])
def test_short_story_stands_open(count):
    assert drawn(count) == (count, 0, "")


def test_older_entries_of_a_long_story_are_folded_and_counted():
    assert drawn(9) == (5, 4, 'class="timeline__older"><summary>4 earlier entries')
