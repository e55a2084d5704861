"""Costs on the screen: what each channel's new buyers cost, what it was for, and what is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hogerop.chart import heading_of_costs, in_figures, in_money, name_of_channel, period_of
from hogerop.chart.costs_told import remarks
from hogerop.cli.costs_divided import NARROW, division, money, say_ratio
from hogerop.cli.screen import line, screen, table, text
from hogerop.paper import meant_to_hold, number
from hogerop.value import Estimate
from hogerop.words import say, say_count

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from hogerop.value import Returns, WhatItCost, Won

WIDE = 150
"""Columns of the screen from which on prospects are shown too."""
ROOMY = 120
"""Columns from which on a channel's lifetime value is set against its cost."""


def show_costs(found: WhatItCost) -> None:
    """Write to the screen what a new buyer costs, the division of costs, and remarks."""
    line(heading_of_costs(found), "bold")
    line(_of_the_period(found), "dim")
    screen().print(_channels(found))
    if found.acquisition.spending.lines:
        line(meant_to_hold(95), "dim")
    _say_lifetime(found)
    if found.acquisition.spending.lines:
        line(say("What it was spent on, and which part was for new buyers"), "bold")
        screen().print(division(found))
        say_ratio(found)
    for remark in remarks(found):
        line(f"• {remark}", "dim")


def _of_the_period(found: WhatItCost) -> str:
    period = period_of(found)
    if found.acquisition.spending.lines:
        return say("{period}. Money was spent in it, and people came in.", period=period)
    return say("{period}. People came in; what was spent on it is not known.", period=period)


def _channels(found: WhatItCost) -> Table:
    of, look = found.acquisition, _Look.of(found)
    shown = table(*look.heads, right=range(1, len(look.heads)))
    for one in of.channels:
        if one.cost:
            shown.add_row(*look.row(one, name_of_channel(one.channel)))
    for one in of.unattributed:
        name = name_of_channel(one.channel)
        shown.add_row(text(name, longest=18), money(one.cost, found), *look.blank(2))
    free = [one for one in of.channels if not one.cost and one.expected >= 0.5]
    if free:
        shown.add_row(*look.people(say("without costs"), free))
    if of.unknown.people:
        shown.add_row(*look.people(say("not known"), [of.unknown]))
    shown.add_section()
    shown.add_row(*look.row(of.whole, say("all together")), style="bold")
    return shown


@dataclass(frozen=True)
class _Look:
    """Which columns there is room for, and what stands in them."""

    found: WhatItCost
    wide: bool
    narrow: bool
    alike: bool
    times: bool

    @classmethod
    def of(cls, found: WhatItCost) -> _Look:
        of, width = found.acquisition, screen().width
        alike = any(one.if_alike is not None and one.cost for one in of.channels)
        times = any(told.lifetime_to_cost is not None for told in of.returns.values())
        return cls(found, width >= WIDE, width < NARROW, alike, times and width >= ROOMY)

    @property
    def heads(self) -> list[str]:
        prospects = [say("Came in"), say("Prospects"), say("Cost of one")] if self.wide else []
        cost = say("At most") if self.alike else say("Cost of one")
        alike = [say("Pro rata")] if self.alike else []
        times = [say("Value : cost")] if self.times else []
        return [
            *(say("Channel"), say("Spent"), *prospects, say("New buyers"), cost, *alike),
            say("Paid back"),
            *times,
        ]

    def row(self, one: Won, name: str) -> list[Text]:
        told = self.found.acquisition.returns.get(one.channel)
        return [
            text(name, longest=18),
            money(one.cost, self.found),
            *(self._prospects([one], one.per_prospect) if self.wide else ()),
            _count(one.shoppers, one.shoppers_to_come),
            text(self._cost(one.per_shopper)),
            *([money(one.if_alike or 0.0, self.found)] if self.alike else ()),
            _paid_back(told, short=self.narrow),
            *([_times_cost(told)] if self.times else ()),
        ]

    def people(self, name: str, those: list[Won]) -> list[Text]:
        """Return the row of those on whom nothing was spent."""
        bought = _count(sum(o.shoppers for o in those), sum(o.shoppers_to_come for o in those))
        asked = self._prospects(those, None) if self.wide else ()
        cells = [text(name, "dim"), text("–", "dim"), *asked, bought]
        return [*cells, *self.blank(len(cells))]

    def blank(self, filled: int) -> list[Text]:
        return [text("–", "dim") for _ in range(len(self.heads) - filled)]

    def _prospects(self, those: list[Won], cost: Estimate | None) -> tuple[Text, Text, Text]:
        asked = sum(o.prospects for o in those), sum(o.prospects_to_come for o in those)
        came = text(number(sum(o.people for o in those)))
        return came, _count(*asked), text("–" if cost is None else self._cost(cost))

    def _cost(self, of: Estimate) -> str:
        short = self.narrow and of.value is not None
        return in_money(Estimate(of.value, None, None) if short else of, self.found.currency)


def _count(so_far: int, to_come: float) -> Text:
    said = text(number(so_far))
    return said.append(f" +{number(round(to_come))}", "dim") if to_come >= 0.5 else said


def _paid_back(returns: Returns | None, *, short: bool) -> Text:
    if returns is None or returns.payback is None:
        return text("–", "dim")
    back = returns.payback_if_alike or returns.payback
    star = "" if returns.own else "*"
    if back.months is None:
        return text(say("{n}+ months", n=back.followed) + star)
    if back.months == 0:
        return text(say("first order") + star)
    said = say_count("{n} month", "{n} months", back.months)
    if short or back.low == back.high:
        return text(said + star)
    low, high = (f"{back.followed}+" if end is None else end for end in (back.low, back.high))
    return text(f"{said} ({low}–{high}){star}")


def _times_cost(returns: Returns | None) -> Text:
    if returns is None or returns.lifetime_to_cost is None:
        return text("–", "dim")
    star = "" if returns.own_lifetime else "*"
    return text(in_figures(returns.lifetime_to_cost_if_alike or returns.lifetime_to_cost) + star)


def _say_lifetime(found: WhatItCost) -> None:
    told = found.acquisition.returns.get("")
    if told is not None and told.lifetime is not None and told.lifetime_to_cost is not None:
        line(
            say(
                "From first order to last a buyer brings {money}: {times} times what winning one"
                " costs (value : cost).",
                money=in_money(told.lifetime, found.currency),
                times=in_figures(told.lifetime_to_cost),
            )
        )
