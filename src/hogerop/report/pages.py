"""The report as a PDF that looks like the product and that a screen reader can read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hogerop.chart.on_paper import Picture, on_paper
from hogerop.ladder import KEYS
from hogerop.paper import day, inert, month_in_full, pages_drawn, save_pdf
from hogerop.report.front import front
from hogerop.report.month import MonthlyReport
from hogerop.report.part import LONGEST, Cell, Column, Part, Table, cell
from hogerop.report.parts import parts_of
from hogerop.words import say

__all__ = ["report_pages", "save_report_pdf"]

_TEMPLATE = "report/month.typ"
_LEFT = ("text", "rung", "day")
_SHORT, _LONG = 12, 40
"""Characters of a heading that stays on one line; and of words that make a column wide."""


def save_report_pdf(path: Path, month: MonthlyReport, *, made_at: datetime) -> None:
    """Write the report as a PDF that screen readers can read. Writes a file.

    On every page stands what it was reckoned from, and the command that shows the rows.

    Parameters
    ----------
    made_at : datetime
        The moment that the file says it was made at, with its time zone.

    Raises
    ------
    FileFault
        If the file cannot be written.
    """
    says, pictures = _says(month)
    save_pdf(path, _TEMPLATE, says, made_at=made_at, pictures=pictures)


def report_pages(month: MonthlyReport, *, dots: int = 144) -> list[bytes]:
    """Return the pages of the report as PNG, at so many dots an inch."""
    says, pictures = _says(month)
    return pages_drawn(_TEMPLATE, says, pictures=pictures, form="png", dots=dots)


def _says(month: MonthlyReport) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what the pages say, and their charts."""
    parts = parts_of(month)
    drawn = {part.key: on_paper(part.draw()) for part in parts if part.draw is not None}
    name = month_in_full(month.last)
    says = {
        "title": f"{name} · {inert(month.business, LONGEST)}",
        "business": inert(month.business, 60),
        "made-on": day(month.made_on),
        "month": name[:1].upper() + name[1:],
        "about": _about(month),
        "edition": month.reckoned_from,
        "words": {"page": say("page"), "rows": say("The rows behind it:")},
        "front": [vars(one) for one in front(month)],
        "parts": [_part(part, month.currency, drawn.get(part.key)) for part in parts],
    }
    return says, {key: picture.svg for key, picture in drawn.items()}


def _about(month: MonthlyReport) -> str:
    business = inert(month.business, LONGEST)
    said = say("How {business} stood on {day}.", business=business, day=day(month.last))
    over = (month.last + timedelta(days=1)).month != month.last.month
    return said if over else said + " " + say("The month is not over.")


def _part(part: Part, currency: str, picture: Picture | None) -> dict[str, Any]:
    return {
        "key": part.key,
        "title": part.title,
        "answer": inert(part.answer, 400),
        "about": inert(part.about),
        "checked": [inert(line) for line in part.checked],
        "picture": None if picture is None else inert(picture.said),
        "tables": [_table(table, currency) for table in part.tables if table.look != "workbook"],
        "said": [inert(line) for line in part.said],
        "notes": [inert(line, 1000) for line in part.notes],
        "commands": list(part.commands),
    }


def _table(table: Table, currency: str) -> dict[str, Any]:
    rows = [list(_cells(row, table.columns, currency)) for row in table.rows]
    return {
        "cards": table.look == "cards",
        "heading": inert(table.heading, 400),
        "about": inert(table.about),
        "columns": [
            {
                "head": column.head,
                "in-two": [column.head] if column.kind in _LEFT else _in_two(column.head),
                "left": column.kind in _LEFT,
                "ranged": column.ranged,
                "words": _words(place, rows) if column.kind == "text" else 0,
            }
            for place, column in enumerate(table.columns)
        ],
        "rows": rows,
        "totals": table.totals,
    }


def _words(place: int, rows: list[list[dict[str, Any]]]) -> int:
    """Return how many characters a column of words asks for, so that long ones get more room."""
    longest = max((len(row[place]["said"]) for row in rows), default=0)
    return min(max(longest, _SHORT), _LONG)


def _in_two(head: str) -> list[str]:
    """Return a long heading of figures on two lines."""
    middle = min(
        (place for place, letter in enumerate(head) if letter == " "),
        key=lambda place: abs(place - len(head) / 2),
        default=0,
    )
    parted = middle and len(head) > _SHORT
    return [head[:middle], head[middle + 1 :]] if parted else [head]


def _cells(
    row: tuple[Cell, ...], columns: tuple[Column, ...], currency: str
) -> Iterator[dict[str, Any]]:
    for of, column in zip(row, columns, strict=True):
        said, below = cell(of, column, currency)
        on_rung = column.kind == "rung" and of.value in KEYS[1:]
        yield {
            "said": said,
            "below": below,
            "key": str(of.value) if on_rung else None,
            "number": str(KEYS.index(str(of.value))) if on_rung else "",
            "tone": _tone(of, column),
        }


def _tone(of: Cell, column: Column) -> str:
    if column.kind != "change" or not isinstance(of.value, int):
        return "ink"
    return "up" if of.value > 0 else "down" if of.value < 0 else "ink_3"
