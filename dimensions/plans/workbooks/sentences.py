"""Why a file is not read, each as one sentence that also says what to do."""

from dimensions.plans.problems import gettext_noop

MISSING = gettext_noop("There is no such file.")
EMPTY = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop(
    "The file is larger than %(most)d MB, and no plan is. Leave out its pictures, or copy the plan into a new workbook."
)
TOO_MUCH = gettext_noop(
    "Reading was stopped: this file asks for more time or memory than a plan ever needs. "
    "Copy the plan into a new workbook and send that."
)
UNFOLDS = gettext_noop(
    "The file is packed: opened, it would be larger than %(most)d MB, and no plan is. It was not opened."
)
TOO_MANY_CELLS = gettext_noop(
    "The file holds more text than any plan: more than %(most)d cells. Copy the plan into a new workbook and send that."
)
TOO_MANY_CHARACTERS = gettext_noop(
    "The file holds more text than any plan: more than %(most)d characters. "
    "Copy the plan into a new workbook and send that."
)
TOO_FAR = gettext_noop(
    "Merged cells of the sheet “%(sheet)s” reach over more than %(most)d places. Unmerge them and send the file again."
)
PASSWORD = gettext_noop("The file is locked with a password. Save it without one and send it again.")
DAMAGED = gettext_noop(
    "The file is damaged and cannot be opened. Open it in Excel or Word, save it anew and send that."
)
TRICKS = gettext_noop(
    "The file holds a DOCTYPE, which no workbook holds, and was not read. Copy the plan into a new workbook."
)
MACROS = gettext_noop(
    "The workbook holds macros. Save it as “Excel Workbook (.xlsx)”, or as .docx, which leaves them out, and send that."
)
OLD_WORD = gettext_noop("This is a Word file in the old form. Save it as .docx and send that.")
OTHER_SHEETS = gettext_noop("A spreadsheet of this kind is not read. Save it as .xlsx and send that.")
OTHER_OFFICE = gettext_noop("This is neither a workbook nor a document with tables. A plan is read from one of them.")
PDF = gettext_noop(
    "This is a PDF, and plans are not read from PDFs. Send the Excel or Word file that it was made from."
)
PICTURE = gettext_noop(
    "This is a picture, and a picture of a table cannot be read. "
    "Type the plan into a table, or send the file that the picture was taken from."
)
ONLY_PICTURES = gettext_noop(
    "The file holds only pictures, and a picture of a table cannot be read. Type the table, or paste it as a table."
)
WEB_PAGE = gettext_noop(
    "This is a web page, even if it is named like a workbook: some systems export their tables so. "
    "Open it in Excel, save it as .xlsx and send that."
)
RENAMED = gettext_noop(
    "The file is named %(suffix)s but holds plain text. Open it in Excel, save it as .xlsx and send that."
)
ARCHIVE = gettext_noop("This is a packed archive and not a workbook. Unpack it and send the workbook that is in it.")
UNKNOWN = gettext_noop("This is no file that plans are read from. Send a workbook (.xlsx, .xls), a .csv or a .docx.")
LETTERS = gettext_noop(
    "The letters of this text file cannot be read. Save it as “CSV UTF-8”, or as .xlsx, and send that."
)
NOTHING_TYPED = gettext_noop("Nothing is typed in this file: every cell is empty.")
ONLY_HIDDEN = gettext_noop(
    "Every sheet with text in it is hidden. Show the sheet of the plan in Excel and send the file again."
)
NO_TABLE = gettext_noop("There is no table in this document, and a plan is read from a table.")
