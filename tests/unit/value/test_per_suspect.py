"""What a suspect costs, from what channels cost and whom they brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from hogerop.value.costs.acquisition import Acquisition
from hogerop.value.costs.came import Came


def of(channel: str, cost: float, people: int, suspects: int) -> Any:
    won = Came(0, {}, cast(Any, {})).won(channel, cost, set(), 0, 0, None)
    return replace(won, people=people, suspects=suspects)


def acquired(unknown: int, *channels: Any) -> Acquisition:
    day, none = date(2026, 10, 31), of("", 0.0, unknown, unknown)
    spent = cast(Any, None)
    return Acquisition(day, day, day, "none", spent, none, channels, (), none, {}, {}, (), 365)


def test_whoever_came_in_by_ordering_bears_its_own_part_of_the_cost() -> None:
    # Of 1,000 a quarter is for the 25 suspects of 100 who came in: 10 each.
    assert acquired(0, of("ads", 1000.0, 100, 25)).per_suspect == pytest.approx(10.0)


def test_a_channel_that_brings_buyers_alone_costs_no_suspect_anything() -> None:
    fair, till = of("fair", 300.0, 10, 10), of("till", 9000.0, 50, 0)
    assert acquired(0, fair, till).per_suspect == pytest.approx(30.0)


def test_suspects_without_a_channel_came_as_the_others_did() -> None:
    fair, free = of("fair", 300.0, 10, 10), of("word", 0.0, 20, 20)
    assert acquired(30, fair, free).per_suspect == pytest.approx(15.0)


def test_whoever_ordered_without_a_channel_bears_its_part_too() -> None:
    # 10 suspects; 10 others told and 20 not: 10 of 40 bear a quarter of the cost.
    others = replace(acquired(20, of("fair", 400.0, 20, 10)), unknown=of("", 0.0, 20, 0))
    assert others.per_suspect == pytest.approx(10.0)


def test_where_no_channel_with_cost_brought_suspects_it_is_not_known() -> None:
    assert acquired(30, of("till", 9000.0, 50, 0), of("word", 0.0, 9, 9)).per_suspect is None
