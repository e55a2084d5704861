"""The sentences above the charts and tables of value, and what groups are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hogerop.chart.earning import name_of_channel
from hogerop.ladder import rung_name
from hogerop.paper import estimated_money, month, number, share, three_figures
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from hogerop.value.prediction.worth import Figure, Worth

__all__ = [
    "heading_of_concentration",
    "heading_of_worth",
    "in_range",
    "mean_is_outside",
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
            orders=written("orders_12", coming.expected, worth.currency),
            range=in_range("orders_12", coming, worth.currency),
        )
    return say_count(
        "Too little to predict from: {buyers} buyer so far",
        "Too little to predict from: {buyers} buyers so far",
        worth.business.contacts,
        buyers=buyers,
    )


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
    """Return the range of a figure: ``€900 to €1,200``.

    Where few buyers order at all, and those bring much, the mean lies above what nine of ten
    bring: the range is then said as that, ``mostly nothing`` or ``mostly €40 or less``.
    """
    low, high = (written(name, end, currency) for end in (figure.low, figure.high))
    if mean_is_outside(name, figure, currency):
        if figure.expected < figure.low:
            return say("mostly {low} or more", low=low)
        nothing = high == written(name, 0.0, currency)
        return say("mostly nothing") if nothing else say("mostly {high} or less", high=high)
    return low if low == high else say("{low} to {high}", low=low, high=high)


def mean_is_outside(name: str, figure: Figure, currency: str) -> bool:
    """Say whether, as they are written, the mean lies outside of the range."""
    end = min(max(figure.expected, figure.low), figure.high)
    return written(name, end, currency) != written(name, figure.expected, currency)


def written(name: str, value: float, currency: str) -> str:
    """Return a figure by its name: money, a share, or a number of people or orders."""
    if name in ("share", "p_alive"):
        return share(value, 1)
    if name in ("alive", "orders_12"):
        return number(round(three_figures(value)) if value >= 9.95 else round(value, 1))
    return estimated_money(value, currency)
