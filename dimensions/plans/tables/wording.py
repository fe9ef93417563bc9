"""Dimensions under another name: where a file knows no มิติ, what it calls ด้านที่ ๑ or หมวดที่ ๑ is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dimensions.plans.grid import Cell, Sheet
from dimensions.plans.tables import sentences
from dimensions.plans.tables.doubts import Findings, Spot
from dimensions.plans.tables.spelling import D, folded, shown

DIMENSION = re.compile(rf"มิติ\s*(?:ที่)?\s*\(?{D}")
ANOTHER = re.compile(rf"(?P<before>^[\s\"“(]*|[\n:–-]\s*)(?:ด้าน|หมวด)(?=\s*ที่\s*\(?{D})")
HEADINGS = frozenset({"ด้าน", "หมวด", "ด้านที่", "หมวดที่"})


def uses_another_word(sheets: Sequence[Sheet]) -> bool:
    texts = [text for sheet in sheets for text in (sheet.name, *(cell.text for cell in sheet.cells))]
    return not any(map(DIMENSION.search, texts)) and any(map(ANOTHER.search, texts))


def in_usual_words(text: str) -> str:
    return "มิติ" if folded(text) in HEADINGS else ANOTHER.sub(r"\g<before>มิติ", text)


def said_usually(sheet: Sheet, findings: Findings) -> Sheet:
    """The sheet with มิติ in place of the other word; it is doubted once, at the first cell that has it."""
    return replace(sheet, cells=tuple(_cells(sheet, findings)))


def _cells(sheet: Sheet, findings: Findings) -> Iterator[Cell]:
    for cell in sheet.cells:
        if ANOTHER.search(cell.text) and not sheet.is_hidden:
            message, many = sentences.DIMENSION_WORD, sentences.DIMENSION_WORDS
            findings.doubt_alike(Spot(sheet.name, cell), "dimension_word", message, many, text=shown(cell.text))
        yield replace(cell, text=in_usual_words(cell.text))
