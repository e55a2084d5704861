"""What is written to the screen: texts that stay texts, tables, and JSON."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from math import isinf, isnan
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from hogerop.paper import inert

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

CELL = 60
"""Characters of somebody else's text that a table shows."""


def screen() -> Console:
    """Return the console of standard output; texts on it are never read as markup."""
    return _console(sys.stdout, stderr=False)


def errors() -> Console:
    """Return the console of standard error: for failures and for progress."""
    return _console(sys.stderr, stderr=True)


@cache
def _console(_stream: object, *, stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)


def text(of: object, style: str = "", longest: int | None = CELL) -> Text:
    """Return any value as text that only shows itself, on one line."""
    from rich.text import Text

    return Text(inert(of, longest), style=style)


def line(said: str = "", style: str = "") -> None:
    """Write a sentence of ours."""
    from rich.text import Text

    # Rich would break a line at a no-break space, between a euro sign and its figure.
    lines = wrap(inert(said), screen().width, break_long_words=False, break_on_hyphens=False)
    screen().print(Text("\n".join(lines), style=style))


def table(*headings: str, right: Sequence[int] = (), fold: Sequence[int] = ()) -> Table:
    """Return an empty table in our look.

    Columns named in ``right`` hold numbers, those in ``fold`` may run over several lines; texts
    of the others are to be cut by whoever fills them.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, header_style="dim", pad_edge=False)
    for place, heading in enumerate(headings):
        made.add_column(
            text(heading),
            justify="right" if place in right else "left",
            overflow="fold" if place in fold else "ellipsis",
            no_wrap=place not in fold,
        )
    return made


def write_json(answer: object, *, one_line: bool = False) -> None:
    """Write an answer as JSON to standard output."""
    sys.stdout.write(as_json(answer, one_line=one_line) + "\n")


def as_json(answer: object, *, one_line: bool = False) -> str:
    r"""Return JSON in which days are ISO 8601, money is a number, infinite is ``"infinite"``.

    Characters that could steer a terminal are written as ``\uXXXX``.
    """
    written = json.dumps(
        _plain(answer), ensure_ascii=False, allow_nan=False, indent=None if one_line else 2
    )
    if written.isascii():
        return written
    return "".join(
        f"\\u{ord(c):04x}"
        if c != "\n" and ord(c) < 0x10000 and unicodedata.category(c)[0] in "CZ" and c != " "
        else c
        for c in written
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float):
        return None if isnan(value) else "infinite" if isinf(value) else value
    return value
