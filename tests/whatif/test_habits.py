"""One world of each habit, a fifth as large; ``make habits`` measures 25 of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.whatif.habits import LIFTS, Line, share_held, width, world

Of = Callable[[str], list[Line]]


@pytest.fixture(scope="module")
def of() -> Of:
    """Return the lines of one effect."""
    lines = [line for lift in LIFTS for line in world(lift, 1, buyers=112_000, arm=1_500)]
    return lambda effect: [line for line in lines if line.effect == effect]


@pytest.mark.parametrize("effect", ["with_order", "carry_over"])
def test_ranges_hold_the_truth_before_and_after_experiments_and_get_narrower(
    of: Of, effect: str
) -> None:
    assert share_held(of(effect), "prior") == 1
    assert share_held(of(effect), "after") >= 0.75  # one of four may miss
    assert width(of(effect)) < 0.6


def test_without_habit_nothing_carries_over_and_the_range_reaches_nothing(of: Of) -> None:
    (line,) = [line for line in of("carry_over") if line.lift == 0]
    assert line.truth == 0
    assert line.after.change is not None
    assert line.after.change.low == 0


def test_the_ceiling_is_many_times_what_carries_over_however_strong_the_habit(of: Of) -> None:
    for line in of("carry_over"):
        assert line.ceiling.change is not None
        assert line.ceiling.change.low > 5 * line.truth
