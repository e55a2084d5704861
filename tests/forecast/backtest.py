"""The forecast beside what came, on real ladders: ``make backtest`` prints the table.

Contacts known at each origin, one to six periods ahead. Ranges are judged with the factor that
fits the *other* business best (`factor_of`), and with that of the product; standings that are empty
and foretold empty are left out.
"""

from __future__ import annotations

import sys
from dataclasses import astuple, dataclass
from statistics import mean

import numpy as np
from tests.forecast.ladders_of_orders import (
    Ladder,
    cdnow,
    complete_journey,
    complete_journey_by_fortnight,
)

from hogerop.forecast.members import Members, chains_of, counted, members
from hogerop.forecast.months import NOT_THERE, STANDINGS
from hogerop.forecast.pool import NARROWER, ends, pooled
from hogerop.forecast.scoring import interval_score, matters, misplaced

AHEAD, DRAWS, SEED = 6, 200, 5
FACTORS = tuple(round(0.4 + 0.05 * step, 2) for step in range(25))
LADDERS = (cdnow, complete_journey, complete_journey_by_fortnight)


@dataclass(frozen=True)
class Past:
    """One origin: what each member says, and what came (months ahead x 16)."""

    members: Members
    truth: np.ndarray
    contacts: int


@dataclass(frozen=True)
class Line:
    """One method on one ladder: shares, and interval scores as a share of the contacts."""

    misplaced: float
    held_80: float
    held_95: float
    score_80: float
    score_95: float
    forecasts: int


METHODS = {
    "pool": (0, 1, 2),
    "cells": (0,),
    "second order": (1,),
    "same as now": (2,),
    "first order": None,
}


def pasts(ladder: Ladder) -> list[Past]:
    """Look ahead from every origin with what was known then."""
    book, found = counted(ladder.panel, ladder.look), []
    for origin in ladder.origins:
        months = min(AHEAD, ladder.panel.months - origin)
        if months:
            known = book.until(origin)
            random = np.random.default_rng([SEED, origin])
            told = members(known, chains_of(known), months, DRAWS, random)
            truth = truth_of(ladder, origin, months)
            found.append(Past(told, truth, int(truth[0].sum())))
    return found


def truth_of(ladder: Ladder, origin: int, months: int) -> np.ndarray:
    """Return where those known at the origin stood in the months after it."""
    standing = ladder.panel.standing
    known = standing[origin - 1] != NOT_THERE
    after = standing[origin : origin + months, known]
    return np.stack([np.bincount(row, minlength=STANDINGS) for row in after]).astype(float)


def line(some: list[Past], method: str, factor: float) -> Line:
    """Return how one method did, its spread times a factor."""
    wrong, held, scores = [], [], []
    for past in some:
        means, spreads = said(past.members, method)
        foretold, spread = pooled(means, spreads, factor)
        limits = ends(foretold, spread, most=past.contacts, whole=True)
        counts = matters(foretold, past.truth)
        wrong.append(misplaced(foretold, past.truth))
        for low, high, share in ((limits[0], limits[1], 0.8), (limits[2], limits[3], 0.95)):
            inside = (low <= past.truth) & (past.truth <= high)
            held.append((share, inside[counts]))
            scored = interval_score(low, high, past.truth, share)[counts]
            scores.append((share, scored / past.contacts))
    return Line(
        float(np.concatenate(wrong).mean()),
        *(_mean(held, share) for share in (0.8, 0.95)),
        *(_mean(scores, share) for share in (0.8, 0.95)),
        sum(len(some) for share, some in held if share == 0.8),
    )


def said(told: Members, method: str) -> tuple[np.ndarray, np.ndarray]:
    """Return means and spreads of the members of a method."""
    who = METHODS[method]
    if who is None:
        return told.first_order[None], told.first_spread[None]
    return told.mean[list(who)], told.spread[list(who)]


def factor_of(others: list[list[Past]], method: str) -> float:
    """Return the factor whose ranges hold most nearly as often as they say on these ladders.

    The squares of what is amiss are added up, each ladder and range counting alike, in units of
    what a share of that size varies by.
    """

    def amiss(factor: float) -> float:
        lines = [line(other, method, factor) for other in others]
        return sum(
            (one.held_80 - 0.8) ** 2 / 0.16 + (one.held_95 - 0.95) ** 2 / 0.0475 for one in lines
        )

    return min(FACTORS, key=amiss)


def _mean(parts: list[tuple[float, np.ndarray]], share: float) -> float:
    return float(np.concatenate([some for of, some in parts if of == share]).mean())


def others_of(name: str, all_pasts: dict[str, list[Past]]) -> list[list[Past]]:
    """Return the other series; the same households by fortnight are not another one."""
    from_cdnow = name == "CDNOW"
    return [some for other, some in all_pasts.items() if (other == "CDNOW") != from_cdnow]


HEAD = f"{'':24}{'misplaced':>10}{'80%':>7}{'95%':>7}{'score 80':>10}{'score 95':>10}{'factor':>8}"


def main() -> None:
    """Print the table: ladder by ladder, and the mean of the ladders."""
    ladders = [make() for make in LADDERS]
    every = {ladder.name: pasts(ladder) for ladder in ladders}
    together: dict[str, list[Line]] = {}
    for name, some in every.items():
        sys.stdout.write(f"\n{name}: {len(some)} origins\n{HEAD}\n")
        elsewhere = factor_of(others_of(name, every), "pool")
        rows = {"pool": ("pool", elsewhere), "pool, as in the product": ("pool", NARROWER)}
        rows |= {method: (method, 1.0) for method in METHODS if method != "pool"}
        for label, (method, factor) in rows.items():
            one = line(some, method, factor)
            together.setdefault(label, []).append(one)
            _print(label, one, f"{factor:.2f}")
    sys.stdout.write(f"\nMean of the ladders\n{HEAD}\n")
    for label, lines in together.items():
        numbers = zip(*(astuple(one) for one in lines), strict=True)
        _print(label, Line(*(mean(column) for column in numbers)), "")
    sys.stdout.write("\nScores: of the 80% and 95% range, in % of the contacts; less is better.\n")


def _print(label: str, one: Line, factor: str) -> None:
    sys.stdout.write(
        f"{label:24}{one.misplaced:10.2%}{one.held_80:7.1%}{one.held_95:7.1%}"
        f"{one.score_80:10.2%}{one.score_95:10.2%}{factor:>8}\n"
    )


if __name__ == "__main__":
    main()
