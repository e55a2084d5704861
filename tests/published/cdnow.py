"""CDNOW's 2,357 buyers of the first quarter of 1997, as the papers count them: in weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from hogerop.value import Histories
from hogerop.value.fitting.model import Floats, Integers
from hogerop.value.models.spend import Spent

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "cdnow" / "CDNOW_sample.txt"


@dataclass(frozen=True)
class Cdnow:
    """Weeks 0 to 39 to learn from, and the orders of weeks 40 to 78 to be judged by."""

    histories: Histories
    held_out: Integers
    spent: Spent  # on repeat orders, as the Gamma-Gamma papers have it


@cache
def cdnow(until: date = date(1997, 9, 30)) -> Cdnow:
    end, seen = until.toordinal(), [_orders(rows) for rows in _customers().values()]
    days = [[d for d in sorted(orders) if d <= end] for orders in seen]
    weeks: Floats = np.array([[d[-1] - d[0], end - d[0]] for d in days]) / 7
    frequency = np.array([len(d) - 1 for d in days])
    repeat = [[orders[d] for d in d_[1:]] for orders, d_ in zip(seen, days, strict=True)]
    return Cdnow(
        Histories(frequency, weeks[:, 0], weeks[:, 1]),
        np.array([len(o) - len(d) for o, d in zip(seen, days, strict=True)]),
        Spent(frequency, np.array([np.mean(r) if r else 0.0 for r in repeat])),
    )


def _customers() -> dict[str, list[tuple[int, float]]]:
    found: dict[str, list[tuple[int, float]]] = {}
    for line in SAMPLE.read_text().splitlines():
        _, customer, day, _, amount = line.split()
        when = date(int(day[:4]), int(day[4:6]), int(day[6:])).toordinal()
        found.setdefault(customer, []).append((when, float(amount)))
    return found


def _orders(rows: list[tuple[int, float]]) -> dict[int, float]:
    """Several orders on one day are one occasion."""
    found: dict[int, float] = {}
    for day, amount in rows:
        found[day] = found.get(day, 0.0) + amount
    return found
