"""Who has gone silent: the chance that a buyer still buys, by orders and months since the last."""

from __future__ import annotations

import numpy as np

from hogerop.value.fitting.model import DAYS_A_MONTH, Histories
from hogerop.value.prediction.worth import Worth
from hogerop.value.selection.choosing import model_named


def chances(
    worth: Worth, *, orders: int = 12, months: int = 24
) -> tuple[tuple[int, int, float], ...]:
    """Return P(alive) by number of orders and months of silence: (orders, months, chance).

    Of somebody of the most common sort who came as early as the first buyer did; of one order, so
    many months ago, as busy as the mean. Runs no query; none where a model counts occasions.
    """
    model = model_named(worth.model or "")
    if model is None:
        return ()
    span = float(worth.told["sample"]["days"])
    cells = [
        (n, m)
        for n in range(1, orders + 1)
        for m in range(months + 1)
        if m * DAYS_A_MONTH + (n > 1) * n * 7 <= span
    ]
    if not cells:
        return ()
    n = np.array([c[0] for c in cells])
    silent = np.array([max(c[1] * DAYS_A_MONTH, 0.5) for c in cells])  # today is half a day ago
    T = np.where(n == 1, silent, span)
    histories = Histories(n - 1, np.where(n == 1, 0.0, T - silent), T)
    told = worth.told["model"]["parameters"]
    parameters = np.array([told[name] for name in model.parameters])
    alive = model.p_alive(parameters, histories)
    return tuple((*cell, float(p)) for cell, p in zip(cells, alive, strict=True))
