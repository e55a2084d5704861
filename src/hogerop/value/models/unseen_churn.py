"""Churn the data do not show, recognised by the model without any doing as well."""

from __future__ import annotations

from hogerop.value.fitting.model import Histories
from hogerop.value.fitting.search import highest
from hogerop.value.models.boundaries import never_twice
from hogerop.value.models.nbd import NBD
from hogerop.words import say

__all__ = ["churn_unseen"]

_FEW = 0.02
_NOTHING_GAINED = 0.01


def churn_unseen(leaving: float, log_likelihood: float, histories: Histories) -> str | None:
    """Say so where buyers who may leave explain the data no better than buyers who never do.

    Only looked into where few leave: ``leaving`` is the mean chance of it after an order, or in
    the time observed.
    """
    if said := never_twice(histories):
        return said
    if leaving > _FEW:
        return None
    _, without = highest(NBD(), histories)
    if log_likelihood - without > _NOTHING_GAINED:
        return None
    return say("No one has left yet: the data show no churn.")
