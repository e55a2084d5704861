"""Looking ahead: who moves, and who will stand where in the coming months."""

from __future__ import annotations

from hogerop.forecast.cells import Cells, cells, chain_of_cells
from hogerop.forecast.forecasting import enough, forecast
from hogerop.forecast.foretold import (
    Ahead,
    Checks,
    ComingMonths,
    Forecast,
    Newcomers,
    Range,
)
from hogerop.forecast.look import Look, look_of
from hogerop.forecast.members import Book, counted
from hogerop.forecast.months import Panel, month_ends
from hogerop.forecast.movement import Movement, movement
from hogerop.forecast.past import panel
from hogerop.forecast.saying import contacts_checked, money_checked
from hogerop.forecast.sent import Sent, who_was_sent

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
    "Sent",
    "cells",
    "chain_of_cells",
    "contacts_checked",
    "counted",
    "enough",
    "forecast",
    "look_of",
    "money_checked",
    "month_ends",
    "movement",
    "panel",
    "who_was_sent",
]
