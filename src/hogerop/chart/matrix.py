"""The moves as a table of from (down) and to (across): climbs green, falls red, stays grey."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import altair as alt

from hogerop.chart.drawing import Drawing, Mark, boxes, drawing, word, words
from hogerop.chart.heading import heading_of_moves, period
from hogerop.ladder import RUNGS, rung_name
from hogerop.paper import COLOURS, number, wash
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.ladder.answers import Move, Moves

# Places in points: names stand left of the cells and above them.
WIDE, HIGH, GAP, NAMES, HEADS, LINE = 84, 42, 5, 116, 40, 15
LETTERS = 13  # of a name on one line

UP = ("outside", *(rung.key for rung in RUNGS))
FROM = (*reversed(UP), "new")
TO = ("erased", *UP)


def draw_moves(moves: Moves) -> Drawing:
    """Return the drawing of the moves between two days."""
    froms = [key for key in FROM if key in {m.from_ for m in moves.moves}]
    tos = [key for key in TO if key in {m.to for m in moves.moves}]
    width, height = NAMES + WIDE * len(tos), HEADS + HIGH * len(froms)
    most = max((m.contacts for m in moves.moves if _climb(m)), default=1)
    squares, labels = [], []
    for move in moves.moves:
        box, count = _cell(move, tos.index(move.to), froms.index(move.from_), most)
        squares.append(box)
        labels.append(count)
    for place, key in enumerate(froms):
        labels += _name(key, NAMES - 12, HEADS + HIGH * (place + 0.5), "right")
    for place, key in enumerate(tos):
        labels += _name(key, NAMES + WIDE * (place + 0.5), HEADS / 2, "center")
    return drawing(
        alt.layer(boxes(squares, width, height, corner=7), *words(labels, width, height)),
        title=heading_of_moves(moves),
        subtitle=[
            f"{period(moves)}.",
            say("A row is where they stood, a column is where they came to stand."),
            say("Green climbed, red fell, grey stayed, came or went."),
        ],
    )


def _climb(move: Move) -> int:
    """Return how many rungs were climbed; 0 also for those who came or were erased."""
    if move.from_ not in UP or move.to not in UP:
        return 0
    return UP.index(move.to) - UP.index(move.from_)


def _cell(move: Move, column: int, row: int, most: int) -> tuple[Mark, Mark]:
    fill, ink = COLOURS.sunken, COLOURS.ink_2
    if climb := _climb(move):
        # The root of the share keeps small streams apart from none; the numbers say the rest.
        strength = 0.14 + 0.86 * (move.contacts / most) ** 0.5
        fill = wash(COLOURS.up if climb > 0 else COLOURS.down, strength)
        ink = COLOURS.card if strength > 0.72 else COLOURS.ink
    x, y = NAMES + WIDE * column, HEADS + HIGH * row
    box = {"x": x, "y": y, "x2": x + WIDE - GAP, "y2": y + HIGH - GAP, "fill": fill}
    middle = x + (WIDE - GAP) / 2, y + (HIGH - GAP) / 2
    return box, word(*middle, number(move.contacts), ink, side="center", size=13, bold=600)


def _name(key: str, x: float, y: float, side: str) -> list[Mark]:
    lines = wrap(rung_name(key), LETTERS)
    first = y - GAP / 2 - LINE * (len(lines) - 1) / 2
    return [
        word(
            x - (GAP / 2 if side == "center" else 0),
            first + LINE * n,
            line,
            COLOURS.ink_2,
            side=side,
        )
        for n, line in enumerate(lines)
    ]
