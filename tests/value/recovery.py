"""How often a 95% interval holds the truth: ``make recovery``, or with fewer worlds the tests.

In each world the parameters are drawn, buyers are played out, a model is fitted to what the shop
saw, and two things are looked up: whether each parameter's interval holds it, and whether the
interval for the orders of the year after, of all buyers together, holds what they ordered. Of the
latter the 80% range is counted too, since that is what an owner is shown.

``--buyers 300`` sets how many buyers a world has; ``--bell`` measures intervals by the covariance;
``--first 200`` begins with the world of that number, to see whether a share was luck.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from tests.value.worlds import (
    Play,
    World,
    drawn_truth,
    leaving_after_orders,
    leaving_any_moment,
    made,
)

from hogerop.value.fitting.estimation import fit, with_cloud
from hogerop.value.fitting.model import DAYS_A_YEAR, Fitted, Histories
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.prediction.draws import draw
from hogerop.value.selection.regularity import fit_regular

BUYERS, YEARS, DRAWS = 5000, 3.0, 400
TOTAL, TOTAL_80 = "orders in the year after", "the same, 80%"


@dataclass(frozen=True)
class Kind:
    """A process, and how its parameters are found again."""

    play: Play
    fitted: Callable[[Histories], Fitted]
    names: tuple[str, ...] = ("r", "alpha", "a", "b")
    k: int = 1


KINDS = {
    "BG/NBD": Kind(partial(leaving_after_orders, at_first=False), partial(fit, BGNBD())),
    "MBG/NBD": Kind(partial(leaving_after_orders, at_first=True), partial(fit, MBGNBD())),
    "Pareto/NBD": Kind(leaving_any_moment, partial(fit, ParetoNBD()), ("r", "alpha", "s", "beta")),
    "MBG/CNBD-3": Kind(partial(leaving_after_orders, at_first=True, k=3), fit_regular, k=3),
}


def play(kind: Kind, seed: int, *, buyers: int = BUYERS) -> World:
    """Return the world of a seed."""
    random = np.random.default_rng([seed, 20])
    truth = drawn_truth(kind.names, random)
    truth["alpha"] /= kind.k  # k steps take as long as one did
    return made(truth, kind.play, buyers, YEARS, random)


def held(kind: Kind, world: World, seed: int, *, bell: bool = False) -> dict[str, bool]:
    """Say for each parameter and for the total whether its 95% interval holds the truth."""
    fitted = kind.fitted(world.histories)
    if not bell:
        fitted = with_cloud(fitted, world.histories, seed=seed)
    intervals = fitted.intervals()
    out = {
        name: intervals[name][0] <= world.truth[name] <= intervals[name][1] for name in kind.names
    }
    drawn = draw(fitted, world.histories, DAYS_A_YEAR, number=DRAWS, seed=seed)
    for what, share in ((TOTAL, 0.95), (TOTAL_80, 0.8)):
        low, high = np.quantile(drawn.orders[:, 0], [0.5 - share / 2, 0.5 + share / 2])
        out[what] = bool(low <= world.year_after.sum() <= high)
    return out


def coverage(
    name: str, worlds: int, *, first: int = 0, buyers: int = BUYERS, bell: bool = False
) -> dict[str, float]:
    """Return in which share of so many worlds each interval held the truth."""
    kind, counted = KINDS[name], Counter[str]()
    for seed in range(first, first + worlds):
        found = held(kind, play(kind, seed, buyers=buyers), seed, bell=bell)
        counted.update(what for what, yes in found.items() if yes)
    return {what: counted[what] / worlds for what in (*kind.names, TOTAL, TOTAL_80)}


def main() -> int:
    """Measure every kind of world, print it, and say whether all are within 90 and 99%."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--worlds", type=int, default=200)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--buyers", type=int, default=BUYERS)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--bell", action="store_true")
    given = asked.parse_args()
    outside = 0
    for name in given.kind or KINDS:
        found = coverage(
            name, given.worlds, first=given.first, buyers=given.buyers, bell=given.bell
        )
        for what, share in found.items():
            good = what == TOTAL_80 or 0.90 <= share <= 0.99
            outside += not good
            verdict = "" if good else "   outside 90 to 99%"
            sys.stdout.write(f"{name:12} {what:26} {share:6.1%}{verdict}\n")
    return int(outside > 0)


if __name__ == "__main__":
    sys.exit(main())
