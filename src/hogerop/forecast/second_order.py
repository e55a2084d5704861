"""Chains that look at standings only: at the present one, and at this and the one before.

The first is the picture that anybody can follow (`movement`). It is no forecast: whoever came down
last month is not like who has stood there for a year. The second tells these two apart.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hogerop.forecast.chains import Chain, fitted
from hogerop.forecast.flows import Flows
from hogerop.forecast.months import NOT_THERE, STANDINGS, Integers, Panel

__all__ = ["chain_of_pairs", "chain_of_standings", "pair_codes", "sorts_of_pairs"]


def pair_codes(panel: Panel) -> npt.NDArray[np.int16]:
    """Return for everybody and each month end the code of (standing before, standing).

    Who was not there before has a code of its own.
    """
    now = panel.standing.astype(np.int16)
    before = np.vstack([np.full((1, panel.contacts), NOT_THERE, np.int16), now[:-1]])
    return np.where(now == NOT_THERE, np.int16(NOT_THERE), (before + 1) * STANDINGS + now)


def sorts_of_pairs() -> Integers:
    """Return the standing of every pair there can be."""
    return np.arange((STANDINGS + 1) * STANDINGS) % STANDINGS


def chain_of_pairs(flows: Flows) -> Chain:
    """Return the second-order chain; pairs that stand alike soften each other.

    From (a, b) one comes to (b, c) and nowhere else, and a group has one b: no move needs ruling
    out.
    """
    return fitted(flows, group=flows.standing)


def chain_of_standings(flows: Flows) -> Chain:
    """Return the first-order chain; an empty standing is softened by staying."""
    return fitted(flows, group=np.arange(len(flows.codes)))
