"""For whom each strategy's own rule holds on a day. Asks the ladder; runs its queries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hogerop.contracts import Engine
from hogerop.ladder import Policy, measure
from hogerop.plan.offers import Bools, Ints
from hogerop.plan.strategy import Strategy

__all__ = ["suiting"]


def suiting(
    engine: Engine, strategies: Sequence[Strategy], contacts: Ints, *, on: int, policy: Policy
) -> Bools:
    """Return whether each strategy's rule holds for each contact, strategies x contacts.

    Reads ``events``, ``membership``, ``contacts``, ``credits`` and ``left_out``. About six rules
    are one walk.

    Parameters
    ----------
    strategies : sequence of Strategy
    contacts : array of int
        Ids, in the order in which they are answered. Who was not seen by the day suits nothing.
    on : int
        The day, as a number.
    policy : Policy
        For the rhythm of the business.
    """
    rules = list(dict.fromkeys(one.for_whom for one in strategies))
    found = measure(engine, rules, on=on, policy=policy)
    ids = found["contact_id"].to_numpy()
    order = np.argsort(ids)
    at = np.searchsorted(ids, contacts, sorter=order)
    at = order[np.minimum(at, max(len(ids) - 1, 0))] if len(ids) else np.zeros(len(contacts), int)
    seen = ids[at] == contacts if len(ids) else np.zeros(len(contacts), bool)
    holds = {rule: seen & (found[rule].to_numpy()[at] == 1 if len(ids) else seen) for rule in rules}
    return np.array([holds[one.for_whom] for one in strategies]).reshape(
        len(strategies), len(contacts)
    )
