"""What to spend on each channel that brings new people, where there are no names to choose yet.

Numbers only; runs no query. More money brings more people, and each euro more brings fewer: a
month's newcomers are those who come without spending, and ``a`` times spending to the power
``beta``. So far from what was ever spent nothing is known; budgets move by 30% a round at most.

References
----------
Sethuraman, R., Tellis, G. J., & Briesch, R. A. (2011). How well does advertising work?
Generalizations from meta-analysis of brand advertising elasticities. Journal of Marketing Research
48(3), 457-471. [returns fall; that ``beta`` is about 0.6 for those a channel names is our guess]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hogerop.errors import AskedWrongly
from hogerop.plan.weighing import Floats
from hogerop.words import say

__all__ = ["BOUND", "Channel", "Spend", "Spending", "spread_over"]

BOUND = 0.3
"""How far a channel's spending may move in a round, as a part of what it was."""
BETA, BETA_SD = 0.6, 0.2
"""The guess: how much of 1% more spending comes back as more people."""
_BETAS = np.linspace(0.02, 0.98, 49)
_STEPS = 60
_DRAWS = 4_000


@dataclass(frozen=True)
class Channel:
    """What a channel cost and brought, month by month.

    Parameters
    ----------
    name : str
    spent : array of float, months
        Currency, 0 or more; months without spending tell who comes by itself.
    prospects, shoppers : array of float, months
        How many came in through it, and how many of them became buyers.
    worth : float
        What a new shopper brings in all, before what winning them costs; currency.
    """

    name: str
    spent: Floats
    prospects: Floats
    shoppers: Floats
    worth: float


@dataclass(frozen=True)
class Spend:
    """What is to be spent on a channel in a month, and what that is expected to bring.

    Attributes
    ----------
    name : str
    before, now : float
        Money a month: the mean of the months with spending, and proposed; currency.
    prospects, shoppers : tuple of float
        Low, expected, high: 80% of cases lie between low and high. A month.
    next_shopper : float
        What one shopper more would cost at this spending; infinite = more money brings nobody.
    pays : bool
        Whether even the last euro of this spending is expected to come back.
    """

    name: str
    before: float
    now: float
    prospects: tuple[float, float, float]
    shoppers: tuple[float, float, float]
    next_shopper: float
    pays: bool


@dataclass(frozen=True)
class Spending:
    """All channels, and what is left of the budget because nothing more pays."""

    channels: tuple[Spend, ...]
    unspent: float


def spread_over(channels: Sequence[Channel], budget: float, *, seed: int) -> Spending:
    """Spread a month's budget over channels, each within 30% of what it was.

    Parameters
    ----------
    channels : sequence of Channel
        Each with two months of spending or more.
    budget : float
        Money a month for all together; enough for each channel's lower bound.
    seed : int
        For the ranges.

    Returns
    -------
    Spending
        Where the last euro brings most; what brings less than it costs stays in the purse.

    Raises
    ------
    AskedWrongly
        If a channel has too little behind it, or the budget is below what the bounds allow.
    """
    _checked(channels, budget)
    curves = [_Curve(one) for one in channels]
    low, high = 1 - BOUND, 1 + BOUND
    spends = [np.linspace(low, high, _STEPS + 1) * curve.before for curve in curves]
    steps, back, whose = [], [], []
    for place, (one, curve, at) in enumerate(zip(channels, curves, spends, strict=True)):
        gained = np.diff(curve.shoppers.expected(at)) * one.worth
        steps.append(np.diff(at))
        back.append(gained / np.diff(at))
        whose.append(np.full(_STEPS, place))
    order = np.argsort(-np.concatenate(back), kind="stable")
    size, owner = np.concatenate(steps)[order], np.concatenate(whose)[order]
    # Returns fall along each channel, so the best steps of all are the first steps of each.
    left = budget - sum(low * curve.before for curve in curves)
    taken = (np.cumsum(size) <= left * (1 + 1e-12)) & (np.concatenate(back)[order] > 1)
    more = np.bincount(owner[taken], size[taken], len(channels))
    now = [low * curve.before + extra for curve, extra in zip(curves, more, strict=True)]
    random = np.random.default_rng([seed, 90])
    told = [
        _spend(one, curve, money, random)
        for one, curve, money in zip(channels, curves, now, strict=True)
    ]
    return Spending(tuple(told), float(budget - sum(now)))


def _spend(one: Channel, curve: _Curve, money: float, random: np.random.Generator) -> Spend:
    slope = curve.shoppers.slope(money)
    return Spend(
        name=one.name,
        before=curve.before,
        now=float(money),
        prospects=curve.prospects.range(money, random),
        shoppers=curve.shoppers.range(money, random),
        next_shopper=1 / slope if slope > 0 else np.inf,
        pays=slope * one.worth > 1,
    )


class _Curve:
    """What a channel brings at any spending: its prospects and its shoppers."""

    def __init__(self, channel: Channel) -> None:
        self.before = float(channel.spent[channel.spent > 0].mean())
        self.prospects = _Response(channel.spent, channel.prospects)
        self.shoppers = _Response(channel.spent, channel.shoppers)


class _Response:
    """How many come at a spending, with all that is not known of it."""

    def __init__(self, spent: Floats, came: Floats) -> None:
        on = spent > 0
        self.alone = float(came[~on].mean()) if (~on).any() else 0.0
        money, brought = spent[on], np.maximum(came[on] - self.alone, 0.0)
        self.total, self.scale = float(brought.sum()), float(money.mean())
        weights = (money / self.scale) ** _BETAS[:, None]
        self.exposure = weights.sum(axis=1)
        share = weights / self.exposure[:, None]
        self.swing = _swing(brought, share[len(_BETAS) // 2] * self.total)
        # Given how many came in all, the months tell of beta alone, whatever the level.
        likely = (brought * np.log(share)).sum(axis=1) / self.swing
        guess = -0.5 * ((_BETAS - BETA) / BETA_SD) ** 2
        chance = np.exp(likely + guess - (likely + guess).max())
        self.chance = chance / chance.sum()

    def expected(self, money: Floats) -> Floats:
        """Return how many are expected at each of several spendings."""
        rate = self.total / self.exposure
        powers = (np.asarray(money)[..., None] / self.scale) ** _BETAS
        found: Floats = self.alone + powers @ (self.chance * rate)
        return found

    def slope(self, money: float) -> float:
        """Return how many more one euro more brings."""
        rate = self.total / self.exposure * _BETAS / self.scale
        return float((money / self.scale) ** (_BETAS - 1) @ (self.chance * rate))

    def range(self, money: float, random: np.random.Generator) -> tuple[float, float, float]:
        """Return the low end, the mean and the high end of a month."""
        drawn = random.choice(len(_BETAS), _DRAWS, p=self.chance)
        shape = self.total / self.swing + 0.5
        level = random.gamma(shape, self.swing / self.exposure[drawn])
        mean = self.alone + level * (money / self.scale) ** _BETAS[drawn]
        came = random.poisson(mean / self.swing) * self.swing
        low, high = np.quantile(came, [0.1, 0.9])
        return float(low), float(self.expected(np.array(money))), float(high)


def _swing(brought: Floats, expected: Floats) -> float:
    """Return how many times more months differ than chance alone would have it; 1 or more."""
    if len(brought) < 3 or not expected.all():
        return 1.0
    return max(1.0, float(((brought - expected) ** 2 / expected).sum() / (len(brought) - 1)))


def _checked(channels: Sequence[Channel], budget: float) -> None:
    for one in channels:
        amounts = (one.spent, one.prospects, one.shoppers)
        shaped = len({len(some) for some in amounts}) == 1
        if not shaped or any(not ((some >= 0) & (some < np.inf)).all() for some in amounts):
            raise AskedWrongly(
                say("Spending, prospects and shoppers must be 0 or more, of the same months."),
                where=one.name,
            )
        if (one.spent > 0).sum() < 2:
            raise AskedWrongly(
                say("A channel needs two months with spending before it can be planned."),
                where=one.name,
                fix=say("Spend a small amount for two months and write down who came."),
            )
    least = sum((1 - BOUND) * float(one.spent[one.spent > 0].mean()) for one in channels)
    if not budget >= least * (1 - 1e-12):
        raise AskedWrongly(
            say("The budget is less than 70% of what was spent: stop a channel as a whole."),
            where=f"budget={budget:g} < {least:g}",
            fix=say("Leave out the channel that is to stop; its off weeks then show what it did."),
        )
