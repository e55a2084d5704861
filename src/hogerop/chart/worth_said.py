"""The sentences above the charts and tables of value, and what groups are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hogerop.chart.earning import name_of_channel
from hogerop.ladder import rung_name
from hogerop.paper import month, number, round_money, share
from hogerop.words import say

if TYPE_CHECKING:
    from hogerop.value.worth import Figure, Worth

__all__ = [
    "heading_of_concentration",
    "heading_of_worth",
    "in_range",
    "name_of_group",
    "written",
]


def heading_of_worth(worth: Worth) -> str:
    """Return in one sentence what all buyers will bring, with its range."""
    figures, buyers = worth.business.figures, number(worth.business.contacts)
    if "value_12" in figures:
        coming = figures["value_12"]
        values = {
            "buyers": buyers,
            "money": written("value_12", coming.expected, worth.currency),
            "range": in_range("value_12", coming, worth.currency),
        }
        if worth.told["money"] == "margin":
            return say(
                "Your {buyers} buyers will bring some {money} of margin in 12 months ({range})",
                **values,
            )
        return say(
            "Your {buyers} buyers will bring some {money} of revenue in 12 months ({range})",
            **values,
        )
    if "orders_12" in figures:
        coming = figures["orders_12"]
        return say(
            "Your {buyers} buyers will order some {orders} times in 12 months ({range})",
            buyers=buyers,
            orders=number(round(coming.expected)),
            range=in_range("orders_12", coming, worth.currency),
        )
    return say("Too little to predict from: {buyers} buyers so far", buyers=buyers)


def heading_of_concentration(worth: Worth) -> str:
    """Return in one sentence how much of the value the top of the buyers carries."""
    if not worth.curve:
        return say("Nobody carries any value yet")
    half = next(buyers for buyers, carried in worth.curve if carried >= 0.5)
    return say("{buyers} of your buyers carry half of the value", buyers=share(half, 1))


def name_of_group(key: str, by: str) -> str:
    """Return what a group is called: the name of a rung, a month in words, or a channel."""
    if by == "rung":
        return rung_name(key)
    if by == "cohort" and key:
        return month(date.fromisoformat(f"{key}-01"))
    return name_of_channel(key) if key else say("not known")


def in_range(name: str, figure: Figure, currency: str) -> str:
    """Return the range of a figure: ``€900 – €1,200``."""
    low, high = (written(name, end, currency) for end in (figure.low, figure.high))
    return low if low == high else say("{low} to {high}", low=low, high=high)


def written(name: str, value: float, currency: str) -> str:
    """Return a figure by its name: money, a share, or a number of people or orders."""
    if name in ("share", "p_alive"):
        return share(value, 1)
    if name in ("alive", "orders_12"):
        return number(round(value) if value >= 10 else round(value, 1))
    return round_money(round(value, -max(len(str(int(abs(value)))) - 3, 0)), currency)
