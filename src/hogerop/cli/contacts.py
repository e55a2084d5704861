"""``hogerop contacts``: the list of a rung, on the screen, as CSV, Excel or JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hogerop.cli.asked import a_day, a_rung, may_write, workspace_of
from hogerop.cli.options import AsOf, Force, JsonLines, ToFile
from hogerop.cli.screen import line, screen, table, text, write_json
from hogerop.cli.waiting import waiting
from hogerop.paper import RUNG_COLOURS, number, save, short_day
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.rows import Rows

# Columns of the screen: from how many on a list is wide; for what `hogerop why` takes, in a narrow
# list (a contact's id always fits) and in a wide one; beside these and the name, in the longest of
# our languages; and of a name at least.
WIDE, WHO, WHO_WIDE, BESIDE, BESIDE_WIDE, SHORTEST_NAME = 118, 14, 34, 52, 67, 12

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
    ``source_ids``, ``name``, ``email``, ``stays_until``, ``lapses_on``, ``ahead`` and the
    contact's columns.
    """
    from hogerop import steps

    may_write(to, force=force)
    with waiting(silent=as_json) as progress:
        rows = steps.contacts(
            workspace_of(context),
            rung=a_rung(rung),
            lapsed=lapsed,
            as_of=a_day(as_of),
            progress=progress,
        )
    if as_json:
        for row in rows:
            write_json(row, one_line=True)
    elif to is not None:
        saved = save(to, [heading(column) for column in rows.columns], _cells(rows))
        line(
            say_count("{n} contact saved in {file}", "{n} contacts saved in {file}", saved, file=to)
        )
    else:
        _show(rows)


def heading(column: str) -> str:
    """Return the heading of a column of contacts, in the reader's language."""
    return {
        "contact": say("Contact"),
        "name": say("Name"),
        "who": say("Who"),
        "email": say("E-mail"),
        "rung": say("Rung"),
        "since": say("Since"),
        "lapsed": say("Lapsed"),
        "stays_until": say("Stays until"),
        "lapses_on": say("Lapses on"),
        "ahead": say("Ahead of the rung"),
        "source_ids": say("Numbers in the sources"),
        "phone": say("Telephone"),
        "company": say("Company"),
        "kind": say("Person or company"),
        "street": say("Street"),
        "postcode": say("Postcode"),
        "city": say("City"),
        "region": say("Region"),
        "country": say("Country"),
        "industry": say("Industry"),
        "employees": say("Employees"),
        "language": say("Language"),
        "channel": say("Came through"),
        "tags": say("Labels"),
        "from": say("From"),
        "to": say("To"),
    }.get(column, column)


def who_of(row: dict[str, Any], room: int) -> str:
    """Return what `hogerop why` takes for a contact: the e-mail address where there is room.

    Else the shortest of the numbers in the sources and the contact's id, which always fits.
    """
    email, numbers = row["email"] or "", row["source_ids"] or []
    fit = [who for who in (email, *numbers) if len(who) <= room and _TYPED_AS_IT_IS.fullmatch(who)]
    if email in fit:
        return str(email)
    return str(min([*fit, row["contact"]], key=len))


def _cells(rows: Rows) -> Iterable[list[object]]:
    for row in rows:
        yield [_cell(column, value) for column, value in row.items()]


def _cell(column: str, value: Any) -> object:
    from hogerop.ladder import rung_name

    if value is None:
        return None
    if column in ("rung", "ahead", "from", "to"):
        return rung_name(str(value))
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return value


def _show(rows: Rows) -> None:
    from hogerop.ladder import rung_name

    people = say_count("{number} contact", "{number} contacts", len(rows), number=number(len(rows)))
    line(people, "bold")
    wide = screen().width >= WIDE
    beside, for_who = (BESIDE_WIDE, WHO_WIDE) if wide else (BESIDE, WHO)
    room = max(screen().width - beside - for_who, SHORTEST_NAME)
    columns = ["name", "who", "rung", "since", "lapsed", *(["stays_until"] if wide else [])]
    shown = table(*map(heading, columns))
    for row in islice(rows, SHOWN):
        until = row["stays_until"]
        cells = {
            "name": text(row["name"] or row["email"] or row["contact"], "", room),
            "who": text(who_of(row, for_who), "cyan", None),
            "rung": text(rung_name(row["rung"]), RUNG_COLOURS.get(row["rung"], "")),
            "since": text(short_day(row["since"])),
            "lapsed": text(say("yes") if row["lapsed"] else "", "yellow"),
            "stays_until": text(short_day(until) if until else ""),
        }
        shown.add_row(*(cells[column] for column in columns))
    if len(rows):
        screen().print(shown)
        line(
            say("Why somebody stands there: {command}", command=f"hogerop why {say('WHO')}"), "dim"
        )
    if len(rows) > SHOWN:
        line(say("The first {n} are shown; --to FILE saves all of them.", n=SHOWN), "dim")
