"""A million buyers as BG/NBD has them, each seen for up to three years."""

from __future__ import annotations

from pathlib import Path

import numpy as np


def make_buyers(file: Path, contacts: int, seed: int = 1) -> Path:
    """Write each contact's frequency, recency, T (days) and mean order; same seed, same rows."""
    random = np.random.default_rng(seed)
    rate, leaves = random.gamma(0.35, 1 / 30, contacts), random.beta(0.8, 2.4, contacts)
    T = random.integers(1, 1096, contacts).astype(float)
    x, recency = np.zeros(contacts, np.int64), np.zeros(contacts)
    now, here = np.zeros(contacts), np.arange(contacts)
    while len(here):
        now[here] += random.exponential(1 / rate[here])
        here = here[now[here] <= T[here]]
        x[here] += 1
        recency[here] = now[here]
        here = here[random.random(len(here)) >= leaves[here]]
    of = np.maximum(x, 1)
    spend = random.gamma(6.0 * of) / of / random.gamma(3.7, 1 / 15, contacts)
    np.savez(file, x=x, recency=np.minimum(np.ceil(recency), T), T=T, spend=spend)
    return file
