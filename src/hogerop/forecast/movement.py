"""Who climbs, who falls, how long they stay, and how fast newcomers climb. Numbers only.

This is the picture that everybody understands; the forecast looks at more than the standing.

References
----------
Kaplan, E. L., & Meier, P. (1958). Nonparametric estimation from incomplete observations. Journal
of the American Statistical Association 53(282), 457-481.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from hogerop.forecast.flows import Flows, flows
from hogerop.forecast.months import LAPSED, STANDINGS, Integers, Panel
from hogerop.forecast.overdispersion import month_to_month
from hogerop.forecast.rates import Rate, rate, spread_of_months
from hogerop.forecast.staying import Climbing, Stay, climbing, stays

__all__ = ["Fall", "Month", "Movement", "RungMoves", "movement"]


@dataclass(frozen=True)
class Month:
    """What became, in one month, of those who were there at its beginning.

    Parameters
    ----------
    end : date
        Its last day.
    climbed, fell, stayed : int
        Contacts on a higher rung, a lower one, the same; lapsing and waking up are no move.
    lapsed, woke : int
        Of them all: fell asleep, or woke up.
    came : int
        Contacts first seen in the month, who are not among those above.
    """

    end: date
    climbed: int
    fell: int
    stayed: int
    lapsed: int
    woke: int
    came: int


@dataclass(frozen=True)
class RungMoves:
    """One rung over all months together.

    Parameters
    ----------
    rung : int
        0 = outside the ladder.
    seen : int
        Contact-months: who stood there at the beginning of a month, once for each month.
    climbed, fell, lapsed : Rate
        Share of them in a month; lapsed only of those who had not.
    stay : Stay
        How long people stay.
    """

    rung: int
    seen: int
    climbed: Rate
    fell: Rate
    lapsed: Rate
    stay: Stay


@dataclass(frozen=True)
class Fall:
    """Where people fall off: from which rung to which, and how many of all who fell."""

    rung: int
    to: int
    contacts: int
    share: float


@dataclass(frozen=True)
class Movement:
    """Month-by-month moves between standings.

    Parameters
    ----------
    as_of : date
        The day of the last month end.
    months : tuple of Month
        The oldest first.
    standings : tuple of int
        Codes of those with anybody on them, see `months.standing_of`.
    counts : tuple of tuple of int
        Row: from; column: to; contact-months, over `months`.
    rates : tuple of tuple of Rate
        The same as shares of the row.
    rungs : tuple of RungMoves
        From the foot of the ladder up.
    falls : tuple of Fall
        The most frequent first.
    climbing : tuple of Climbing
        How fast those who came on a rung reached the next one, by year in which they did.
    """

    as_of: date
    months: tuple[Month, ...]
    standings: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    rates: tuple[tuple[Rate, ...], ...]
    rungs: tuple[RungMoves, ...]
    falls: tuple[Fall, ...]
    climbing: tuple[Climbing, ...]


def movement(panel: Panel, *, last: int | None = None) -> Movement:
    """Return who moved.

    Parameters
    ----------
    panel : Panel
        At least two month ends after its warm-up.
    last : int, optional
        Count only the last so many months; how long people stay, and how fast they climb, is
        always told from all of them.
    """
    of = flows(panel, panel.standing, np.arange(STANDINGS))
    first = of.first if last is None else max(of.first, panel.months - last)
    counted = _counted(of, first)
    whole = counted.sum(axis=0)
    shown = [int(code) for code in np.flatnonzero(whole.sum(axis=0) + whole.sum(axis=1))]
    shock = _shock(of)
    by_month = counted.sum(axis=2)
    wider = {code: spread_of_months(by_month[:, code], shock) for code in shown}
    return Movement(
        as_of=panel.ends[-1],
        months=tuple(
            _month(panel.ends[month], counted[month], int(of.entries[month].sum()))
            for month in range(first, panel.months)
        ),
        standings=tuple(shown),
        counts=tuple(tuple(int(whole[a, b]) for b in shown) for a in shown),
        rates=tuple(
            tuple(rate(whole[a, b], whole[a].sum(), wider[a]) for b in shown) for a in shown
        ),
        rungs=_rungs(whole, wider, stays(panel)),
        falls=_falls(whole),
        climbing=climbing(panel),
    )


def _counted(of: Flows, first: int) -> Integers:
    """Return moves of each month, months x from x to; none before the first that counts."""
    kept = of.month >= first
    counted = np.zeros((of.months, STANDINGS, STANDINGS), np.int64)
    origin, target = of.codes[of.origin[kept]], of.codes[of.target[kept]]
    np.add.at(counted, (of.month[kept], origin, target), of.number[kept])
    return counted


def _shock(of: Flows) -> float:
    """Return how alike two contacts of one standing are in a month, of all standings together."""
    counted = np.zeros((len(of.codes), len(of.codes)))
    np.add.at(counted, (of.origin, of.target), of.number)
    together = np.zeros(len(of.codes), np.int64)
    return float(month_to_month(counted, of, together).max(initial=0.0))


def _month(end: date, moves: Integers, came: int) -> Month:
    code = np.arange(STANDINGS)
    rung, asleep = code % LAPSED, code >= LAPSED
    up = rung[None, :] > rung[:, None]
    down = rung[None, :] < rung[:, None]
    fell_asleep = ~asleep[:, None] & asleep[None, :]
    return Month(
        end=end,
        climbed=int(moves[up].sum()),
        fell=int(moves[down].sum()),
        stayed=int(moves[~up & ~down].sum()),
        lapsed=int(moves[fell_asleep].sum()),
        woke=int(moves[fell_asleep.T].sum()),
        came=came,
    )


def _rungs(whole: Integers, wider: dict[int, float], stay: Sequence[Stay]) -> tuple[RungMoves, ...]:
    code = np.arange(STANDINGS)
    out = []
    for rung in range(LAPSED):
        here, awake = whole[[rung, rung + LAPSED]].sum(axis=0), whole[rung]
        seen = int(here.sum())
        if not seen:
            continue
        spread = max(wider.get(rung, 1.0), wider.get(rung + LAPSED, 1.0))
        out.append(
            RungMoves(
                rung=rung,
                seen=seen,
                climbed=rate(here[code % LAPSED > rung].sum(), seen, spread),
                fell=rate(here[code % LAPSED < rung].sum(), seen, spread),
                lapsed=rate(awake[code >= LAPSED].sum(), awake.sum(), spread),
                stay=stay[rung],
            )
        )
    return tuple(out)


def _falls(whole: Integers) -> tuple[Fall, ...]:
    halves = whole.reshape(2, LAPSED, 2, LAPSED).sum(axis=(0, 2))
    down = np.tril(halves, -1)
    total = int(down.sum())
    found = [
        Fall(int(a), int(b), int(down[a, b]), float(down[a, b] / total))
        for a, b in zip(*np.nonzero(down), strict=True)
    ]
    return tuple(sorted(found, key=lambda fall: (-fall.contacts, -fall.rung, -fall.to)))
