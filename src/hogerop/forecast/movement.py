"""Who climbs, who falls, how long they stay, and how fast newcomers climb. Numbers only.

This is the picture that everybody understands; the forecast looks at more than the standing.

References
----------
Kaplan, E. L., & Meier, P. (1958). Nonparametric estimation from incomplete observations. Journal
of the American Statistical Association 53(282), 457-481.
Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal
of the American Statistical Association 22(158), 209-212.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from hogerop.forecast.flows import flows
from hogerop.forecast.months import LAPSED, STANDINGS, Floats, Integers, Panel
from hogerop.forecast.overdispersion import month_to_month
from hogerop.forecast.staying import Climbing, Stay, climbing, stays

__all__ = ["Fall", "Month", "Movement", "Rate", "RungMoves", "movement"]

WIDE = 1.959964
"""Standard errors to either side of a 95% interval."""


@dataclass(frozen=True)
class Rate:
    """A share of those who stood somewhere at the end of a month, with its 95% interval."""

    value: float
    low: float
    high: float


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
    first = max(of.first, panel.months - last) if last is not None else of.first
    kept = of.month >= first
    counted = np.zeros((panel.months, STANDINGS, STANDINGS), np.int64)
    sorts = of.codes
    np.add.at(
        counted,
        (of.month[kept], sorts[of.origin[kept]], sorts[of.target[kept]]),
        of.number[kept],
    )
    came = np.zeros(panel.months, np.int64) + of.entries.sum(axis=1)
    whole = counted.sum(axis=0)
    shown = [int(code) for code in np.flatnonzero(whole.sum(axis=0) + whole.sum(axis=1))]
    shocks = month_to_month(
        _matrix(of.origin, of.target, of.number, len(sorts)), of, np.zeros(len(sorts), np.int64)
    )
    shock = float(shocks.max(initial=0.0))
    by_month = counted.sum(axis=2)
    wider = {code: _spread(by_month[first:, code], shock) for code in shown}
    return Movement(
        as_of=panel.ends[-1],
        months=tuple(
            _month(panel.ends[place], counted[place], int(came[place]))
            for place in range(first, panel.months)
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


def rate(part: float, whole: float, spread: float = 1.0) -> Rate:
    """Return a share with Wilson's 95% interval.

    Parameters
    ----------
    part, whole : float
        Counts, 0 or more; a share of nothing may be anything.
    spread : float
        By how much the variance exceeds that of chance alone, 1 or more.

    Examples
    --------
    >>> found = rate(1, 10)
    >>> round(found.low, 4), round(found.high, 4)
    (0.0179, 0.4042)
    """
    if whole <= 0:
        return Rate(0.0, 0.0, 1.0)
    n, p = whole / spread, part / whole
    middle = p + WIDE**2 / (2 * n)
    half = WIDE * sqrt(p * (1 - p) / n + WIDE**2 / (4 * n * n))
    scale = 1 + WIDE**2 / n
    return Rate(
        float(p),
        float(max((middle - half) / scale, 0.0)) if part else 0.0,
        float(min((middle + half) / scale, 1.0)) if part < whole else 1.0,
    )


def _spread(by_month: Integers, shock: float) -> float:
    """Return by how much the variance of a share over months exceeds that of chance alone."""
    whole = float(by_month.sum())
    if not whole:
        return 1.0
    return 1.0 + max(float((by_month.astype(float) ** 2).sum()) / whole - 1.0, 0.0) * shock


def _matrix(origin: Integers, target: Integers, number: Integers, size: int) -> Floats:
    found = np.zeros((size, size))
    np.add.at(found, (origin, target), number)
    return found


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
