"""What every buyer is expected to do and to bring, and the same for groups, with their ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from hogerop.value.buying.occasions import Buyers
from hogerop.value.fitting.model import DAYS_A_MONTH, Fitted, Floats, Histories, Integers
from hogerop.value.models.quadrature import daily_rate
from hogerop.value.models.spend import Spend, Spent
from hogerop.value.prediction.draws import Drawn, Money, draw
from hogerop.value.prediction.next_order import days_to_next_order

__all__ = ["FIGURES", "SHARE", "Range", "Scores", "score", "summed"]

SHARE = 0.8
"""How much of what may happen lies within a range: four cases of five. What falls outside is as
often below as above it."""

FIGURES = ("alive", "orders_12", "value_12", "value_36", "lifetime_value")
"""What groups are summed up by; `Scores` has ``p_alive`` for the first."""

_AHEAD = {"12": 12 * DAYS_A_MONTH, "36": 36 * DAYS_A_MONTH}
_LEAST_COUNTED = 0.01
"""A lifetime is drawn until an order counts for so little: at 10% a year for 48 years."""
_DRAWS, _FEWEST, _IN_ALL = 400, 100, 20_000_000
_BLOCK = 20_000


@dataclass(frozen=True)
class Range:
    """What is expected, and the range of four cases in five; one place per contact or group."""

    expected: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Scores:
    """What is expected of each buyer, and drawn sums per cell.

    Parameters
    ----------
    contacts : mapping of str to Range
        ``p_alive`` and what `FIGURES` names, but for ``alive``; money is missing where no model of
        spend could be used.
    days_to_next : float64 array
        Days to the even chance that another order has come; NaN = not in five years.
    cells : mapping of str to float64 array of draws by cells
        What `FIGURES` names, summed over the buyers of each cell.
    """

    contacts: dict[str, Range]
    days_to_next: Floats
    cells: dict[str, Floats]


def score(
    fitted: Fitted,
    spend: Spend | None,
    of: Buyers,
    cells: Integers,
    *,
    yearly_rate: float,
    seed: int = 0,
) -> Scores:
    """Reckon what every buyer is worth. Runs no query.

    Parameters
    ----------
    fitted : Fitted
        The model of buying.
    spend : Spend, optional
        The model of what an order brings; without it there are no figures of money.
    of : Buyers
        Whom.
    cells : int64 array
        The cell, from 0, that each buyer is summed up in.
    yearly_rate : float
        Discount rate, above 0; it bears on the lifetime value only.
    """
    histories, number = of.histories, draws_for(len(of.contact))
    alive, alive_in_cells = _alive(fitted, histories, cells, number, seed)
    found, sums = {"p_alive": alive}, {"alive": alive_in_cells}
    spent = Spent(of.priced, np.nan_to_num(of.mean_money))
    brings = spend.expected(spent) if spend else None

    def drawn(days: float, money: Money | None) -> Drawn:
        return draw(
            fitted, histories, days, money=money, groups=cells, number=number, share=SHARE,
            seed=seed,
        )  # fmt: skip

    for months, days in _AHEAD.items():
        if months != "12" and (brings is None or fitted.boundary):
            continue
        orders = fitted.model.expected_orders(fitted.values, histories, days)
        those = drawn(days, None if spend is None else Money(spend, spent))
        if months == "12":
            found["orders_12"] = Range(orders, those.orders_low, those.orders_high)
            sums["orders_12"] = those.orders
        if brings is not None:
            name = f"value_{months}"
            found[name] = Range(orders * brings, those.worth_low, those.worth_high)
            sums[name] = those.worth
    # Where nobody was seen to leave, nothing tells how long they stay: no figure beyond a year.
    if spend is not None and brings is not None and not fitted.boundary:
        ever = fitted.model.discounted_orders(fitted.values, histories, None, yearly_rate)
        life = -np.log(_LEAST_COUNTED) / daily_rate(yearly_rate)
        those = drawn(life, Money(spend, spent, yearly_rate))
        found["lifetime_value"] = Range(ever * brings, those.worth_low, those.worth_high)
        sums["lifetime_value"] = those.worth
    return Scores(found, days_to_next_order(fitted, histories), sums)


def summed(scores: Scores, cells: Integers, group: Integers, groups: int) -> dict[str, Range]:
    """Return the figures of groups of cells, and the ``share`` each has of the lifetime value.

    Parameters
    ----------
    cells : int64 array
        The cell of each buyer, as it was given to `score`.
    group : int64 array
        The group, from 0, of each cell.
    groups : int
        How many groups there are.
    """
    found = {}
    belongs = np.zeros((len(group), groups))
    belongs[np.arange(len(group)), group] = 1.0
    for name, drawn in scores.cells.items():
        means = scores.contacts["p_alive" if name == "alive" else name].expected
        total = np.bincount(group[cells], means, minlength=groups).astype(np.float64)
        found[name] = _range(total, drawn @ belongs)
        if name == "lifetime_value":
            whole = drawn.sum(axis=1, keepdims=True)
            share = np.divide(
                drawn @ belongs, whole, out=np.zeros((len(drawn), groups)), where=whole > 0
            )
            found["share"] = _range(total / max(total.sum(), 1e-300), share)
    return found


def draws_for(contacts: int) -> int:
    """Return how many draws are made for so many contacts: 400, or fewer for very many."""
    return int(np.clip(_IN_ALL // max(contacts, 1), _FEWEST, _DRAWS))


def _range(expected: Floats, drawn: Floats) -> Range:
    low, high = np.quantile(drawn, [0.5 - SHARE / 2, 0.5 + SHARE / 2], axis=0)
    return Range(expected, low, high)


def _alive(
    fitted: Fitted, histories: Histories, cells: Integers, number: int, seed: int
) -> tuple[Range, Floats]:
    """Return the chance that each still buys, and drawn numbers of those who do per cell.

    The range of one contact's chance tells how well the parameters are known. An order lies half
    a day before the evening of its day: nobody is surely still there, not even who bought today.
    """
    if any(fitted.model.time_powers):  # models of occasions know no part of a day
        histories = replace(histories, T=np.maximum(histories.T, histories.recency + 0.5))
    random = np.random.default_rng(seed)
    parameters = fitted.draws(number, random)
    size = int(cells.max(initial=-1)) + 1
    sums, ends = np.zeros((number, size)), np.zeros((2, len(histories)))
    for rows in _blocks(len(histories)):
        part = histories.part(rows)
        chances = np.stack([fitted.model.p_alive(p, part) for p in parameters])
        there = random.random(chances.shape) < chances
        for place, those in enumerate(there):
            sums[place] += np.bincount(cells[rows], those, minlength=size)
        ends[:, rows] = np.quantile(chances, [0.5 - SHARE / 2, 0.5 + SHARE / 2], axis=0)
    return Range(fitted.model.p_alive(fitted.values, histories), ends[0], ends[1]), sums


def _blocks(contacts: int) -> Iterator[slice]:
    for first in range(0, contacts, _BLOCK):
        yield slice(first, min(first + _BLOCK, contacts))
