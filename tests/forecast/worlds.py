"""How often the ranges of a forecast hold the truth: ``make worlds``, or with fewer the tests.

In each world contacts come in, order, promote and leave by rules that are known here and not to the
forecast; what happens in the year after is looked up. The rates stand in
``tests/spec/forecast/worlds.toml``.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from hogerop.forecast.forecasting import forecast
from hogerop.forecast.months import LAPSED, NOT_THERE, Panel

RATES: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "spec" / "forecast" / "worlds.toml").read_text()
)
YEAR = 12
Random = np.random.Generator


@dataclass(frozen=True)
class World:
    """What the business sees, and what comes after."""

    seen: Panel
    standing: np.ndarray  # months ahead x 16: contacts
    money: np.ndarray  # months ahead


def play(seed: int) -> World:
    """Return the world of a seed."""
    random = np.random.default_rng([seed, 5])
    known = int(random.integers(*RATES["business"]["months_known"], endpoint=True))
    before, ahead = RATES["business"]["months_before"], RATES["business"]["months_ahead"]
    everything = _lived(random, before + known + ahead)
    return _cut(everything, before, before + known)


def _between(random: Random, ends: list[float], *, log: bool = False) -> float:
    low, high = ends
    return (
        float(np.exp(random.uniform(np.log(low), np.log(high))))
        if log
        else float(random.uniform(low, high))
    )


def _season(random: Random) -> np.ndarray:
    rates, month = RATES["season"], np.arange(YEAR)
    top = random.uniform(0, YEAR)
    wave = 1 + _between(random, rates["amplitude"]) * np.cos(2 * np.pi * (month - top) / YEAR)
    wave[-1] += _between(random, rates["december"])
    return wave / wave.mean()


def _arrivals(random: Random, months: int, season: np.ndarray) -> np.ndarray:
    """Return months x (suspects, prospects, buyers)."""
    rates, streams = RATES["arrivals"], []
    for stream in ("suspects", "prospects", "buyers"):
        level = _between(random, rates[stream], log=True)
        growth = (1 + _between(random, rates["growth_a_year"])) ** (np.arange(months) / YEAR)
        shape = _between(random, rates["shock"]) ** -2
        shock = random.gamma(shape, 1 / shape, months)
        streams.append(random.poisson(level * growth * season * shock))
    return np.stack(streams, axis=1)


def _order_shocks(random: Random, months: int) -> np.ndarray:
    spread = _between(random, RATES["shocks"]["spread"])
    memory = _between(random, RATES["shocks"]["memory"])
    shocks = np.zeros(months)
    shocks[0] = random.normal(0, spread)
    for month in range(1, months):
        news = random.normal(0, spread * np.sqrt(1 - memory**2))
        shocks[month] = memory * shocks[month - 1] + news
    return np.exp(shocks - spread**2 / 2)


@dataclass(frozen=True)
class _Life:
    standing: np.ndarray
    orders: np.ndarray
    money: np.ndarray


def _lived(random: Random, months: int) -> _Life:
    """Play everybody's life, month by month."""
    season = np.resize(_season(random), months)
    came = _arrivals(random, months, season)
    busy = season * _order_shocks(random, months)
    kinds = np.repeat(np.tile([0, 1, 2], months), came.ravel())
    came_in = np.repeat(np.repeat(np.arange(months), 3), came.ravel())
    people, rates = len(kinds), RATES["buyers"]
    mean_rate, shape = _between(random, rates["rate"]), _between(random, rates["unevenness"])
    rate = random.gamma(shape, mean_rate / shape, people)
    leaving = _between(random, rates["leaving"])
    alike = rates["leaving_alike"]
    leave = random.beta(alike * leaving, alike * (1 - leaving), people)
    prices = np.exp(random.normal(0, RATES["money"]["between"], people))
    prices *= _between(random, RATES["money"]["mean"], log=True)
    dearer = (1 + _between(random, RATES["money"]["growth_a_year"])) ** (np.arange(months) / YEAR)
    interest = _between(random, RATES["suspects"]["become_prospect"])
    straight = _between(random, RATES["suspects"]["order"])
    first = _between(random, RATES["prospects"]["order"])
    fading = _between(random, RATES["prospects"]["fading"])
    promoting = _between(random, RATES["promotions"]["rate"])

    orders = np.zeros((months, people), np.int16)
    promoted = np.zeros((months, people), np.int16)
    money = np.zeros((months, people), np.float32)
    standing = np.full((months, people), NOT_THERE, np.int8)
    prospect_since = np.where(kinds == 1, came_in, months)
    bought = np.zeros(people, bool)
    gone = np.zeros(people, bool)
    total = np.zeros(people, np.int64)
    last = np.full(people, -1)
    for month in range(months):
        there, new = came_in <= month, came_in == month
        dice = random.random(people)
        asks = there & ~new & ~bought & (prospect_since == months) & (dice < interest)
        prospect_since[asks] = month
        age = np.maximum(month - prospect_since, 0)
        chance = np.where(prospect_since < months, first * fading**age, straight) * busy[month]
        begins = there & ~bought & (random.random(people) < chance)
        begins |= new & (kinds == 2)
        more = random.poisson(rate * busy[month])
        orders[month] = np.where(begins, 1, np.where(bought & ~gone, more, 0))
        bought |= begins
        gone |= bought & (random.random(people) < leave)
        total += orders[month]
        last[orders[month] > 0] = month
        mean = prices * dearer[month] * orders[month]
        within = RATES["money"]["within"]
        money[month] = mean * np.exp(random.normal(-(within**2) / 2, within, people))
        standing[month] = np.where(
            there,
            _stand(month, orders, promoted, total, last, prospect_since < months),
            NOT_THERE,
        )
        rung = standing[month] % LAPSED
        promoted[month] = (rung >= 5) & (random.random(people) < promoting)
    return _Life(standing, orders, money)


def _stand(
    month: int,
    orders: np.ndarray,
    promoted: np.ndarray,
    total: np.ndarray,
    last: np.ndarray,
    prospect: np.ndarray,
) -> np.ndarray:
    """Return everybody's standing at the end of a month, by this world's rules."""
    rules = RATES["rungs"]
    year = orders[max(0, month - 11) : month + 1].sum(axis=0)
    promotions = promoted[max(0, month - 23) : month + 1].sum(axis=0)
    rung = 1 + prospect.astype(np.int8)
    rung[total >= 1] = 3
    rung[total >= 2] = 4
    member = (total >= 2) & (year >= rules["member_orders"])
    rung[member] = 5
    rung[member & (promotions >= rules["advocate_promotions"])] = 6
    rung[member & (promotions >= rules["fan_promotions"])] = 7
    lapsed = (total > 0) & (month - last >= rules["lapsed_months"])
    return rung + LAPSED * lapsed.astype(np.int8)


def _cut(life: _Life, first: int, now: int) -> World:
    """Return what is seen from one month up to another, and what comes after."""
    there = life.standing[now - 1] != NOT_THERE
    when = np.arange(len(life.orders))[:, None]
    last = np.maximum.accumulate(np.where(life.orders > 0, when, -1), axis=0)
    since = np.where(last >= 0, np.minimum(when - last, 127), -1).astype(np.int8)
    columns = np.ix_(range(first, now), np.flatnonzero(there))
    seen = Panel(
        ends=tuple(_month_end(m) for m in range(first, now)),
        contact_id=np.flatnonzero(there),
        standing=life.standing[columns],
        orders=life.orders[columns],
        money=life.money[columns],
        since_order=since[columns],
        money_is="margin",
        warm_up=min(12, (now - first) // 3),
    )
    after = life.standing[now:]
    counts = np.stack([np.bincount(row[row >= 0], minlength=16) for row in after])
    return World(seen, counts, life.money[now:].sum(axis=1, dtype=np.float64))


def _month_end(month: int) -> date:
    following = date(2020 + (month + 1) // YEAR, (month + 1) % YEAR + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


SEED, DRAWS = 7, 200
LEVELS = ((0.8, "low_80", "high_80"), (0.95, "low_95", "high_95"))


def held(world: World) -> dict[str, list[bool]]:
    """Look ahead in a world and say of every figure whether its range held what came."""
    told = forecast(world.seen, months=len(world.money), draws=DRAWS, seed=SEED)
    found: dict[str, list[bool]] = {}
    for share, low, high in LEVELS:
        inside = found.setdefault(f"counts {share:.0%}", [])
        for line in told.standings:
            for month, one in enumerate(line.months):
                truth = world.standing[month, line.standing]
                if truth or one.mean >= 0.5:
                    inside.append(bool(getattr(one, low) <= truth <= getattr(one, high)))
        found[f"margin a month {share:.0%}"] = [
            bool(getattr(one, low) <= truth <= getattr(one, high))
            for one, truth in zip(told.money, world.money, strict=True)
        ]
        total = told.money_total
        assert total is not None
        found[f"margin of the year {share:.0%}"] = [
            bool(getattr(total, low) <= world.money.sum() <= getattr(total, high))
        ]
    return found


def main() -> None:
    """Print how often ranges held, over all worlds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=RATES["business"]["worlds"])
    parser.add_argument("--first", type=int, default=0, help="seed of the first world")
    asked = parser.parse_args()
    shares: dict[str, list[float]] = {}
    for seed in range(asked.first, asked.first + asked.worlds):
        for name, inside in held(play(seed)).items():
            shares.setdefault(name, []).append(float(np.mean(inside)))
        sys.stderr.write(f"\r{seed + 1 - asked.first} of {asked.worlds}")
    sys.stderr.write("\n")
    sys.stdout.write(
        f"{asked.worlds} worlds; share of figures within their range, mean over worlds\n"
    )
    for name, some in sorted(shares.items()):
        error = float(np.std(some) / np.sqrt(len(some)))
        sys.stdout.write(f"{name:24}{np.mean(some):7.1%}  (standard error {error:.1%})\n")


if __name__ == "__main__":
    main()
