"""Ask the product, and put its answer in the oracle's words."""

from __future__ import annotations

from collections import defaultdict

from tests.properties.oracle import Policy
from tests.spec.ask import placed
from tests.spec.happened import History, tables

import hogerop.ladder

Stay = tuple[int, bool, int, int | None]
"""Rung, lapsed, from day, first day after it (None: for ever)."""


def stays(
    history: History, policy: Policy, *, shuffled: int | None = None, as_of: int | None = None
) -> dict[int, list[Stay]]:
    """Return each contact's stays, as the product's walk finds them."""
    answer = placed(
        tables(history, shuffled=shuffled),
        hogerop.ladder.Policy.parse(policy.toml()),
        as_of=history.last_day if as_of is None else as_of,
    )
    found: dict[int, list[Stay]] = defaultdict(list)
    for row in answer.intervals.to_pylist():
        stay = (row["rung"], row["lapsed"], row["from_day"], row["to_day"])
        found[row["contact_id"] // 10].append(stay)
    return dict(found)


def standing(stays: list[Stay], day: int) -> tuple[int, bool] | None:
    """Return rung and flag on a day; None before first sight.

    More than one stay on a day is a fault of the walk.
    """
    here = [s for s in stays if s[2] <= day and (s[3] is None or day < s[3])]
    assert len(here) <= 1, here
    return here[0][:2] if here else None
