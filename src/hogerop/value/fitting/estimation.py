"""Finding the parameters under which the histories are most likely, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hogerop.value.fitting.model import Fitted, Histories, Model
from hogerop.value.fitting.posterior import cloud_of
from hogerop.value.fitting.search import highest, spread

__all__ = ["fit", "with_cloud"]

_SHAPES, _TIMES = 1.5, 3.0
"""The weak prior: a bare number (r, a, b, s) is 1, within a factor of 20 in 19 of 20 businesses;
a time (alpha, beta) is the mean T, within a factor of 400. Coefficients are 0, give or take 3."""


def fit(model: Model, histories: Histories, *, seed: int = 0) -> Fitted:
    """Find the parameters that make the histories most likely, with their covariance.

    Time is counted in mean Ts, so the answer does not depend on its unit. Where there are more
    than 200,000 contacts, standard errors come from the curvature over 100,000 of them.

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
    covariance = spread(model, theta, scaled, seed=seed)
    said = model.boundary(theta, value, scaled)
    positive, powers = len(model.parameters), np.array(model.time_powers)
    values = theta.copy()
    values[:positive] = np.exp(theta[:positive] + powers * np.log(unit))
    if powers.any():  # the times have a density per day, not per mean T
        value -= histories.repeat_orders * np.log(unit)
    return Fitted(model, values, covariance, value, len(histories), unit, said)


def with_cloud(fitted: Fitted, histories: Histories, *, seed: int = 0) -> Fitted:
    """Return the same fit with its doubt drawn exactly, which intervals and draws then use.

    With many contacts, or where the exact draws are worth too few, ``cloud`` stays None and
    intervals and draws come from the covariance.

    Parameters
    ----------
    fitted : Fitted
        As `fit` returned it.
    histories : Histories
        Those it was fitted to.
    seed : int
        The same seed gives the same cloud.
    """
    powers = np.array(fitted.model.time_powers)
    prior = np.full(len(fitted.values), _TIMES)
    prior[: len(powers)][powers == 0] = _SHAPES
    scaled = histories.in_unit(fitted.unit)
    found = cloud_of(fitted.model, scaled, fitted.theta, fitted.covariance, prior, seed=seed)
    return replace(fitted, cloud=found)
