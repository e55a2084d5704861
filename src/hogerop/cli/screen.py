"""What is written to the screen: texts that stay texts, tables, and JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from textwrap import wrap
from typing import TYPE_CHECKING

from hogerop.answers.written import as_json
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
