"""The compiled heart of `hogerop.value.models.spend`, with the symbols of its papers."""

from __future__ import annotations

import math

import numpy as np

from hogerop.compiled import compiled
from hogerop.value.fitting.model import Floats, Integers
from hogerop.value.models.digamma import digamma

__all__ = ["amounts_likelihood", "draw_totals"]


@compiled
def amounts_likelihood(
    p: float, q: float, gamma: float, x: Integers, mean: Floats, most: int
) -> Floats:
    """Return the log-likelihood of each contact's mean order, and its slopes in p, q and gamma."""
    constant, to_p, to_q = np.zeros(most), np.zeros(most), np.zeros(most)
    counts = np.zeros(most, np.int64)
    for i in range(len(x)):
        counts[x[i]] += 1
    log_q, slope_q = q * math.log(gamma) - math.lgamma(q), math.log(gamma) - digamma(q)
    for k in range(1, most):
        if counts[k]:
            px = p * k
            constant[k] = math.lgamma(px + q) - math.lgamma(px) + log_q + px * math.log(k)
            rise = digamma(px + q)
            to_p[k] = k * (rise - digamma(px) + math.log(k))
            to_q[k] = rise + slope_q
    out = np.zeros(4)
    for i in range(len(x)):
        k, z = x[i], mean[i]
        whole = gamma + k * z
        log_z, log_whole = math.log(z), math.log(whole)
        out[0] += constant[k] + (p * k - 1.0) * log_z - (p * k + q) * log_whole
        out[1] += to_p[k] + k * (log_z - log_whole)
        out[2] += to_q[k] - log_whole
        out[3] += q / gamma - (p * k + q) / whole
    return out


@compiled
def draw_totals(
    p: float, q: float, gamma: float, x: Integers, mean: Floats, orders: Integers,
    random: np.random.Generator,
) -> Floats:  # fmt: skip
    """Draw each contact's own scale, then the sum of so many orders at that scale."""
    out = np.zeros(len(x))
    for i in range(len(x)):
        if orders[i] > 0:
            own = random.standard_gamma(p * x[i] + q) / (gamma + x[i] * mean[i])
            out[i] = random.standard_gamma(p * orders[i]) / max(own, 1e-300)
    return out
