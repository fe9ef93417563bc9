"""What a paper says again and again is measured and drawn once: what the engine is taught, beside `pdf.py`.

A report is thousands of cells with the same titles, dates and states, in a few styles. While a paper is being made five
functions of the engine remember what they answered. All that decides an answer is asked for, so the paper is the same
without them, byte by byte, and only slower.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent
from weasyprint.matrix import Matrix
from weasyprint.text import line_break

Known = dict[object, Any]
TAUGHT = ("weasyprint.layout", "weasyprint.draw")

LENGTHS = (
    *(f"{what}_{side}" for what in ("margin", "padding") for side in ("top", "right", "bottom", "left")),
    *(f"{most}{size}" for most in ("", "min_", "max_") for size in ("width", "height")),
)
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))

# All of a style that decides how a text of it is broken into lines, and how it is drawn.
LETTERS = (
    *("lang", "direction", "white_space", "word_spacing", "letter_spacing", "tab_size"),
    *("overflow_wrap", "word_break", "hyphens", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone"),
    *(f"font_{name}" for name in ("size", "style", "stretch", "weight", "kerning", "language_override")),
    *("font_feature_settings", "font_variation_settings"),
    *(f"font_variant_{name}" for name in ("alternates", "caps", "east_asian", "ligatures", "numeric", "position")),
)
_letters_in = itemgetter(*LETTERS)
SIZES = (*LENGTHS, *BORDERS, "box_sizing", "border_collapse")
_sizes_in = itemgetter(*SIZES)
_place_in = itemgetter("float", "position")


@contextmanager
def remembering() -> Iterator[None]:
    """The engine with a memory, which ends with the paper."""
    taught: dict[Callable[..., Any], Callable[..., Any]] = {
        line_break.split_first_line: _lines({}),
        line_break.strut: _struts({}),
        drawing.draw_text: _texts({}),
        percent.resolve_percentages: _sizes({}),
    }
    places = [(*place, new) for old, new in taught.items() for place in _where(old)]
    places.append((Box, "is_in_normal_flow", Box.is_in_normal_flow, _flow({})))
    for owner, name, _old, new in places:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name, old, _new in places:
            setattr(owner, name, old)


def _where(function: Callable[..., Any]) -> list[tuple[object, str, Callable[..., Any]]]:
    """Where the function is called by its name: styles are computed without a memory."""
    name = function.__name__
    engine = [module for path, module in list(sys.modules.items()) if path.startswith(TAUGHT)]
    return [(module, name, function) for module in engine if getattr(module, name, None) is function]


_shapes: dict[object, int] = {}


def _shape_of(style: Any) -> int:
    """A number for all styles in which a text looks alike; it stands on the style, which is settled before any line."""
    try:
        found: int = style.shape
    except AttributeError:
        lines = str(style["text_decoration_line"])  # a word, or a set of them
        letters = (*_letters_in(style), *style["font_family"], lines)
        found = style.shape = _shapes.setdefault(letters, len(_shapes))
    return found


def _lines(known: Known) -> Callable[..., Any]:
    """The first line of a text that has so much room."""
    split = line_break.split_first_line

    def split_first_line(text: str, style: Any, context: Any, max_width: float | None, *how: Any, **more: Any) -> Any:
        key = (text, _shape_of(style), max_width, how, *more.items())
        found = known.get(key)
        if found is None:
            found = known[key] = split(text, style, context, max_width, *how, **more)
        return found

    return split_first_line


def _struts(known: Known) -> Callable[..., Any]:
    """How high a line of a style is at least, and where in it the letters stand."""
    measure = line_break.strut

    def strut(style: Any) -> Any:
        key = (_shape_of(style), style["line_height"])
        if key not in known:
            known[key] = measure(style)
        return known[key]

    return strut


def _texts(known: Known) -> Callable[..., Any]:
    """A piece of a line, drawn as it was drawn before in another place. What is not plain the engine draws anew."""
    draw = drawing.draw_text

    def draw_text(stream: Any, box: Any, offset_x: float, text_overflow: str, block_ellipsis: str) -> None:
        style = box.style
        if not _is_plain(box, text_overflow, block_ellipsis):
            draw(stream, box, offset_x, text_overflow, block_ellipsis)
            return
        key = (box.pango_layout.text, _shape_of(style))
        if key not in known:
            known[key] = _strokes(stream, box)
        strokes = known[key]
        stream.set_color(style["color"])
        stream.begin_text()
        if strokes:
            stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
        for name, said in strokes:
            getattr(stream, name)(*said)
        stream.end_text()

    return draw_text


def _is_plain(box: Any, text_overflow: str, block_ellipsis: str) -> bool:
    style = box.style
    return (
        text_overflow == "clip"
        and block_ellipsis == "none"
        and style["visibility"] == "visible"
        and style["text_decoration_line"] == "none"
        and not box.justification_spacing
    )


Stroke = tuple[str, tuple[object, ...]]


def _strokes(stream: Any, box: Any) -> list[Stroke]:
    """What the engine writes for a text, without its place."""
    pen = _Pen(stream)
    box.pango_layout.reactivate(box.style)
    drawing.draw_first_line(pen, box, "clip", "none", Matrix())
    box.pango_layout.deactivate()
    return pen.strokes


class _Pen:
    """A stream that notes what is written; our fonts hold no pictures in place of letters, so that is all."""

    def __init__(self, stream: Any) -> None:
        self.strokes: list[Stroke] = []
        self.add_font, self.ink_rect, self.logical_rect = stream.add_font, stream.ink_rect, stream.logical_rect

    def set_text_matrix(self, *place: float) -> None:
        """Each text has its own."""

    def set_font_size(self, font: str, size: float) -> None:
        self.strokes.append(("set_font_size", (font, size)))

    def set_text_rise(self, height: float) -> None:
        self.strokes.append(("set_text_rise", (height,)))

    def show_text(self, glyphs: str) -> None:
        self.strokes.append(("show_text", (glyphs.encode("ascii"),)))


def _sizes(known: Known) -> Callable[..., Any]:
    """Margins, borders, paddings and sizes of a box in another of some size."""
    resolve = percent.resolve_percentages

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        around = containing_block
        room = (around.width, around.height) if isinstance(around, Box) else tuple(around)
        asked, facts = _sizes_in(box.style), box.__dict__
        borders = tuple(map(facts.get, BORDERS)) if asked[-1] == "collapse" else ()  # of a table are settled before
        key = (asked, room, borders, isinstance(box, PageBox))
        if found := known.get(key):
            facts.update(found)
        else:
            resolve(box, containing_block)
            known[key] = {name: facts[name] for name in (*LENGTHS, *BORDERS)}

    return resolve_percentages


def _flow(known: Known) -> Callable[..., Any]:
    """Whether a box stands in line with its neighbours."""
    answer = Box.is_in_normal_flow

    def is_in_normal_flow(box: Any) -> bool:
        key = _place_in(box.style)
        if key not in known:
            known[key] = answer(box)
        found: bool = known[key]
        return found

    return is_in_normal_flow
