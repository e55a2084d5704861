"""The report as an Excel workbook: figures to reckon on with, each sheet with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hogerop.ladder import rung_name
from hogerop.paper import Sheet, day, inert, month_in_full, save_workbook
from hogerop.report.front import front
from hogerop.report.month import MonthlyReport
from hogerop.report.part import LONGEST, Cell, Column, Part, Row, Table, excel_format
from hogerop.report.parts import parts_of
from hogerop.words import say

__all__ = ["save_report_workbook"]


def save_report_workbook(path: Path, month: MonthlyReport) -> int:
    """Write the report to an ``.xlsx`` file and return how many rows. Writes a file.

    A sheet for each table; figures are numbers, with their ranges in columns of their own. Above
    each table stands the answer, what it was reckoned from, and the command that shows the rows.

    Raises
    ------
    AskedWrongly
        If the name ends otherwise.
    FileFault
        If the file cannot be written.
    """
    parts = parts_of(month)
    sheets = [_first(month, parts)]
    for part in parts:
        sheets += [_sheet(part, table, month) for table in part.tables]
        if not part.tables:
            sheets.append(_untold(part, month))
    return save_workbook(path, sheets)


def _first(month: MonthlyReport, parts: tuple[Part, ...]) -> Sheet:
    name = month_in_full(month.last)
    rows = [(one.what, one.figure, one.beside) for one in front(month)]
    rows += [
        (part.title, inert(line), "")
        for part in parts
        for line in (part.answer, *part.checked, *part.said, *part.notes)
    ]
    return Sheet(
        name=name[:1].upper() + name[1:],
        headings=(say("what"), inert(month.business, LONGEST), ""),
        rows=rows,
        above=(
            f"{name[:1].upper()}{name[1:]}",
            month.reckoned_from,
            say("Made on {day}", day=day(month.made_on)),
        ),
    )


def _above(part: Part, table: Table | None, month: MonthlyReport) -> tuple[str, ...]:
    answer = (table.heading if table else "") or part.answer
    about = inert((table.about if table else "") or part.about)
    behind = " · ".join(part.commands)
    rows = say("The rows behind it:")
    return (inert(answer), *([about] if about else ()), month.reckoned_from, f"{rows} {behind}")


def _sheet(part: Part, table: Table, month: MonthlyReport) -> Sheet:
    return Sheet(
        name=table.name,
        headings=tuple(_headings(table.columns)),
        rows=[tuple(_cells(row, table.columns)) for row in table.rows],
        above=_above(part, table, month),
        formats=tuple(_formats(table.columns, month.currency)),
    )


def _untold(part: Part, month: MonthlyReport) -> Sheet:
    rows = [(inert(line),) for line in (*part.said, *part.notes)]
    return Sheet(part.title[:31], (part.title,), rows, above=_above(part, None, month))


def _headings(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        yield column.head
        if column.ranged:
            yield say("{what}, low", what=column.head)
            yield say("{what}, high", what=column.head)


def _formats(columns: tuple[Column, ...], currency: str) -> Iterator[str]:
    for column in columns:
        yield from [excel_format(column.kind, currency)] * (3 if column.ranged else 1)


def _cells(row: Row, columns: tuple[Column, ...]) -> Iterator[object]:
    for of, column in zip(row, columns, strict=True):
        yield _value(of, column)
        if column.ranged:
            yield of.low
            yield of.high


def _value(of: Cell, column: Column) -> object:
    if column.kind == "rung" and of.value is not None:
        return rung_name(str(of.value))
    return inert(of.value, LONGEST) if column.kind == "text" and of.value is not None else of.value
