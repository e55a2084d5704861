"""Movement as two pictures: month by month, and as a matrix of from and to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart.drawing import Drawing, drawing
from hogerop.chart.from_to import matrix_drawn
from hogerop.chart.movement_bars import months_drawn
from hogerop.chart.movement_said import (
    LAPSED,
    heading_of_movement,
    name_of_standing,
    period_of_movement,
)
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.forecast.movement import Movement

SHOWN = 36
"""Months that the picture shows at most: the last ones."""


def draw_movement(found: Movement) -> Drawing:
    """Return the drawing of climbs and falls, month by month."""
    months = found.months[-SHOWN:]
    return drawing(
        months_drawn(
            [one.end for one in months],
            [one.climbed for one in months],
            [one.fell for one in months],
            up=say("climbed"),
            down=say("fell"),
        ),
        title=heading_of_movement(found),
        subtitle=[
            say(
                "Contacts who stood on another rung at the end of the month than at its beginning."
            ),
            say("Lapsing and waking up are no move; who came in the month is not counted."),
        ],
    )


def draw_matrix(found: Movement) -> Drawing:
    """Return the drawing of which part of a standing stood where a month later."""
    order = sorted(
        range(len(found.standings)),
        key=lambda place: (found.standings[place] % LAPSED, found.standings[place] < LAPSED),
    )
    codes = [found.standings[place] for place in order]
    return drawing(
        matrix_drawn(
            [name_of_standing(code) for code in codes],
            [code % LAPSED for code in codes],
            [sum(found.counts[place]) for place in order],
            [[found.rates[a][b].value for b in order] for a in order],
        ),
        title=heading_of_movement(found),
        subtitle=[
            f"{period_of_movement(found)}.",
            say("A row is where they stood, a column where they stood a month later."),
            say(
                "Green climbed, red fell, grey stayed. Left: how many were seen there, each month."
            ),
        ],
    )
