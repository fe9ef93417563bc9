"""The portal's own build of Sarabun: every ำ is one glyph, so that text copied out of a PDF is exact.

A shaper splits ำ (U+0E33) into nikhahit and sara aa and moves the nikhahit before a tone mark, while a PDF
remembers one text for each glyph: with the font as it comes, "น้ำ" is copied as "นำ" and every า as "ำ". Here
nikhahit (+ tone mark) + sara aa is one ligature, drawn exactly where the font's own anchors put its parts. So is an
upper vowel with the mark above it: a mark that the engine has to move is read as the start of another word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import fontpkg_sarabun
from fontTools.otlLib.builder import (
    ChainContextSubstBuilder,
    ChainContextualRule,
    LigatureSubstBuilder,
    LookupBuilder,
)
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otBase import USE_HARFBUZZ_REPACKER

FAMILY = "Saisaat Sarabun"
VERSION = "Version 1.000; Saisaat 1"
STYLES = {400: "Regular", 700: "Bold"}
LICENCE = "OFL.txt"

SARA_AA = "uni0E32"
NIKHAHIT = "uni0E4D"
WITH_TONES = (NIKHAHIT, *(f"{NIKHAHIT}{tone}" for tone in ("0E48", "0E49", "0E4A", "0E4B")))
LETTERS = {f"uni0E{code:02X}" for code in range(0x01, 0x2F)} - {"uni0E2C"} | {"loChulathai.short"}  # so ฬ below a mark
TALL_LETTERS = frozenset({"uni0E1B", "uni0E1D", "uni0E1F"})  # after ป ฝ ฟ the font takes the narrow marks
UPPER_VOWELS = tuple(f"uni0E{code}{form}" for code in (31, 34, 35, 36, 37, 47) for form in ("", ".narrow"))
UPPER_MARKS = tuple(f"uni0E{code}.small" for code in ("48", "49", "4A", "4B", "4C"))  # as they stand above a vowel
BASE_GLYPH, MARK_GLYPH = 1, 3  # glyph classes of GDEF
MARK_ON_BASE, MARK_ON_MARK = 4, 6  # lookup types of GPOS

Part = tuple[str, int, int]

# What pages show: Latin with its accents, Thai, and the punctuation and arrows of the interface.
WEB_CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *range(0xE01, 0xE3B),
    *range(0xE3F, 0xE5C),
    *(0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2039, 0x203A),
    *(0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2260, 0x2264, 0x2265),
)
WEB_FEATURES = ["ccmp", "kern", "liga", "mark", "mkmk"]


class Place(NamedTuple):
    """Where nikhahit stands against the sara aa that follows it, in font units, and in which form."""

    narrow: bool
    x: int
    y: int

    @property
    def marks(self) -> list[str]:
        return [f"{mark}.narrow" if self.narrow else mark for mark in WITH_TONES]


def build(folder: Path) -> list[Path]:
    """Write the fonts of both weights, for PDF and for the web, and their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in built_files():
        paths.append(folder / name)
        paths[-1].write_bytes(content)
    return paths


def built_files() -> Iterator[tuple[str, bytes]]:
    """Every built file, name and content; the same bytes on every machine that has the locked versions."""
    for weight, style in STYLES.items():
        font = portal_font(style)
        stem = FAMILY.lower().replace(" ", "-")
        yield f"{stem}-{weight}.ttf", saved(font)
        yield f"{stem}-{weight}.woff2", saved(web_subset(font))
    yield LICENCE, (fontpkg_sarabun.ROOT / "LICENSE").read_bytes()


def portal_font(style: str) -> TTFont:
    """Sarabun in one style with its ligatures and a name of its own."""
    path = fontpkg_sarabun.ROOT / "files" / f"Sarabun-{style}.ttf"
    font = TTFont(path, lazy=False, recalcTimestamp=False)
    font.cfg[USE_HARFBUZZ_REPACKER] = False  # it would be used where it happens to be installed
    del font["DSIG"]  # the signature of the unchanged file
    _rename(font, style)
    places = _places(font)
    _draw_sara_am(font, places)
    _compose(font, _sara_am_in_context(font, places))
    _compose(font, _stacks(font))
    return font


def web_subset(font: TTFont) -> TTFont:
    """The characters of the web pages only, as WOFF2."""
    subset = TTFont(BytesIO(saved(font)), lazy=False, recalcTimestamp=False)
    options = Options(layout_features=WEB_FEATURES, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], notdef_outline=True)
    options.harfbuzz_repacker = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=WEB_CHARACTERS)
    subsetter.subset(subset)
    subset.flavor = "woff2"
    return subset


def saved(font: TTFont) -> bytes:
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.platformID == 3]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    own = {1: FAMILY, 3: f"{VERSION}; {postscript}", 4: f"{FAMILY} {style}", 5: VERSION, 6: postscript}
    for record in names.names:
        record.string = own.get(record.nameID, record.string)


def _places(font: TTFont) -> dict[Place, list[str]]:
    """The letters for which the font's anchors put nikhahit at the same place, the most common place last."""
    (attachment,) = (table for table in _attachments(font) if "uni0E01" in table.BaseCoverage.glyphs)
    marks = dict(zip(attachment.MarkCoverage.glyphs, attachment.MarkArray.MarkRecord, strict=True))
    places = defaultdict(list)
    for letter, record in zip(attachment.BaseCoverage.glyphs, attachment.BaseArray.BaseRecord, strict=True):
        if letter not in LETTERS:
            continue
        narrow = letter in TALL_LETTERS
        mark = marks[f"{NIKHAHIT}.narrow" if narrow else NIKHAHIT]
        x, y = _way(mark.MarkAnchor, record.BaseAnchor[mark.Class])
        places[Place(narrow, x - font["hmtx"][letter][0], y)].append(letter)
    return dict(sorted(places.items(), key=lambda item: (len(item[1]), item)))


def _draw_sara_am(font: TTFont, places: Iterable[Place]) -> None:
    advance, _ = font["hmtx"][SARA_AA]
    for place in places:
        for mark in place.marks:
            parts = ((mark, place.x, place.y), (SARA_AA, 0, 0))
            _draw(font, _sara_am(mark, place), parts, advance=advance, kind=BASE_GLYPH)


def _sara_am(mark: str, place: Place) -> str:
    return f"{mark}_{SARA_AA}.x{place.x}y{place.y}".replace("-", "m")


def _sara_am_in_context(font: TTFont, places: dict[Place, list[str]]) -> ChainContextSubstBuilder:
    """The ligature for the place that the letter before asks for."""
    context = ChainContextSubstBuilder(font, None)
    for place, letters in places.items():
        ligatures = LigatureSubstBuilder(font, None)
        for mark in place.marks:
            ligatures.ligatures[mark, SARA_AA] = _sara_am(mark, place)
        ligatures.lookup_index = _add(font, ligatures)
        sequence = [place.marks, [SARA_AA]]
        context.rules.append(ChainContextualRule([letters], sequence, [], [[ligatures], None]))
    # After anything else (a lower vowel, a dotted circle) the most common place serves.
    context.rules.append(ChainContextualRule([], sequence, [], [[ligatures], None]))
    return context


def _stacks(font: TTFont) -> LigatureSubstBuilder:
    """Every upper vowel with every mark above it as one mark, which attaches where the vowel did."""
    (stacking,) = (table for table in _tables(font, MARK_ON_MARK) if "uni0E34" in table.Mark2Coverage.glyphs)
    above = dict(zip(stacking.Mark1Coverage.glyphs, stacking.Mark1Array.MarkRecord, strict=True))
    below = dict(zip(stacking.Mark2Coverage.glyphs, stacking.Mark2Array.Mark2Record, strict=True))
    ligatures = LigatureSubstBuilder(font, None)
    for vowel in UPPER_VOWELS:
        for mark in UPPER_MARKS:
            record = above[mark]
            x, y = _way(record.MarkAnchor, below[vowel].Mark2Anchor[record.Class])
            name = ligatures.ligatures[vowel, mark] = f"{vowel}_{mark}"
            _draw(font, name, ((vowel, 0, 0), (mark, x, y)), advance=0, kind=MARK_GLYPH)
            _attach_like(font, vowel, name)
    return ligatures


def _attach_like(font: TTFont, vowel: str, stack: str) -> None:
    for table in _attachments(font):
        records = table.MarkArray.MarkRecord
        records.append(records[table.MarkCoverage.glyphs.index(vowel)])
        table.MarkCoverage.glyphs.append(stack)


def _draw(font: TTFont, name: str, parts: Iterable[Part], *, advance: int, kind: int) -> None:
    """A new glyph of parts that are there already, each moved by x and y."""
    pen = TTGlyphPen(font.getGlyphSet())
    for part, x, y in parts:
        pen.addComponent(part, (1, 0, 0, 1, x, y))
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, glyph.xMin)
    font["GDEF"].table.GlyphClassDef.classDefs[name] = kind


def _way(mark: Any, anchor: Any) -> tuple[int, int]:
    """How far a mark has to move so that its anchor meets the other."""
    return anchor.XCoordinate - mark.XCoordinate, anchor.YCoordinate - mark.YCoordinate


def _attachments(font: TTFont) -> list[Any]:
    """The tables that attach the marks of Thai to letters."""
    return [table for table in _tables(font, MARK_ON_BASE) if NIKHAHIT in table.MarkCoverage.glyphs]


def _tables(font: TTFont, kind: int) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        if lookup.LookupType == kind:
            yield from lookup.SubTable


def _add(font: TTFont, builder: LookupBuilder) -> int:
    lookups = font["GSUB"].table.LookupList.Lookup
    lookups.append(builder.build())
    return len(lookups) - 1


def _compose(font: TTFont, builder: LookupBuilder) -> None:
    """Run the substitution last in `ccmp` of the Thai script."""
    table = font["GSUB"].table
    thai = next(record.Script for record in table.ScriptList.ScriptRecord if record.ScriptTag == "thai")
    features = (table.FeatureList.FeatureRecord[index] for index in thai.DefaultLangSys.FeatureIndex)
    composition = next(record.Feature for record in features if record.FeatureTag == "ccmp")
    composition.LookupListIndex.append(_add(font, builder))
