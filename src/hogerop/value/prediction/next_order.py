"""On which day the next order of each contact is more likely to have come than not."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from hogerop.value.fitting.model import Fitted, Floats, Histories
from hogerop.value.models.bg_bb import BGBB

FURTHEST = 1826.0
"""Days ahead that are looked at: five years."""
_MOMENTS = FURTHEST * np.linspace(0.0, 1.0, 33) ** 3
_INSTANT = 1e-3
_EVEN = np.log(2.0)


def days_to_next_order(fitted: Fitted, histories: Histories) -> Floats:
    """Return the days to the even chance that another order has come; NaN = not in five years.

    Whoever keeps silent is less and less likely to be still there. The rate at which an order
    comes in after a further silence of u days is what the model expects, in an instant, of the
    same history seen u days later. The chance that the silence lasts t days is the exponential of
    minus that rate summed over 0 to t, which needs nothing else of a model.
    """
    if isinstance(fitted.model, BGBB):
        return _occasions_to_next(fitted.model, fitted.values, histories)
    before, passed = _rate(fitted, histories, 0.0), np.zeros(len(histories))
    found = np.full(len(histories), np.nan)
    for start, end in pairwise(_MOMENTS):
        after = _rate(fitted, histories, float(end))
        step = (before + after) / 2 * (end - start)
        here = np.isnan(found) & (passed + step >= _EVEN)
        found[here] = start + (end - start) * ((_EVEN - passed[here]) / step[here])
        before, passed = after, passed + step
    return found


def _rate(fitted: Fitted, histories: Histories, silence: float) -> Floats:
    """Return the orders a day that are expected right after a further silence."""
    later = replace(histories, T=histories.T + silence)
    instant = _INSTANT * fitted.unit
    return fitted.model.expected_orders(fitted.values, later, instant) / instant


def _occasions_to_next(model: BGBB, parameters: Floats, histories: Histories) -> Floats:
    """Return the days to the occasion by which an order is more likely to have come than not."""
    silent, found = np.ones(len(histories)), np.full(len(histories), np.nan)
    for passed in range(int(FURTHEST / model.days_between)):
        later = replace(histories, T=histories.T + passed)
        silent = silent * (1.0 - model.expected_orders(parameters, later, model.days_between))
        found[np.isnan(found) & (silent <= 0.5)] = (passed + 1) * model.days_between
    return found
