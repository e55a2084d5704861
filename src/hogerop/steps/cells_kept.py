"""Keeping the cells in an edition, so that "what if" need not read the past again."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from hogerop import forecast
from hogerop.contracts import CELL_MOVES, CELLS, CONTACT_CELLS, Engine
from hogerop.errors import TooLittle
from hogerop.forecast import Cells, Look, Panel
from hogerop.forecast.months import Integers
from hogerop.ladder import Policy, looks_back
from hogerop.steps.edition import Manifest, reading
from hogerop.steps.movement_kept import A_YEAR, told_of
from hogerop.whatif import Seen, seen_of
from hogerop.whatif.reward import Floats
from hogerop.whatif.sending import Sending, sending
from hogerop.workspace import Draft, Numbered, Workspace

TABLES = ("cells", "cell_moves", "contact_cells")
"""What is written into the edition."""

NEEDED = ("contacts", "events", "membership", "intervals", "left_out")
"""Tables of the edition that the past is read from."""

_COLUMNS = ("standing", "now", "followed", "money_sum", "money_squares")


@dataclass(frozen=True)
class Kept:
    """What "what if" begins with.

    Parameters
    ----------
    cells : Cells
        Who moves where, and what they bring.
    alike : array of float
        Of each cell: how alike contacts in it are in a month.
    sending : Sending
        What referrals add.
    money : str
        ``margin``, ``revenue`` or ``none``.
    contact, cell : array of int
        Everybody on the day, in ascending order, and the place of the cell of each.
    """

    cells: Cells
    alike: Floats
    sending: Sending
    money: str
    contact: Integers
    cell: Integers

    @property
    def seen(self) -> Seen:
        """What the ranges are drawn from."""
        return seen_of(self.cells, sending=self.sending, alike=self.alike)


def write_cells(engine: Engine, draft: Draft, policy: Policy, day: date) -> dict[str, Any]:
    """Write the tables of cells; return what the manifest says of them. A door.

    Reads the relations ``events``, ``membership``, ``contacts``, ``intervals`` and ``credits``.
    Where there is too little to look ahead from, the tables are empty, and nothing is said of them.
    """
    told: dict[str, Any] = {}
    promised = {"cells": CELLS, "cell_moves": CELL_MOVES, "contact_cells": CONTACT_CELLS}
    tables = {name: table.empty() for name, table in promised.items()}
    with suppress(TooLittle):
        past, look = read_past(engine, policy, day)
        told = {"movement": told_of(forecast.movement(past, last=A_YEAR))}
        found = _cells(engine, past, look)
        tables = _tables(found)
        told |= {"day": day.isoformat(), "months": found.cells.months, "money": found.money}
    for name in TABLES:
        engine.put(name, tables[name])
        engine.write(name, draft.file(name))
    return told


def read_past(engine: Engine, policy: Policy, day: date) -> tuple[Panel, Look]:
    """Read the past up to a day, and how far its policy has cells look back. A door: runs queries.

    Raises
    ------
    TooLittle
        If nobody was seen by the day.
    """
    back = looks_back(policy)
    return forecast.panel(engine, day, signs=back.signs), forecast.look_of(back)


def read_cells(engine: Engine, policy: Policy, day: date) -> Kept:
    """Read the past up to a day as cells. A door: runs queries.

    Raises
    ------
    TooLittle
        If there are too few months or contacts, or everybody stands on one rung.
    """
    return _cells(engine, *read_past(engine, policy, day))


def _cells(engine: Engine, past: Panel, look: Look) -> Kept:
    forecast.enough(past)
    book = forecast.counted(past, look)
    chain = forecast.chain_of_cells(book.cells, book.look)
    sent = sending(past, book.cells, forecast.who_was_sent(engine, past))
    found = forecast.cells(book.cells, chain)
    cell = forecast.cell_of_each(forecast.codes_of(past, look)[-1], found.codes, look)
    return Kept(found, chain.alike, sent, past.money_is, past.contact_id, cell)


def cells_of(workspace: Workspace, edition: Numbered, manifest: Manifest, day: date) -> Kept:
    """Return the cells of a day: those that the edition keeps, else read from the past. A door.

    Raises
    ------
    TooLittle
        As `read_cells`.
    """
    if manifest.ahead.get("day") == day.isoformat() and edition.file("contact_cells").exists():
        return _kept_cells(workspace, edition, manifest)
    engine = reading(workspace, edition, (*NEEDED, "credits"))
    return read_cells(engine, Policy.parse(workspace.settings.text), day)


def _kept_cells(workspace: Workspace, edition: Numbered, manifest: Manifest) -> Kept:
    """Return the cells of an edition that has them. A door: reads."""
    engine = reading(workspace, edition, TABLES)
    cells, moves = engine.ask("cells"), engine.ask("cell_moves")
    square = np.zeros((2, cells.num_rows, cells.num_rows))
    place = (moves["origin"].to_numpy(), moves["target"].to_numpy())
    for at, name in enumerate(("moves", "chance")):
        square[at][place] = moves[name].to_numpy()
    found = Cells(
        codes=cells["code"].to_numpy(),
        moves=square[0],
        rows=square[1],
        months=int(manifest.ahead["months"]),
        **{name: cells[name].to_numpy() for name in _COLUMNS},
    )
    sent = Sending(cells["sends"].to_numpy(), cells["begins"].to_numpy())
    whose = engine.ask("contact_cells")
    return Kept(
        found,
        cells["alike"].to_numpy(),
        sent,
        str(manifest.ahead["money"]),
        whose["contact_id"].to_numpy(),
        whose["cell"].to_numpy(),
    )


def last_known(day: date, valued: Mapping[str, Any]) -> date:
    """Return a day, or that of the newest order where that is earlier.

    What was ordered after it is not known: the days since are no quiet ones.

    Parameters
    ----------
    valued : mapping
        What the manifest says of values; ``until`` is the day of the newest order.
    """
    newest = valued.get("until")
    return day if newest is None else min(day, date.fromisoformat(newest))


def _tables(of: Kept) -> dict[str, pa.Table]:
    found = of.cells
    origin, target = np.nonzero(found.rows)
    columns = {name: pa.array(getattr(found, name)) for name in _COLUMNS}
    columns |= {"alike": pa.array(of.alike)}
    columns |= {name: pa.array(getattr(of.sending, name)) for name in ("sends", "begins")}
    return {
        "cells": CELLS.of({"code": pa.array(found.codes), **columns}),
        "cell_moves": CELL_MOVES.of(
            {
                "origin": pa.array(origin.astype(np.int64)),
                "target": pa.array(target.astype(np.int64)),
                "moves": pa.array(found.moves[origin, target]),
                "chance": pa.array(found.rows[origin, target]),
            }
        ),
        "contact_cells": CONTACT_CELLS.of(
            {"contact_id": pa.array(of.contact), "cell": pa.array(of.cell.astype(np.int32))}
        ),
    }
