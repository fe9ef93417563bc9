"""Workbooks in the form of Excel 2007 and later, as their cells show them."""

from collections.abc import Iterator
from typing import Any

from dimensions.plans.grid import Sheet
from dimensions.plans.workbooks import noted, sentences
from dimensions.plans.workbooks.found import Note, Sheets, Unreadable
from dimensions.plans.workbooks.gathering import Gathering
from dimensions.plans.workbooks.numbers import BUILT_IN
from dimensions.plans.workbooks.package import Package, Relation, local, whole
from dimensions.plans.workbooks.progress import Stage, tell
from dimensions.plans.workbooks.worksheet import Worksheet, Writing, text_of

MACRO_KINDS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})
TRUE = frozenset({"1", "true"})
WHITES = ({"theme": "0"}, {"indexed": "1"}, {"indexed": "9"}, {"indexed": "64"}, {"auto": "1"})


def read_xlsx(package: Package, workbook: str) -> Sheets:
    relations = package.relations(workbook)
    if any(relation.kind in MACRO_KINDS for relation in relations):
        raise Unreadable(sentences.MACROS)
    named = {relation.id: relation for relation in relations}
    writing, gathering = _writing(package, workbook, relations), Gathering()
    sheets, notes = [], list(_links(relations))
    listed = list(_listed(package, workbook, named))
    for number, (name, is_hidden, relation) in enumerate(listed):
        tell(Stage.SHEETS, number, len(listed))
        sheet = Worksheet(package, relation.target, name, writing, gathering)
        sheets.append(Sheet(name, sheet.read(), is_hidden, sheet.fills))
        notes += _notes(sheet, sheets[-1], relation)
    return Sheets(tuple(sheets), tuple(notes))


def _notes(read: Worksheet, sheet: Sheet, relation: Relation) -> Iterator[Note]:
    if relation.kind != "worksheet":
        yield noted.chart(sheet.name)
    elif sheet.is_hidden:
        if sheet.cells:
            yield noted.hidden_sheet(sheet.name)
    else:
        yield from read.notes
        if read.has_picture and not sheet.cells:
            yield noted.only_picture(sheet.name)


def _links(relations: list[Relation]) -> Iterator[Note]:
    if any(relation.kind == "externalLink" for relation in relations):
        yield noted.external_links()


def _listed(package: Package, workbook: str, named: dict[str, Relation]) -> Iterator[tuple[str, bool, Relation]]:
    """Sheets in the order of their tabs."""
    for element in package.elements(workbook, "sheet"):
        relation = named.get(_id_of(dict(element.attrib)))
        if relation and not relation.is_outside and relation.target in package.parts:
            yield element.get("name", ""), element.get("state") in {"hidden", "veryHidden"}, relation


def _id_of(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith("}id")), "")


def _writing(package: Package, workbook: str, relations: list[Relation]) -> Writing:
    """What cells of all sheets point to: shared texts and formats."""
    parts = {relation.kind: relation.target for relation in relations if relation.target in package.parts}
    strings = [text_of(element) for element in _elements(package, parts.get("sharedStrings"), "si")]
    dated = (element.get("date1904") for element in package.elements(workbook, "workbookPr"))
    since_1904, styles = any(value in TRUE for value in dated), parts.get("styles")
    return Writing(strings, _formats(package, styles), since_1904, _fills(package, styles), _struck(package, styles))


def _elements(package: Package, part: str | None, *names: str) -> Iterator[Any]:
    return package.elements(part, *names) if part else iter(())


def _formats(package: Package, styles: str | None) -> list[str]:
    """The number format of each style, in the order in which cells count styles."""
    own: dict[str, str] = {}
    formats: list[str] = []
    for element in _elements(package, styles, "numFmt", "cellXfs"):
        if local(element) == "numFmt":
            own[element.get("numFmtId", "")] = element.get("formatCode", "")
        else:
            formats += [xf.get("numFmtId", "0") for xf in element]
    return [own[number] if number in own else BUILT_IN.get(whole(number), "") for number in formats]


def _fills(package: Package, styles: str | None) -> list[str]:
    """The colour behind each style, in the same order; nothing where there is none, or white."""
    own: list[str] = []
    fills: list[str] = []
    for element in _elements(package, styles, "fills", "cellXfs"):
        if local(element) == "fills":
            own = [_colour(fill) for fill in element]
        else:
            fills = [xf.get("fillId", "0") for xf in element]
    return [own[number] if (number := whole(each)) < len(own) else "" for each in fills]


def _struck(package: Package, styles: str | None) -> list[bool]:
    """Whether a line goes through what stands in each style."""
    own: list[bool] = []
    struck: list[bool] = []
    for element in _elements(package, styles, "fonts", "cellXfs"):
        if local(element) == "fonts":
            own = [any(local(each) == "strike" and each.get("val", "1") in TRUE for each in font) for font in element]
        else:
            struck = [own[number] if (number := whole(xf.get("fontId"))) < len(own) else False for xf in element]
    return struck


def _colour(fill: Any) -> str:
    """As the file names it: only whether two are the same is ever asked."""
    pattern = next((each for each in fill if local(each) == "patternFill"), None)
    if pattern is None:
        return "gradient" if len(fill) else ""
    if pattern.get("patternType", "none") == "none":
        return ""
    named = {local(each): dict(each.attrib) for each in pattern}
    colour = named.get("fgColor") if pattern.get("patternType") == "solid" else {"pattern": pattern.get("patternType")}
    if not colour or colour in WHITES or str(colour.get("rgb", "")).upper().endswith("FFFFFF"):
        return ""
    return " ".join(f"{key}={value}" for key, value in sorted(colour.items()))
