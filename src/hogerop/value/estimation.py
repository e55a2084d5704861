"""Finding the parameters under which the histories are most likely, and how sure that is."""

from __future__ import annotations

import numpy as np

from hogerop.value.model import Fitted, Histories, Model
from hogerop.value.search import curvature, highest, inverse, sample

__all__ = ["fit"]

_FOR_ERRORS = 100_000
"""Contacts whose curvature stands for everybody's: it is off by less than half a percent."""


def fit(model: Model, histories: Histories, *, seed: int = 0) -> Fitted:
    """Find the parameters that make the histories most likely, with their covariance.

    Time is counted in mean Ts, so the answer does not depend on its unit. Where there are more
    than 100,000 contacts, standard errors come from the curvature over as many of them.

    Parameters
    ----------
    model : Model
        The model to fit.
    histories : Histories
        Of at least one contact.
    seed : int
        Draws the samples on large bases.

    Returns
    -------
    Fitted
        Parameters in days, all finite.
    """
    unit = histories.mean_T if any(model.time_powers) else 1.0  # occasions are not to be scaled
    scaled = histories.in_unit(unit)
    theta, value = highest(model, scaled, seed=seed)
    part = sample(scaled, _FOR_ERRORS, seed + 1)
    precision = -curvature(model, theta, part) * (len(scaled) / len(part))
    said = model.boundary(theta, value, scaled)
    positive, powers = len(model.parameters), np.array(model.time_powers)
    values = theta.copy()
    values[:positive] = np.exp(theta[:positive] + powers * np.log(unit))
    if powers.any():  # the times have a density per day, not per mean T
        value -= histories.repeat_orders * np.log(unit)
    return Fitted(model, values, inverse(precision), value, len(histories), unit, said)
