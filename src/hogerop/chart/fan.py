"""The coming months as fans: one strip per rung, or the money of each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart.ahead_said import (
    contacts_in_range,
    heading_of_counts,
    heading_of_forecast,
    in_money_range,
)
from hogerop.chart.drawing import Drawing, drawing
from hogerop.chart.fan_strip import HIGH, Strip, strip_drawn
from hogerop.forecast import contacts_checked, money_checked
from hogerop.ladder import KEYS, rung_name
from hogerop.paper import COLOURS, RUNG_COLOURS, estimated_money, number
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.forecast.foretold import Ahead, ComingMonths

MONEY_HIGH = 320
"""Points of the picture of money."""
PAST = 24
"""Months before today that are drawn."""


def draw_fan(coming: ComingMonths) -> Drawing:
    """Return the drawing of contacts per rung, the top rung first."""
    found = coming.forecast
    days = [*found.past[-PAST:], *found.ends]
    strips = [_of_rung(rung) for rung in reversed(found.rungs)]
    return drawing(
        *(
            strip_drawn(strip, days, last=place == len(strips) - 1, high=HIGH)
            for place, strip in enumerate(strips)
        ),
        title=heading_of_counts(found),
        subtitle=[
            say(
                "Each rung has a scale of its own. Dark: meant to hold in four of five cases;"
                " pale: in 19 of 20."
            ),
            *contacts_checked(found.checks),
        ],
    )


def draw_money_fan(coming: ComingMonths) -> Drawing:
    """Return the drawing of the money of each month; without any, its words alone."""
    found = coming.forecast
    days = [*found.past[-PAST:], *found.ends]
    strips = [_of_money(coming)] if found.money else []
    return drawing(
        *(
            strip_drawn(strip, days, last=True, high=MONEY_HIGH, currency=coming.currency)
            for strip in strips
        ),
        title=heading_of_forecast(coming),
        subtitle=[
            say("Dark: meant to hold in four of five cases; pale: in 19 of 20."),
            *money_checked(found.checks),
        ],
    )


def _of_rung(rung: Ahead) -> Strip:
    key = KEYS[rung.standing]
    last = rung.months[-1]
    return Strip(
        rung_name(key),
        RUNG_COLOURS[key],
        tuple(map(float, rung.past[-PAST:])),
        rung.months,
        number(round(last.mean)),
        contacts_in_range(last),
    )


def _of_money(coming: ComingMonths) -> Strip:
    found, currency = coming.forecast, coming.currency
    last = found.money[-1]
    return Strip(
        say("Margin a month") if found.money_is == "margin" else say("Revenue a month"),
        COLOURS.accent,
        found.money_past[-PAST:],
        found.money,
        estimated_money(last.mean, currency),
        in_money_range(last, currency),
    )
