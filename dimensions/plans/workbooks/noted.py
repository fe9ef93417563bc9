"""What is noted of a file that was read: where it says less, or other things, than its maker sees."""

from collections.abc import Sequence

from dimensions.plans.grid import Cell
from dimensions.plans.problems import gettext_noop
from dimensions.plans.workbooks.found import Note

HIDDEN_SHEET = gettext_noop(
    "This sheet is hidden, and nothing of it is taken. "
    "If it belongs to the plan, show it in Excel and send the file again."
)
HIDDEN_ROWS = gettext_noop("Rows of this sheet are hidden (%(count)d); they were read like all others.")
HIDDEN_COLUMNS = gettext_noop("Columns of this sheet are hidden (%(count)d); they were read like all others.")
STRUCK_OUT = gettext_noop("On this sheet %(count)d cells are struck out; they were read like all others.")
FORMULAS = gettext_noop("Formulas stand here (%(count)d): what they showed when the file was saved was read.")
NO_VALUE = gettext_noop(
    "The formula here has no result in the file, so the cell was read as empty. "
    "Open the file in Excel, save it and send it again."
)
ERROR_VALUE = gettext_noop("The formula here shows the error %(error)s; the cell was read as empty.")
EXTERNAL_LINKS = gettext_noop(
    "The workbook points to other files. They were not opened; what was last seen of them was read."
)
ONLY_PICTURE = gettext_noop(
    "On this sheet stands a picture and no text. "
    "A picture of a table cannot be read: type the table, or paste it as a table."
)
FIRST_DAYS = gettext_noop(
    "A workbook of the old form (.xls) does not let us see whether a cell shows a day or a whole month: "
    "%(text)s and its like (%(count)d) were read as that day. Save it as .xlsx and send it again if months are meant."
)
CHART = gettext_noop("This sheet is a chart and holds no table; it was left out.")
TRACKED = gettext_noop("Changes are tracked in this document. It was read as if all of them were accepted.")
NESTED = gettext_noop("A table stands inside this cell; its text was read line by line.")


def first_days(name: str, cells: Sequence[Cell]) -> Note:
    return Note("first_days", FIRST_DAYS, {"text": cells[0].text, "count": len(cells)}, name, cells[0].address)


def struck_out(name: str, cells: Sequence[str]) -> Note:
    return Note("struck_out", STRUCK_OUT, {"count": len(cells)}, name, cells[0])


def hidden_sheet(name: str) -> Note:
    return Note("hidden_sheet", HIDDEN_SHEET, sheet=name)


def chart(name: str) -> Note:
    return Note("chart", CHART, sheet=name)


def only_picture(name: str) -> Note:
    return Note("only_picture", ONLY_PICTURE, sheet=name)


def external_links() -> Note:
    return Note("external_links", EXTERNAL_LINKS)


def tracked_changes() -> Note:
    return Note("tracked_changes", TRACKED)
