"""Small panels for tests: standings and orders by month, a string per contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from hogerop.forecast.months import NEVER, NOT_THERE, Panel, month_ends


def panel_of(standings: Sequence[str], orders: Sequence[str] = (), *, warm_up: int = 0) -> Panel:
    """Return a panel; a dot is not there yet, or no order. Every order brings 10."""
    stood = [[NOT_THERE if c == "." else int(c, 16) for c in one] for one in standings]
    standing = np.array(stood, np.int8).T
    bought = orders or ["." * len(one) for one in standings]
    number = np.array([[0 if c == "." else int(c) for c in one] for one in bought], np.int16).T
    when = np.arange(len(number))[:, None]
    last = np.maximum.accumulate(np.where(number > 0, when, -1), axis=0)
    return Panel(
        ends=month_ends(date(2026, 6, 30), len(standing)),
        contact_id=np.arange(standing.shape[1], dtype=np.int64),
        standing=standing,
        orders=number,
        money=(10 * number).astype(np.float32),
        since_order=np.where(last >= 0, when - last, NEVER).astype(np.int8),
        money_is="revenue",
        warm_up=warm_up,
    )


def seen_after(panel: Panel, months: int) -> Panel:
    """Return the first so many months of a panel, as they would have been seen then."""
    there = panel.standing[months - 1] != NOT_THERE
    return Panel(
        panel.ends[:months],
        panel.contact_id[there],
        panel.standing[:months, there],
        panel.orders[:months, there],
        panel.money[:months, there],
        panel.since_order[:months, there],
        panel.money_is,
        min(panel.warm_up, months - 1),
        None if panel.since_sign is None else panel.since_sign[:months, there],
    )
