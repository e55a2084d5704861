"""What a part of the report is made of: an answer, tables, a picture; on paper and in Excel alike.

A figure stands here as a number. How it is written is said once, by the kind of its column.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from babel.numbers import get_currency_symbol

from hogerop.ladder import rung_name
from hogerop.paper import (
    change,
    decimal,
    estimated_money,
    inert,
    number,
    reader_locale,
    round_money,
    share,
    short_day,
)
from hogerop.words import language, say

if TYPE_CHECKING:
    from hogerop.chart.drawing import Drawing

__all__ = ["LONGEST", "Cell", "Column", "Kind", "Part", "Row", "Table", "cell", "excel_format"]

Kind = Literal["text", "rung", "count", "change", "decimal", "share", "estimate", "money", "day"]
LONGEST = 200
"""Characters of a name that anybody chose, in a table."""

_WINDOWS_LANGUAGE = {"nl": "413", "en": "809"}


@dataclass(frozen=True)
class Column:
    """One column of a table: its heading, and how its figures are written.

    Parameters
    ----------
    kind : str
        ``estimate`` is money in three figures, ``money`` money as exact as it is counted, ``share``
        a part of 1, ``rung`` the key of a rung.
    ranged : bool
        Whether each figure has a range: below it on paper, in two columns more in Excel.
    """

    head: str
    kind: Kind = "text"
    ranged: bool = False


@dataclass(frozen=True)
class Cell:
    """A figure or a text, with its range where it has one; None = not known.

    ``range_said`` stands in the place of the range on paper where that is better said in words.
    """

    value: object
    low: float | None = None
    high: float | None = None
    range_said: str = ""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table of a part.

    Parameters
    ----------
    name : str
        Of its sheet, at most 31 characters.
    heading, about : str
        Over it on paper; empty = nothing.
    totals : int
        How many of the last rows are sums of the others.
    look : str
        ``rows``; ``cards``: on paper each row is a card with a label, a figure and its meaning;
        ``workbook``: not on paper.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    about: str = ""
    totals: int = 0
    look: Literal["rows", "cards", "workbook"] = "rows"


@dataclass(frozen=True)
class Part:
    """One part of the report.

    Parameters
    ----------
    key : str
        What programs call it.
    title, answer : str
        What it is about, and the answer in one sentence.
    commands : tuple of str
        What shows the rows behind its figures.
    about : str
        Of which days it speaks.
    checked : tuple of str
        How sure it is, a sentence each.
    draw : callable, optional
        Draws its chart.
    tables : tuple of Table
    said : tuple of str
        What follows, a sentence each.
    notes : tuple of str
        What a reader must know besides, a sentence each.
    """

    key: str
    title: str
    answer: str
    commands: tuple[str, ...]
    about: str = ""
    checked: tuple[str, ...] = ()
    draw: Callable[[], Drawing] | None = None
    tables: tuple[Table, ...] = ()
    said: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def cell(of: Cell, column: Column, currency: str) -> tuple[str, str]:
    """Return a figure as it is written, and its range."""
    if of.value is None:
        return "–", of.range_said
    write = _writers(currency)[column.kind]
    if of.range_said or of.low is None or of.high is None:
        return write(of.value), of.range_said
    low, high = write(of.low), write(of.high)
    return write(of.value), low if low == high else say("{low} to {high}", low=low, high=high)


def _writers(currency: str) -> dict[str, Callable[..., str]]:
    def text(value: object) -> str:
        return inert(value, LONGEST)

    return {
        "text": text,
        "day": short_day,
        "rung": rung_name,
        "count": lambda n: number(round(n)),
        "change": lambda n: change(round(n)),
        "decimal": decimal,
        "share": _share,
        "estimate": lambda n: estimated_money(n, currency),
        "money": lambda n: round_money(n, currency),
    }


def _share(part: float) -> str:
    """Write a share, with a decimal where it is small."""
    return f"{decimal(100 * part)}%" if 0 < part < 0.095 else share(part, 1)


def excel_format(kind: Kind, currency: str) -> str:
    """Return how Excel writes figures of a kind; its own marks, for which it takes the reader's."""
    home = _WINDOWS_LANGUAGE[language()]
    symbol = get_currency_symbol(currency, locale=reader_locale())
    gap = " " if language() == "nl" else ""
    amount = f"[${symbol}-{home}]{gap}#,##0"
    return {
        "text": "",
        "rung": "",
        "day": f"[$-{home}]d mmm yyyy",
        "count": "#,##0",
        "change": "+#,##0;\u2212#,##0;0",
        "decimal": "#,##0.0",
        "share": "0.0%",
        "estimate": amount,
        "money": f"{amount}.00",
    }[kind]
