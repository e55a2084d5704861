"""Lists for people who work in a spreadsheet: CSV or Excel, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from hogerop.errors import AskedWrongly
from hogerop.paper.csv_file import write_csv
from hogerop.paper.excel_file import Sheet, write_excel, write_sheets
from hogerop.paper.whole import appearing
from hogerop.words import say

Writer: TypeAlias = Callable[[Path, Sequence[str], Iterable[Sequence[object]]], int]


def writer_of(path: Path) -> Writer:
    """Return what writes a list of this name, by its ending.

    Raises
    ------
    AskedWrongly
        If that is not ``.csv`` or ``.xlsx``.
    """
    writer = {".csv": write_csv, ".xlsx": write_excel}.get(path.suffix.lower())
    if writer is None:
        raise AskedWrongly(
            say("A list is written as CSV or Excel only"),
            where=path.name,
            fix=say("Let the name end in .csv or .xlsx."),
        )
    return writer


def save(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows to a ``.csv`` or ``.xlsx`` file and return how many; no text in it is a formula.

    The file appears under its name only when it is complete. Writes a file.

    Parameters
    ----------
    path : Path
        Where to; its ending chooses the format.
    headings : sequence of str
        One for each column.
    rows : iterable of sequences
        Texts, numbers, days, times, True and False; None is an empty cell.

    Raises
    ------
    AskedWrongly
        As `writer_of`.
    FileFault
        If the file cannot be written.
    """
    writer = writer_of(path)
    with appearing(path) as unfinished:
        return writer(unfinished, headings, rows)


def save_workbook(path: Path, sheets: Sequence[Sheet]) -> int:
    """Write sheets to an ``.xlsx`` file and return how many rows; no text in it is a formula.

    The file appears under its name only when it is complete. Writes a file.

    Raises
    ------
    AskedWrongly
        If the ending is another one, or there are more rows than a sheet holds.
    FileFault
        If the file cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise AskedWrongly(
            say("A workbook is an Excel file"),
            where=path.name,
            fix=say("Let the name end in .xlsx."),
        )
    with appearing(path) as unfinished:
        return write_sheets(unfinished, sheets)
