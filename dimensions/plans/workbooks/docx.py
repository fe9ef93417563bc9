"""Tables of Word documents, each as a sheet; what stands above a table stands above it in the sheet too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dimensions.plans.grid import Cell, Sheet, letters
from dimensions.plans.workbooks import noted, sentences
from dimensions.plans.workbooks.found import Note, Sheets, Unreadable
from dimensions.plans.workbooks.gathering import Gathering
from dimensions.plans.workbooks.numbering import Numbering, child, numbering_of, value
from dimensions.plans.workbooks.package import Package, local, whole

MAX_SPAN = 100
MAX_ABOVE = 12
MAX_NAME = 80
MAX_NOTED = 50
AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
UNSEEN = frozenset({"del", "moveFrom", "Fallback", "txbxContent", "pPr", "rPr", "rt"})
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}


@dataclass(slots=True)
class Box:
    """A cell while the rows below may still make it longer."""

    row: int
    column: int
    text: str
    columns: int
    rows: int = 1


Fills = dict[tuple[int, int], str]


@dataclass
class Document:
    numbering: Numbering
    gathering: Gathering = field(default_factory=Gathering)
    notes: list[Note] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def sheets(self, body: Any) -> Iterator[Sheet]:
        above: list[str] = []
        for block in _blocks(body):
            if local(block) == "tbl":
                yield self._sheet(block, above[-MAX_ABOVE:])
                above = []
            elif (text := self.paragraph(block)).strip():
                above.append(text)

    def paragraph(self, element: Any) -> str:
        """Its text as it is seen; a number is drawn before an empty one too, as in a column that only counts."""
        drawn, text = self.numbering.mark(element), "".join(_runs(element))
        return f"{drawn} {text}" if drawn and text else drawn or text

    def _sheet(self, table: Any, above: list[str]) -> Sheet:
        name, fills = self._name(above), Fills()
        boxes = list(self._boxes(table, name, len(above), fills))
        width = max((box.column + box.columns - 1 for box in boxes), default=1)
        titles = [Box(row, 1, text, width) for row, text in enumerate(above, 1)]
        return Sheet(name, tuple(cell for box in (*titles, *boxes) for cell in self._cell(box)), fills=fills)

    def _cell(self, box: Box) -> Iterator[Cell]:
        return self.gathering.cell(box.row, box.column, box.text, box.rows, box.columns)

    def _name(self, above: list[str]) -> str:
        """The line above the table, where one is short enough for a heading."""
        number = len(self.names) + 1
        heading = above[-1].strip() if above else ""
        name = heading if heading and len(heading) <= MAX_NAME and "\n" not in heading else f"ตาราง {number}"
        name = f"{name} ({number})" if name in self.names else name
        self.names.add(name)
        return name

    def _boxes(self, table: Any, name: str, row: int, fills: Fills) -> Iterator[Box]:
        """Cells in reading order; each is yielded at its first row and grows while the table is read."""
        boxes: list[Box] = []
        open_boxes: dict[int, Box] = {}
        for line in _rows(table):
            row += 1
            still_open: dict[int, Box] = {}
            for column, columns, cell in _placed(line):
                if fill := _fill(cell):
                    fills |= dict.fromkeys(((row, each) for each in range(column, column + columns)), fill)
                box = open_boxes.get(column) if _continues(cell) else None
                if box:
                    box.rows += 1
                else:
                    box = Box(row, column, self._text(cell, name, row, column), columns)
                    boxes.append(box)
                if child(child(cell, "tcPr"), "vMerge") is not None:
                    still_open[column] = box
            open_boxes = still_open
        yield from boxes

    def _text(self, cell: Any, name: str, row: int, column: int) -> str:
        if next(cell.iter("{*}tbl"), None) is not None and len(self.notes) < MAX_NOTED:
            self.notes.append(Note("nested_table", noted.NESTED, {}, name, f"{letters(column)}{row}"))
        return "\n".join(self.paragraph(each) for each in cell.iter("{*}p") if _is_seen(each, cell))


def read_docx(package: Package, main: str) -> Sheets:
    root = package.root(main)
    body = child(root, "body")
    document = Document(numbering_of(package, package.relations(main)))
    sheets = tuple(document.sheets(body if body is not None else ()))
    if not sheets:
        pictures = any(part.startswith("word/media/") for part in package.parts)
        raise Unreadable(sentences.ONLY_PICTURES if pictures else sentences.NO_TABLE)
    if next(root.iter("{*}ins", "{*}del", "{*}moveFrom"), None) is not None:
        document.notes.append(noted.tracked_changes())
    return Sheets(sheets, tuple(document.notes))


def _blocks(container: Any) -> Iterator[Any]:
    """Paragraphs and tables in order; a table of one cell around tables is only their frame."""
    for element in container:
        name = local(element)
        if name in AROUND:
            yield from _blocks(element)
        elif name == "tbl" and (frame := _frame(element)) is not None:
            yield from _blocks(frame)
        elif name in {"p", "tbl"}:
            yield element


def _frame(table: Any) -> Any:
    cells = [cell for row in _rows(table) for _, _, cell in _placed(row)]
    return cells[0] if len(cells) == 1 and child(cells[0], "tbl") is not None else None


def _rows(table: Any) -> Iterator[Any]:
    """Without rows whose deletion is tracked."""
    for element in table:
        if local(element) in AROUND:
            yield from _rows(element)
        elif local(element) == "tr" and child(child(element, "trPr"), "del") is None:
            yield element


def _placed(row: Any) -> Iterator[tuple[int, int, Any]]:
    """Column, width and element of each cell."""
    column = 1 + min(whole(value(child(row, "trPr"), "gridBefore")), MAX_SPAN)
    for cell in _cells(row):
        columns = min(max(whole(value(child(cell, "tcPr"), "gridSpan"), 1), 1), MAX_SPAN)
        yield column, columns, cell
        column += columns


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if local(element) in AROUND:
            yield from _cells(element)
        elif local(element) == "tc":
            yield element


def _continues(cell: Any) -> bool:
    """Is it merged with the one above? A mark without a word says so too."""
    merge = child(child(cell, "tcPr"), "vMerge")
    return merge is not None and value(child(cell, "tcPr"), "vMerge") != "restart"


def _fill(cell: Any) -> str:
    """The colour behind it; nothing where there is none, or white."""
    shade = child(child(cell, "tcPr"), "shd")
    named = {key.rpartition("}")[2]: str(each) for key, each in shade.attrib.items()} if shade is not None else {}
    colour = named.get("fill", "auto").upper()
    return "" if colour in {"AUTO", "FFFFFF"} else colour


def _runs(element: Any) -> Iterator[str]:
    """What is read in a paragraph: nothing deleted, hidden or told twice."""
    for each in element:
        name = local(each)
        if name == "t":
            yield each.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in UNSEEN and child(child(each, "rPr"), "vanish") is None:
            yield from _runs(each)


def _is_seen(paragraph: Any, cell: Any) -> bool:
    around = paragraph.getparent()
    while around is not None and around is not cell:
        if local(around) in {"Fallback", "del", "moveFrom"}:
            return False
        around = around.getparent()
    return True
