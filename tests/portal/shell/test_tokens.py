"""Every pair of colours that text is set in, measured: WCAG 2.2 AA."""

import re

import pytest

from portal.shell.static import stylesheets
from tests.house.source import ROOT

TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (ROOT / "static/css/tokens.css").read_text("utf-8")))
WHITE = "#ffffff"
COLOUR = re.compile(r"#(?!fff\b)[0-9a-fA-F]{3,8}\b")
TEXT = [
    ("ink", "paper"),
    ("ink", "ground"),
    ("ink", "gold-wash"),
    ("ink", "done-wash"),
    ("ink", "quiet-wash"),
    ("ink-soft", "paper"),
    ("ink-soft", "ground"),
    ("ink-soft", "quiet-wash"),
    ("primary", "paper"),
    ("primary", "ground"),
    ("primary", "primary-wash"),
    ("primary-deep", "primary-wash"),
    ("paper", "primary"),
    ("paper", "primary-deep"),
    ("paper", "danger"),
    ("gold-ink", "gold-wash"),
    ("danger-ink", "paper"),
    ("danger-ink", "ground"),
    ("danger-ink", "danger-wash"),
    ("waiting-ink", "waiting-wash"),
    ("returned-ink", "paper"),
    ("returned-ink", "ground"),
    ("returned-ink", "returned-wash"),
    ("done-ink", "paper"),
    ("done-ink", "done-wash"),
    ("quiet-ink", "quiet-wash"),
    *[("ink", f"heat-{step}") for step in range(7)],
    *[("paper", f"heat-{step}") for step in range(7, 11)],
]
EDGES = [("line-strong", "paper"), ("line-strong", "ground"), ("gold", "paper"), ("gold", "ground")]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard():
    assert round(contrast("#000000", WHITE), 2) == 21
    assert round(contrast("#767676", WHITE), 2) == 4.54


@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_can_be_read(ink, paper):
    assert contrast(TOKENS[ink], TOKENS[paper]) >= 4.5


@pytest.mark.parametrize(("edge", "paper"), EDGES)
def test_edges_of_controls_can_be_seen(edge, paper):
    assert contrast(TOKENS[edge], TOKENS[paper]) >= 3


def test_heat_darkens_from_step_to_step():
    steps = [luminance(TOKENS[f"heat-{step}"]) for step in range(11)]
    assert steps == sorted(steps, reverse=True)


def test_no_stylesheet_but_the_tokens_names_a_colour():
    sheets = [part for part in stylesheets() if not part.startswith("vendor/") and part != "css/tokens.css"]
    found = {part: COLOUR.findall((ROOT / "static" / part).read_text("utf-8")) for part in sheets}
    assert len(found) > 15
    assert {part: colours for part, colours in found.items() if colours} == {}
