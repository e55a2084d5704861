"""What leaves the product on paper: figures as people write them, spreadsheets, colours, theme."""

from __future__ import annotations

from hogerop.paper.colours import COLOURS, RUNG_COLOURS, Colours, wash
from hogerop.paper.excel_file import Sheet
from hogerop.paper.figures import (
    change,
    day,
    decimal,
    estimated_money,
    moment,
    money,
    month,
    month_in_full,
    month_name,
    number,
    reader_locale,
    round_money,
    share,
    short_day,
    three_figures,
)
from hogerop.paper.form import save_form
from hogerop.paper.inert import inert
from hogerop.paper.pdf import pages_drawn, printable, save_pdf
from hogerop.paper.ranges import meant_to_hold
from hogerop.paper.spreadsheet import save, save_workbook, writer_of
from hogerop.paper.theme import theme
from hogerop.paper.whole import appearing, save_bytes

__all__ = [
    "COLOURS",
    "RUNG_COLOURS",
    "Colours",
    "Sheet",
    "appearing",
    "change",
    "day",
    "decimal",
    "estimated_money",
    "inert",
    "meant_to_hold",
    "moment",
    "money",
    "month",
    "month_in_full",
    "month_name",
    "number",
    "pages_drawn",
    "printable",
    "reader_locale",
    "round_money",
    "save",
    "save_bytes",
    "save_form",
    "save_pdf",
    "save_workbook",
    "share",
    "short_day",
    "theme",
    "three_figures",
    "wash",
    "writer_of",
]
