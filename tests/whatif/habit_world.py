"""A made-up world in which it is known what one more order brings: buying makes a habit, or not.

Buyers order and leave as in BG/NBD with the parameters of CDNOW; order values are gamma-gamma, as
found there. Each order also lifts a habit, which fades by a fifth a month; the rate of ordering is
``1 + habit`` times the buyer's own, at most three times, so that no habit runs away. A nudge is one
order more, at one moment; it lifts the habit and takes nobody away. (The evidence file prints what
came out of its world and not its formula; this is a reading of it.)

Everybody draws chance from a row of their own, so that the same future can be played with the
nudge and without it. Orders are played one by one and share nothing with the code that is tested.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numba
import numpy as np
from numpy.typing import NDArray

from hogerop.forecast.look import Look
from hogerop.forecast.months import LAPSED, NEVER, NOT_THERE, Panel

Floats = NDArray[np.float64]

BG_NBD = {"r": 0.2426, "alpha": 4.4136, "a": 0.7929, "b": 2.4257}
"""Weeks; Fader, Hardie & Lee (2005), Marketing Science 24(2), 275-284, as recomputed."""
ORDER_SHAPE, PERSON_SHAPE, PERSON_SCALE = 6.0, 3.74, 15.44
"""Gamma-gamma of CDNOW, Fader, Hardie & Lee (2005); the shape of an order rounded from 6.25."""
WEEKS = 365.25 / 7 / 12
FADING = 0.2
KNOWN, AHEAD = 12, 12
"""Months known when the question is asked, and months it is about."""
LOOK = Look(recency=10, window=6)
LAPSED_AFTER, WINDOW, MEMBER, TOP = 4, 6, 3, 6
"""The rung rules of CDNOW in the evidence: lapsed, and orders in a window for member and top."""
CUSTOMER = 4
AWAY = CUSTOMER + LAPSED


@dataclass(frozen=True)
class People:
    """Who they are: rate a month, chance to leave after an order, mean order, first day (month)."""

    rate: Floats
    leaves: Floats
    mean_order: Floats
    first: Floats
    lift: float
    seed: int


@dataclass(frozen=True)
class Played:
    """What happened: orders and money by month and person; the nudged order apart."""

    orders: NDArray[np.int16]
    money: Floats
    nudged: Floats


def people(number: int, lift: float, seed: int) -> People:
    """Draw people who each order for the first time within three months, as in CDNOW."""
    random = np.random.default_rng([seed, 77])
    return People(
        rate=random.gamma(BG_NBD["r"], 1 / BG_NBD["alpha"], number) * WEEKS,
        leaves=random.beta(BG_NBD["a"], BG_NBD["b"], number),
        mean_order=ORDER_SHAPE * PERSON_SCALE / random.gamma(PERSON_SHAPE, 1.0, number),
        first=random.uniform(0, 3, number),
        lift=lift,
        seed=seed,
    )


def play(
    who: People,
    nudged: NDArray[np.bool_],
    *,
    future: int = 0,
    only: NDArray[np.bool_] | None = None,
) -> Played:
    """Play lives, everybody's or those of some; who is nudged orders once more at the question.

    ``future`` names one of many futures; the past is the same in all of them.
    """
    some = np.ones(len(who.rate), bool) if only is None else only
    money = np.zeros((KNOWN + AHEAD, len(who.rate)))
    orders = np.zeros(money.shape, np.int16)
    extra = np.zeros(len(who.rate))
    _play(
        who.rate,
        who.leaves,
        who.mean_order,
        who.first,
        who.lift,
        nudged,
        some,
        np.uint64(who.seed),
        np.uint64(future),
        orders,
        money,
        extra,
    )
    return Played(orders, money, extra)


def standings(played: Played, until: int) -> Panel:
    """Return the ladder of the first months, by the rules of the evidence.

    Shopper, customer, member, top; who lapsed stands apart, whatever the rung was.
    """
    orders = played.orders[:until]
    when = np.arange(until, dtype=np.int16)[:, None]
    last = np.maximum.accumulate(np.where(orders > 0, when, np.int16(-1)), axis=0)
    since = np.where(last >= 0, when - last, NEVER)
    ever = orders.cumsum(axis=0, dtype=np.int16)
    recent = ever.copy()
    recent[WINDOW:] -= ever[:-WINDOW]
    rung = 3 + (ever >= 2) + (recent >= MEMBER) + (recent >= TOP)
    standing = np.where(since >= LAPSED_AFTER, AWAY, rung)
    return Panel(
        ends=tuple(date(2020 + (m + 1) // 12, (m + 1) % 12 + 1, 1) for m in range(until)),
        contact_id=np.arange(orders.shape[1]),
        standing=np.where(ever > 0, standing, NOT_THERE).astype(np.int8),
        orders=orders,
        money=played.money[:until].astype(np.float32),
        since_order=since.astype(np.int8),
        money_is="revenue",
        warm_up=WINDOW - 1,
    )


@dataclass(frozen=True)
class Truth:
    """What a nudge brings in the months of the question, per person nudged; currency."""

    with_order: float
    carry_over: float
    standard_error: float


def truth(who: People, on: NDArray[np.bool_], futures: int) -> Truth:
    """Play futures of those people with the nudge and without it, and compare."""
    nobody, later, extra = np.zeros(len(on), bool), [], []
    for future in range(1, futures + 1):
        without = play(who, nobody, future=future, only=on)
        with_it = play(who, on, future=future, only=on)
        more = with_it.money[KNOWN:].sum(axis=0)[on] - without.money[KNOWN:].sum(axis=0)[on]
        later.append(float(np.mean(more)))
        extra.append(float(np.mean(with_it.nudged[on])))
    carry, order = float(np.mean(later)), float(np.mean(extra))
    return Truth(carry + order, carry, float(np.std(later) / futures**0.5))


@numba.njit
def _mixed(state):  # type: ignore[no-untyped-def]
    """Splitmix64 (Steele, Lea & Flood 2014): the next state and a number between 0 and 1."""
    state = state + np.uint64(0x9E3779B97F4A7C15)
    z = state
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    return state, (np.float64(z >> np.uint64(11)) + 0.5) / 9007199254740992.0


@numba.njit
def _order(state, mean):  # type: ignore[no-untyped-def]
    """An order's value: gamma of shape 6 with that mean."""
    value = 0.0
    for _ in range(6):
        state, u = _mixed(state)
        value -= np.log(u)
    return state, value * mean / 6.0


@numba.njit
def _play(rate, leaves, mean, first, lift, nudged, some, seed, future, orders, money, extra):  # type: ignore[no-untyped-def]
    months = orders.shape[0]
    fade = -np.log(1.0 - 0.2)
    for i in range(len(rate)):
        if not some[i]:
            continue
        state = (seed * np.uint64(1_000_003) + np.uint64(i)) * np.uint64(0x2545F4914F6CDD1D)
        state, value = _order(state, mean[i])
        now, habit, there, asked = first[i], lift, True, False
        orders[int(now), i] += 1
        money[int(now), i] += value
        while True:
            fastest = rate[i] * (1.0 + habit) if there else 0.0
            gap = 1e9
            if fastest > 0:
                state, u = _mixed(state)
                gap = -np.log(u) / fastest
            if not asked and now + gap >= 12.0:
                # The future starts here with a row of chance of its own.
                asked = True
                habit *= np.exp(-fade * (12.0 - now))
                now = 12.0
                state = state ^ ((future + np.uint64(1)) * np.uint64(0xD1342543DE82EF95))
                if nudged[i]:
                    _, value = _order(state ^ np.uint64(0x5DEECE66D), mean[i])
                    extra[i] = value
                    habit = min(habit + lift, 2.0)
                continue
            now += gap
            if now >= months:
                break
            before = habit
            habit *= np.exp(-fade * gap)
            state, u = _mixed(state)
            if u * (1.0 + before) > 1.0 + habit:
                continue
            state, value = _order(state, mean[i])
            orders[int(now), i] += 1
            money[int(now), i] += value
            habit = min(habit + lift, 2.0)
            state, u = _mixed(state)
            if u < leaves[i]:
                there = False
