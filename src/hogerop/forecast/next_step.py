"""How likely contacts take the step that is before them within so many months. Numbers only."""

from __future__ import annotations

import numpy as np

from hogerop.forecast.cells import Cells
from hogerop.forecast.months import LAPSED, STANDINGS, Floats, Integers

__all__ = ["chance_of_step", "chance_on_standing"]

_FAN = 7


def chance_of_step(cells: Cells, months: float) -> Floats:
    """Return of each cell how likely who is in it now stands a step further within so many months.

    The step is a higher rung; for those who lapsed it is waking up, on whatever rung. Whoever
    took it counts, also if they came down again.

    Parameters
    ----------
    months : float
        0 or more. Between two whole months the chance not to have taken it goes down by equal parts
        of itself.

    Returns
    -------
    float64 array, n
        0 to 1; nan outside the ladder and on its highest rung, where there is no step.
    """
    out = np.full(len(cells.codes), np.nan)
    for standing in np.unique(cells.standing).tolist():
        if standing % LAPSED in (0, _FAN) and standing < LAPSED:
            continue
        here = cells.standing == standing
        out[here] = _reached(cells.rows, _beyond(cells.standing, standing), months)[here]
    return out


def chance_on_standing(cells: Cells, chance: Floats) -> Floats:
    """Return of each standing, 0 to 15, the mean chance of those who are on it now; nan = nobody.

    For contacts of whom no cell is known, or who moved since.
    """
    known = ~np.isnan(chance)
    many = np.bincount(cells.standing[known], cells.now[known], STANDINGS)
    total = np.bincount(cells.standing[known], (cells.now * chance)[known], STANDINGS)
    none = np.full(STANDINGS, np.nan)
    return np.asarray(np.divide(total, many, out=none, where=many > 0), np.float64)


def _beyond(standing: Integers, here: int) -> Integers:
    """Say of each cell whether who comes there from a standing has taken the step."""
    taken = standing < LAPSED if here >= LAPSED else standing % LAPSED > here
    return np.asarray(taken, np.int64)


def _reached(rows: Floats, beyond: Integers, months: float) -> Floats:
    """Return how likely each cell comes to one of some others within so many months."""
    whole, part = divmod(months, 1.0)
    before = np.zeros(len(rows))
    for _ in range(int(whole)):
        before = _later(rows, beyond, before)
    after = _later(rows, beyond, before)
    return np.asarray(1 - (1 - before) ** (1 - part) * (1 - after) ** part, np.float64)


def _later(rows: Floats, beyond: Integers, before: Floats) -> Floats:
    """Return the chance within a month more; rows add up to 1 but for rounding."""
    return np.asarray(np.clip(rows @ np.where(beyond, 1.0, before), 0.0, 1.0), np.float64)
