"""Newcomers foretold beside those who came: ``make newcomers`` prints the table.

On made-up streams of seven kinds, each seen for 18 to 48 months; and, with ``--workspace``, on the
streams of a business, from every month end of which enough is known before and after. The pool
stands beside its two members: as many as last year, month by month, and what the trend makes of it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hogerop.forecast.arrivals import YEAR, stream

KINDS = {
    "even": (),
    "trend": ("trend",),
    "season": ("season",),
    "trend and season": ("trend", "season"),
    "drift and season": ("drift", "season"),
    "doubled, and season": ("doubled", "season"),
    "begun lately, and season": ("begun", "season"),
}
METHODS = ("as last year", "trend", "pool")
DRAWS, SEED, LEAST = 300, 1, 13


@dataclass(frozen=True)
class Told:
    """One stream foretold: errors per method as a share of who came, and what the pool held."""

    of_months: tuple[float, ...]
    of_all: tuple[float, ...]
    held_80: bool


def made_up(kind: str, seed: int) -> tuple[np.ndarray, int]:
    """Return newcomers a month from a January on, a year of them yet to come; how many are not."""
    random = np.random.default_rng([seed, list(KINDS).index(kind)])
    known = int(random.integers(18, 48, endpoint=True))
    months = np.arange(known + YEAR)
    log = np.full(len(months), random.uniform(np.log(3), np.log(60)))
    if "trend" in KINDS[kind]:
        log += months / YEAR * np.log(1 + random.choice([-1, 1]) * random.uniform(0.1, 0.4))
    if "season" in KINDS[kind]:
        top, height = random.uniform(0, YEAR), random.uniform(0.2, 0.5)
        log += np.log(1 + height * np.cos(2 * np.pi * (months - top) / YEAR))
    if "drift" in KINDS[kind]:
        log += np.cumsum(random.normal(0, 0.06, len(months)))
    if "doubled" in KINDS[kind]:
        log += np.log(2) * (months >= random.integers(known // 4, known))
    shape = random.uniform(0.05, 0.3) ** -2
    came = random.poisson(np.exp(log) * random.gamma(shape, 1 / shape, len(months)))
    if "begun" in KINDS[kind]:
        came[: int(random.integers(known // 4, known - 8))] = 0
    return came, known


def told(came: np.ndarray, known: int, ahead: int, first: int = 0) -> Told:
    """Look ahead from a month of a stream that begins in a month of the year, 0 to 11."""
    of_year = (first + np.arange(len(came))) % YEAR
    truth = came[known : known + ahead]
    found = stream(came[:known], of_year[:known])
    months = of_year[known : known + ahead]
    drawn = found.drawn(months, DRAWS, np.random.default_rng(SEED))
    last_year = came[known - YEAR : known][:ahead]
    means = (last_year, found.by_trend(months), found.expected(months))
    low, high = np.quantile(drawn.sum(axis=0), [0.1, 0.9])
    usual = max(float(truth.mean()), 1.0)
    return Told(
        tuple(float(np.abs(mean - truth).mean() / usual) for mean in means),
        tuple(float(abs((mean - truth).mean()) / usual) for mean in means),
        bool(low <= truth.sum() <= high),
    )


def of_business(folder: Path, ahead: int) -> list[Told]:
    """Look ahead from each month of a business of which a year before is known."""
    from hogerop import steps

    past = steps.coming_months(steps.open(folder)).forecast
    found = []
    for kind in past.newcomers:
        if kind.kind != "first_buyers" and any(kind.past):
            begun = next(month for month, count in enumerate(kind.past) if count)
            came, first = np.array(kind.past[begun:]), past.past[begun].month - 1
            found += [
                told(came, known, ahead, first) for known in range(LEAST, len(came) - ahead + 1)
            ]
    return found


def line(name: str, some: list[Told]) -> str:
    """Return a line of the table."""
    all_of, months = (
        "".join(f"{share:14.1%}" for share in np.mean([getattr(one, what) for one in some], axis=0))
        for what in ("of_all", "of_months")
    )
    held = np.mean([one.held_80 for one in some])
    return f"{name:26}{len(some):5}{all_of}  |{months}  |{held:10.0%}\n"


def main() -> None:
    """Print how far each method was off, and how often the 80% range of the pool held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=100, help="streams of each kind")
    parser.add_argument("--workspace", type=Path, help="a business to look at as well")
    asked = parser.parse_args()
    methods = "".join(f"{name:>14}" for name in METHODS)
    sys.stdout.write(
        f"{'off by, as a share':31}{'over these months together':>42}  |{'in a month':>42}"
    )
    sys.stdout.write(f"\n{'stream':26}{'n':>5}{methods}  |{methods}  |  80% held\n")
    every = []
    for kind in KINDS:
        some = [told(*made_up(kind, seed), YEAR) for seed in range(asked.each)]
        sys.stdout.write(line(kind, some))
        every += some
    sys.stdout.write(line("all of these", every))
    if asked.workspace:
        for ahead in (6, YEAR):
            sys.stdout.write(line(f"business, {ahead} months", of_business(asked.workspace, ahead)))


if __name__ == "__main__":
    main()
