"""The forecast as it would have been made before, beside what came: on the business's own months.

From up to eight earlier month ends the whole forecast is made with the months up to then, as they
stand in the book now: later refunds are off them. How often its ranges held what came is shown
beside the forecast, and where that is too seldom the ranges are widened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np

from hogerop.forecast.foretold import Checks
from hogerop.forecast.members import Book, by_standing
from hogerop.forecast.months import Floats, Integers
from hogerop.forecast.outlook import Outlook, outlook
from hogerop.forecast.pool import Figures
from hogerop.forecast.scoring import interval_score, matters, misplaced

__all__ = ["LEAST_MOVES", "ORIGINS", "checked"]

ORIGINS, AHEAD, BACK = 8, 6, 18
"""At most so many earlier days; from each at most so many months ahead; how long ago at most."""
LEAST_MOVES = 6
"""Steps from month to month that a forecast has to learn from."""
LEVELS = (0.8, 0.95)
WIDENINGS = tuple(1.1**step for step in range(16))
SURE_AFTER = 4.0
"""So many checks are weighed against: a widening that n checks ask for is taken n / (n + 4)."""


@dataclass(frozen=True)
class _Past:
    """One earlier day: what stood then, what was told of the months after it, and what came."""

    now: Floats
    told: Outlook
    truth: Floats
    money: Floats


def checked(
    book: Book, ends: tuple[date, ...], *, draws: int, seed: int, money: bool
) -> Checks | None:
    """Make the forecast from earlier months and compare. Numbers only.

    Parameters
    ----------
    ends : tuple of date
        Month ends of the book.

    Returns
    -------
    Checks or None
        None where no earlier month has enough before it.
    """
    pasts, origins = [], _origins(book)
    for origin in origins:
        known, months = book.until(origin), min(AHEAD, book.months - origin)
        told = outlook(
            known,
            months,
            draws=max(draws // 2, 20),  # there are several checks: half will do
            random=np.random.default_rng([seed, origin]),
            money=money,
        )
        after = slice(origin, origin + months)
        stood = by_standing(book.standings.stock, book.standings.standing)
        brought = book.cells.money[after].sum(axis=1) + book.cells.entry_money[after].sum(axis=1)
        pasts.append(_Past(stood[origin - 1], told, stood[after], brought))
    return _compared(tuple(ends[known - 1] for known in origins), pasts) if pasts else None


def _origins(book: Book) -> list[int]:
    """Return how many months were known at each earlier day, evenly over the latest ones."""
    first = max(book.cells.first + LEAST_MOVES, book.months - BACK)
    last = book.months - 1
    if first > last:
        return []
    return sorted({round(at) for at in np.linspace(first, last, min(ORIGINS, last - first + 1))})


def _compared(origins: tuple[date, ...], pasts: list[_Past]) -> Checks:
    held = _held(pasts, 1.0)
    widening, asked_by = _widening(partial(_held, pasts), len(pasts))
    wider = _held(pasts, widening)
    money = _money_held(pasts, 1.0)
    foretold = [past.told.standings.mean for past in pasts]
    wrong = [misplaced(mean, past.truth) for mean, past in zip(foretold, pasts, strict=True)]
    now = [misplaced(past.now, past.truth) for past in pasts]
    first = [
        misplaced(past.told.members.first_order + past.told.arrived, past.truth) for past in pasts
    ]
    return Checks(
        origins=origins,
        ahead=max(len(past.truth) for past in pasts),
        forecasts=len(held),
        held_80=int(held[:, 0].sum()),
        held_95=int(held[:, 1].sum()),
        money=len(money),
        money_held_80=int(money[:, 0].sum()),
        money_held_95=int(money[:, 1].sum()),
        misplaced=float(np.concatenate(wrong).mean()),
        misplaced_now=float(np.concatenate(now).mean()),
        misplaced_first_order=float(np.concatenate(first).mean()),
        score=float(np.concatenate([_score(past) for past in pasts]).mean()),
        widening=widening,
        widened_for=asked_by,
        money_widening=_widening(partial(_money_held, pasts), len(pasts))[0],
        wider_held_80=int(wider[:, 0].sum()),
        wider_held_95=int(wider[:, 1].sum()),
    )


def _held(pasts: list[_Past], widening: float) -> Integers:
    """Return for every forecast of a standing whether the 80% and the 95% range held the truth."""
    found = []
    for past in pasts:
        inside = [past.told.standings.holds(past.truth, share, widening) for share in LEVELS]
        counts = matters(past.told.standings.mean, past.truth)
        found.append(np.stack(inside)[:, counts].T)
    return np.concatenate(found).astype(np.int64)


def _money_held(pasts: list[_Past], widening: float) -> Integers:
    """Return the same of the money of the months together."""
    found = []
    for past in pasts:
        if (money := past.told.money) is not None:
            total = Figures(money.mean[-1:], money.spread[-1:])
            truth = past.money.sum(keepdims=True)
            found.append([total.holds(truth, share, widening)[0] for share in LEVELS])
    return np.array(found, np.int64).reshape(-1, 2)


def _score(past: _Past) -> Floats:
    low, high = past.told.standings.ends()[:2]
    counts = matters(past.told.standings.mean, past.truth)
    scored = interval_score(low, high, past.truth, 0.8)[counts]
    return np.asarray(scored / past.truth.sum(axis=1).mean(), np.float64)


def _widening(held: Callable[[float], Integers], checks: int) -> tuple[float, float]:
    """Return the smallest factor at which ranges hold as often as they say, weighed by checks.

    As often as they say is rounded down to whole times: of 8 checks, 6 at 80% and 7 at 95%.

    Returns
    -------
    float
        1 or more.
    float
        Whose range asks for it: the last to hold as often as it says, 0.8 or 0.95; 0 = neither.
    """
    asked_by = 0.0
    for asked in WIDENINGS:
        some = held(asked)
        short = some.sum(axis=0) < np.floor(np.array(LEVELS) * len(some))
        if not short.any():
            break
        asked_by = LEVELS[int(short.argmax())]
    return 1.0 + (asked - 1.0) * checks / (checks + SURE_AFTER), asked_by
