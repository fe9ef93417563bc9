"""Rows and forms as workbooks: the only folder that knows the spreadsheet library."""

from portal.reports.sheets.pages import Box, Choice, Look, Page, paged_workbook
from portal.reports.sheets.rows import Column, Sheet, workbook

__all__ = ["Box", "Choice", "Column", "Look", "Page", "Sheet", "paged_workbook", "workbook"]
