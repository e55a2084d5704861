"""The owner's month on paper: what stood, what moved, what it is worth, what is to come and done.

Takes what was counted and reckoned elsewhere, as frozen values, and sets it as a PDF or a workbook.
"""

from __future__ import annotations

from hogerop.report.month import MonthlyReport, Tested, Untold
from hogerop.report.pages import report_pages, save_report_pdf
from hogerop.report.part import Cell, Column, Part, Table
from hogerop.report.parts import parts_of
from hogerop.report.workbook import save_report_workbook

__all__ = [
    "Cell",
    "Column",
    "MonthlyReport",
    "Part",
    "Table",
    "Tested",
    "Untold",
    "parts_of",
    "report_pages",
    "save_report_pdf",
    "save_report_workbook",
]
