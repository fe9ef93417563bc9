"""Files as offices send them (.xlsx, .xls, .csv, .docx), read into sheets; plain Python, no Django."""

from dimensions.plans.workbooks.child import read_in_child, sheets_in_child
from dimensions.plans.workbooks.found import Note, Sheets, Unreadable
from dimensions.plans.workbooks.reading import sheets_of

__all__ = ["Note", "Sheets", "Unreadable", "read_in_child", "sheets_in_child", "sheets_of"]
