"""Looking ahead: who moves, and who will stand where in the coming months."""

from __future__ import annotations

from hogerop.forecast.cells import Cells, Look, cells, chain_of_cells
from hogerop.forecast.forecasting import (
    Ahead,
    Checks,
    Forecast,
    Newcomers,
    Range,
    enough,
    forecast,
)
from hogerop.forecast.handed import ComingMonths
from hogerop.forecast.members import Book, counted
from hogerop.forecast.months import Panel, month_ends, panel
from hogerop.forecast.movement import Movement, movement

__all__ = [
    "Ahead",
    "Book",
    "Cells",
    "Checks",
    "ComingMonths",
    "Forecast",
    "Look",
    "Movement",
    "Newcomers",
    "Panel",
    "Range",
    "cells",
    "chain_of_cells",
    "counted",
    "enough",
    "forecast",
    "month_ends",
    "movement",
    "panel",
]
