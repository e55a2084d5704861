"""The sentences above the pictures and tables that look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.ladder import KEYS, rung_name
from hogerop.paper import estimated_money, month, number, short_day
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.forecast.foretold import Ahead, ComingMonths, Forecast, Range

__all__ = [
    "contacts_in_range",
    "heading_of_counts",
    "heading_of_forecast",
    "in_money_range",
]

ENOUGH = 30
"""Contacts on a rung from which on its forecast is worth a heading."""


def heading_of_forecast(coming: ComingMonths) -> str:
    """Return in one sentence what the coming months bring; where no money is known, who stands."""
    found, currency = coming.forecast, coming.currency
    total = found.money_total
    if total is None:
        return heading_of_counts(found)
    values = {
        "months": len(found.ends),
        "money": estimated_money(total.mean, currency),
        "range": in_money_range(total, currency),
    }
    if found.money_is == "margin":
        return say(
            "The coming {months} months will bring some {money} of margin ({range})", **values
        )
    return say("The coming {months} months will bring some {money} of revenue ({range})", **values)


def heading_of_counts(found: Forecast) -> str:
    """Return in one sentence how many will stand on the highest rung that has enough contacts."""
    rung = _told(found)
    if rung is None:
        return say("Nobody on the ladder yet")
    return say(
        "{rung}: some {number} in {month} ({range}); {now} on {day}",
        rung=rung_name(KEYS[rung.standing]),
        number=number(round(rung.months[-1].mean)),
        month=month(found.ends[-1]),
        range=contacts_in_range(rung.months[-1]),
        now=number(rung.past[-1]),
        day=short_day(found.as_of),
    )


def contacts_in_range(of: Range) -> str:
    """Return the range of four in five cases: ``380 to 450``."""
    low, high = number(round(of.low_80)), number(round(of.high_80))
    return low if low == high else say("{low} to {high}", low=low, high=high)


def in_money_range(of: Range, currency: str) -> str:
    """Return the range of four in five cases: ``€43,000 to €49,400``."""
    low, high = estimated_money(of.low_80, currency), estimated_money(of.high_80, currency)
    return low if low == high else say("{low} to {high}", low=low, high=high)


def _told(found: Forecast) -> Ahead | None:
    rungs = [rung for rung in found.rungs if rung.standing]
    many = [rung for rung in rungs if rung.past[-1] >= ENOUGH]
    return many[-1] if many else rungs[-1] if rungs else None
