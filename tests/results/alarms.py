"""How often a treatment that does nothing is called one that works or harms: ``make alarms``.

The same people are drawn by lot into two arms that get the same, over and over, and looked at
twenty times while what came of them comes in. An alarm is a verdict other than "too early" at any
of the looks.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from hogerop.results import Course, Effect, Outcome, judge

HILLSTROM = Path(__file__).parents[3] / "shared" / "data" / "hillstrom" / "hillstrom.csv.gz"
LOOKS = 20
BEGIN = date(2026, 1, 1)
ONE_LOOK = 1.959964
Floats = np.ndarray


@dataclass(frozen=True)
class Alarms:
    """Part of the runs with an alarm: by the product's verdict, and by a test made for one look."""

    verdict: float
    one_look: float


def alarms(values: Floats, outcome: Outcome, *, held_out: float, runs: int, seed: int) -> Alarms:
    """Return how often nothing at all is taken for something.

    Parameters
    ----------
    values : array of float
        What came of each of the people.
    held_out : float
        Part of them that is held out, 0 to 1.
    """
    random = np.random.default_rng(seed)
    until = [round(len(values) * look / LOOKS) for look in range(1, LOOKS + 1)]
    found = np.zeros((runs, 2), bool)
    for run in range(runs):
        came = random.permutation(values)
        treated = random.random(len(values)) >= held_out
        for look, effect in enumerate(effects(treated, came, until), start=1):
            if effect is None:
                continue
            course = Course(BEGIN + timedelta(look), BEGIN + timedelta(LOOKS), len(values))
            found[run, 0] |= judge(effect, outcome, course=course).verdict != "too_early"
            found[run, 1] |= abs(effect.gain) > ONE_LOOK * effect.se
    return Alarms(*(float(part) for part in found.mean(axis=0)))


def effects(treated: np.ndarray, came: Floats, until: list[int]) -> Iterator[Effect | None]:
    """Yield what `difference` says of the first so many, from running sums; None = too few."""
    last = np.array(until) - 1
    arms = []
    for arm in (treated, ~treated):
        sums = [np.cumsum(arm * came**power)[last] for power in range(3)]
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = sums[1] / sums[0]
            variance = (sums[2] - sums[0] * mean**2) / (sums[0] - 1) / sums[0]
        arms.append(np.array([sums[0], mean, np.maximum(variance, 0.0)]).T.tolist())
    for (n, mean, v), (m, other, w) in zip(*arms, strict=True):
        enough = min(n, m) >= 2
        se = float(v + w) ** 0.5
        alike = float((v * n**2 + w * m**2) / (n + m) * (1 / n + 1 / m)) ** 0.5 if enough else 0.0
        told = (mean - other, se, n + m - 2, mean, other, int(n), int(m), 0.0, alike)
        yield Effect(*told) if enough else None


def hillstrom(name: str) -> Floats:
    """Return an outcome of all who were sent nothing or the e-mail of men's goods."""
    with gzip.open(HILLSTROM, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["segment"].startswith("Womens")]
    return np.array([float(row[name]) for row in rows])


def made_up(people: int, share: float, *, seed: int) -> Floats:
    """Return whether each did it."""
    return (np.random.default_rng(seed).random(people) < share).astype(float)


def spent(people: int, share: float, *, seed: int) -> Floats:
    """Return what each spent: most nothing, and a few a great deal."""
    random = np.random.default_rng(seed)
    return np.where(random.random(people) < share, random.lognormal(3.5, 1.0, people), 0.0)


DID, MONEY = Outcome("did it", "share"), Outcome("spent", "money", "EUR")


def worlds() -> Iterator[tuple[str, Floats, Outcome]]:
    """Yield each kind of people: its name, what came of them, and as what it is read."""
    if HILLSTROM.exists():
        yield "Hillstrom, visit", hillstrom("visit"), DID
        yield "Hillstrom, conversion", hillstrom("conversion"), DID
        yield "Hillstrom, spend", hillstrom("spend"), MONEY
    for people in (200, 2_000):
        for share in (0.02, 0.1, 0.5):
            yield f"{people:,} people, {share:.0%} did it", made_up(people, share, seed=2), DID
        yield f"{people:,} people, 10% spent", spent(people, 0.1, seed=3), MONEY


def main(runs: int = 1000) -> None:
    """Print the table."""
    sys.stdout.write(f"{runs} runs, {LOOKS} looks: part with a false alarm\n")
    sys.stdout.write(f"{'':32}{'held out':>9}{'verdict':>9}{'one-look test':>15}\n")
    for name, values, outcome in worlds():
        for part in (0.5, 0.1):
            found = alarms(values, outcome, held_out=part, runs=runs, seed=1)
            sys.stdout.write(f"{name:32}{part:9.0%}{found.verdict:9.1%}{found.one_look:15.1%}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
