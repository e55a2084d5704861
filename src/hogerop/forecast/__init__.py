"""Looking ahead: who moves, and who will stand where in the coming months."""

from __future__ import annotations

from hogerop.forecast.cells import Cells, cells, chain_of_cells, codes_of
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
from hogerop.forecast.next_step import chance_of_step, chance_on_standing
from hogerop.forecast.past import panel
from hogerop.forecast.saying import contacts_checked, money_checked
from hogerop.forecast.sent import Sent, who_was_sent
from hogerop.forecast.waits import cell_of_each

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
    "cell_of_each",
    "cells",
    "chain_of_cells",
    "chance_of_step",
    "chance_on_standing",
    "codes_of",
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
