"""``hogerop contacts``: the list of a rung, on the screen, as CSV, Excel or JSON."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.answers.columns import cells, heading
from hogerop.cli.asked import a_day, a_rung, workspace_of
from hogerop.cli.list_file import may_save
from hogerop.cli.options import AsOf, Force, JsonLines, ToFile
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import RUNG_COLOURS, day, number, save, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from hogerop.rows import Rows

WIDE = 118
"""Columns of the screen from which on a list also shows until when somebody stays."""

BETWEEN = 3
"""Columns of the screen between one column of a list and the next."""

SHORTEST_WHO = 14
"""Columns of the screen for what `hogerop why` takes: a contact's id always fits."""

SHORTEST_NAME = 12
"""Columns of the screen for a name, at least."""

_TYPED_AS_IT_IS = re.compile(r"[\w.:@+-]+")

SHOWN = 25
"""Contacts that the screen shows of a longer list."""


def contacts(
    context: typer.Context,
    rung: Annotated[
        str | None,
        typer.Option("--rung", metavar="RUNG", help="Key, name or number; else everybody."),
    ] = None,
    lapsed: Annotated[
        bool | None,
        typer.Option("--lapsed/--not-lapsed", help="Only who lapsed, or who did not."),
    ] = None,
    as_of: AsOf = None,
    to: ToFile = None,
    force: Force = False,
    as_json: JsonLines = False,
) -> None:
    """List contacts with their standing. Reads an edition; with ``--to`` writes a file.

    On the screen the column ``Who`` holds what ``hogerop why`` takes: e-mail, source:number or id.

    ``--json``: one object a line with ``contact``, ``rung``, ``since``, ``lapsed``,
    ``source_ids``, ``name``, ``email``, ``stays_until``, ``lapses_on``, ``ahead``, the contact's
    columns and ``as_of``, the day that all this is said of.
    """
    if context.invoked_subcommand is not None:
        return
    from hogerop import steps

    may_save(to, force=force)
    workspace, asked = workspace_of(context), a_day(as_of)
    with waiting(silent=as_json) as progress:
        rows = steps.contacts(
            workspace, rung=a_rung(rung), lapsed=lapsed, as_of=asked, progress=progress
        )
    if as_json:
        for row in rows:
            write_json(row, one_line=True)
    if to is not None:
        saved = save(to, [heading(column) for column in rows.columns], cells(rows))
        if not as_json:
            line(
                say_count(
                    "{n} contact saved in {file}", "{n} contacts saved in {file}", saved, file=to
                )
            )
    elif not as_json:
        of_day = say("On {day}.", day=day(steps.day_spoken_of(workspace, as_of=asked)))
        line(" ".join([of_day, *steps.notes(workspace, as_of=asked)]), "dim")
        _show(rows)


def who_of(row: dict[str, Any], room: int) -> str:
    """Return what `hogerop why` takes for a contact: the e-mail address where there is room.

    Else the shortest of the numbers in the sources and the contact's id, which always fits.
    """
    email, numbers = row["email"] or "", row["source_ids"] or []
    fit = [who for who in (email, *numbers) if len(who) <= room and _TYPED_AS_IT_IS.fullmatch(who)]
    if email in fit:
        return str(email)
    return str(min([*fit, row["contact"]], key=len))


def _show(rows: Rows) -> None:
    found = say_count("{number} contact", "{number} contacts", len(rows), number=number(len(rows)))
    line(found, "bold")
    if len(rows):
        screen().print(_table(list(islice(rows, SHOWN))))
        line(
            say("Why somebody stands there: {command}", command=f"hogerop why {say('WHO')}"), "dim"
        )
    if len(rows) > SHOWN:
        line(say("The first {n} are shown; --to FILE saves all of them.", n=SHOWN), "dim")


def _table(rows: list[dict[str, Any]]) -> Table:
    """Return the first rows of a list; names and addresses share the room that the rest leaves."""
    beside = _beside(rows)
    taken = sum(_width(heading(column), cells) + BETWEEN for column, cells in beside.items())
    room = screen().width - taken - BETWEEN
    names = [text(_name(row)) for row in rows]
    # A name has what it needs up to half of the room, an address what is left.
    for_name = max(min(_width(heading("name"), names), room // 2), SHORTEST_NAME)
    whos = [text(who_of(row, max(room - for_name, SHORTEST_WHO)), "cyan", None) for row in rows]
    for_name = max(room - _width(heading("who"), whos), SHORTEST_NAME)
    shown = table(*map(heading, ("name", "who", *beside)))
    for name, *others in zip(names, whos, *beside.values(), strict=True):
        name.truncate(for_name, overflow="ellipsis")
        shown.add_row(name, *others)
    return shown


def _name(row: dict[str, Any]) -> str:
    """Return what a contact goes by: a company by its own name, whoever speaks for it."""
    names = [row["name"], row["company"]]
    if row["kind"] == "company":
        names.reverse()
    return str(next(name for name in (*names, row["email"], row["contact"]) if name))


def _beside(rows: list[dict[str, Any]]) -> dict[str, list[Text]]:
    """Return the cells of the columns that follow name and address, by column."""
    from hogerop.ladder import rung_name

    rungs = [text(rung_name(row["rung"]), RUNG_COLOURS.get(row["rung"], "")) for row in rows]
    beside = {"rung": rungs, "since": [text(short_day(row["since"])) for row in rows]}
    if any(row["lapsed"] for row in rows):
        beside["lapsed"] = [text(say("yes") if row["lapsed"] else "", "yellow") for row in rows]
    if screen().width >= WIDE:
        until = [row["stays_until"] for row in rows]
        beside["stays_until"] = [text(short_day(last) if last else "") for last in until]
    return beside


def _width(head: str, cells: list[Text]) -> int:
    return max(len(head), *(cell.cell_len for cell in cells))
