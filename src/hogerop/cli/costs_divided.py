"""How costs were divided on the screen, and what that makes of the business's own "six times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hogerop.chart import in_figures, in_money, name_of_channel
from hogerop.chart.costs_told import decided_by, lacking, name_of_purpose
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import round_money, share
from hogerop.words import say

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from hogerop.value import CostLine, WhatItCost

NARROW = 98
"""Columns of the screen below which ranges and reasons are left out."""


def division(found: WhatItCost) -> Table:
    """Return the table of what was spent on what, and how each line was divided.

    A column without a figure is left out, and on a narrow screen the purpose as well.
    """
    spent, roomy = found.acquisition.spending, screen().width >= NARROW
    heads = [say("Channel"), *([say("Purpose")] if roomy else []), say("Spent")]
    heads += [say("For new buyers") if roomy else say("Share"), say("Winning"), say("Keeping")]
    heads += [say("Undecided")] if spent.undecided else []
    shown = table(*heads, right=range(2 if roomy else 1, len(heads)))
    for one in spent.lines:
        cells = [text(name_of_channel(one.channel), longest=18)]
        cells += [text(name_of_purpose(one.purpose))] if roomy else []
        cells += [money(one.cost, found), text(_division(one))]
        cells += [money(one.acquire, found), money(one.retain, found)]
        shown.add_row(*cells, *([money(one.undecided, found)] if spent.undecided else ()))
    shown.add_section()
    cells = [text(say("all together")), *([text("")] if roomy else []), money(spent.total, found)]
    cells += [text(""), money(spent.acquire, found), money(spent.retain, found)]
    undecided = [money(spent.undecided, found)] if spent.undecided else []
    shown.add_row(*cells, *undecided, style="bold")
    return shown


def _division(one: CostLine) -> str:
    if one.share is None:
        return say("not said")
    said = share(one.share, 1)
    return said if screen().width < NARROW else f"{said}, {decided_by(one)}"


def say_ratio(found: WhatItCost) -> None:
    """Write what a new buyer costs against one more order, and what of it is unknown."""
    ratio, currency = found.ratio, found.currency
    if ratio.average is not None:
        line(
            say(
                "One more order of a buyer you have costs {order}; a new buyer {times} times that.",
                order=in_money(ratio.average.per_order, currency),
                times=in_figures(ratio.average.times),
            )
        )
        line(
            say("This is an average: many of those orders would have come without the money."),
            "dim",
        )
    for lack in ratio.missing:
        line(f"• {lacking(lack)}", "yellow")
    if ratio.marginal is None:
        line(
            say(
                "What one euro more would bring on either side is unknown: no test of it is known."
                " One that tells: let the lot decide in which postcodes or weeks you spend more on"
                " new buyers, and which of your buyers you leave out."
            ),
            "dim",
        )


def money(amount: float, found: WhatItCost) -> Text:
    """Return an amount as a cell; a dash where there is none."""
    return text(round_money(amount, found.currency) if amount else "–")
