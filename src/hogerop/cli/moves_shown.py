"""The moves on the screen: a row is where they stood, a column where they came to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hogerop.chart import heading_of_moves, period
from hogerop.cli.screen import line, screen, table, text
from hogerop.ladder import OUTSIDE, RUNGS, rung_name
from hogerop.paper import RUNG_COLOURS, number
from hogerop.words import say

if TYPE_CHECKING:
    from rich.text import Text

    from hogerop.ladder.answers import Moves

UP = (OUTSIDE, *(rung.key for rung in RUNGS))
FROM = (*reversed(UP), "new")
TO = ("erased", *UP)
ROOM_FOR_NAMES = 118
"""Columns of the screen from which on the headings are names, not numbers."""


def show_moves(moves: Moves) -> None:
    """Write the moves to the screen."""
    line(heading_of_moves(moves), "bold")
    line(say("{period}. Rows: from; columns: to.", period=period(moves)), "dim")
    screen().print(_matrix(moves))


def _matrix(moves: Moves) -> Any:
    froms = [key for key in FROM if key in {m.from_ for m in moves.moves}]
    tos = [key for key in TO if key in {m.to for m in moves.moves}]
    counted = {(m.from_, m.to): m.contacts for m in moves.moves}
    wide = screen().width >= ROOM_FOR_NAMES
    shown = table("", *(_head(key, wide=wide) for key in tos), right=range(1, len(tos) + 1))
    for from_ in froms:
        name = text(_name(from_), RUNG_COLOURS.get(from_, "dim"))
        shown.add_row(name, *(_cell(from_, to, counted.get((from_, to), 0)) for to in tos))
    return shown


def _cell(from_: str, to: str, contacts: int) -> Text:
    if not contacts:
        return text("·", "dim")
    if from_ == to or from_ not in UP or to not in UP:
        return text(number(contacts), "" if from_ == to else "cyan")
    climbed = UP.index(to) > UP.index(from_)
    return text(f"{'↑' if climbed else '↓'}{number(contacts)}", "green" if climbed else "red")


def _name(key: str) -> str:
    if key in UP[1:]:
        return f"{UP.index(key)} {rung_name(key)}"
    return {OUTSIDE: say("outside"), "new": say("new"), "erased": say("erased")}[key]


def _head(key: str, *, wide: bool) -> str:
    return _name(key) if wide or key not in UP[1:] else str(UP.index(key))
