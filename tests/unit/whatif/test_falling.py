"""What counts as falling off a rung, clause by clause: of members, awake and asleep."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.whatif import LessFalling, RewardChain
from hogerop.whatif.pulling import less_falling

STANDING = np.array([0, 4, 12, 5, 13, 6, 14])
"""Outside, customer, member and advocate; the last three awake and asleep (8 more)."""
OUTSIDE, CUSTOMER, CUSTOMER_ASLEEP, MEMBER, MEMBER_ASLEEP, ADVOCATE, ADVOCATE_ASLEEP = range(7)


def kept(at: int, to: int) -> float:
    """Return how many of those who go there, half of all, no longer do with half the falling."""
    moves = np.eye(len(STANDING))
    moves[at, at] = 0.5
    moves[at, to] += 0.5
    chain = RewardChain(moves, np.zeros(7), STANDING, np.zeros(7, np.int64))
    better = less_falling(chain, 5, 0.5).transitions
    assert better.sum(axis=1) == pytest.approx(np.ones(7))
    return float(moves[at, to] - better[at, to])


@pytest.mark.parametrize("to", [OUTSIDE, CUSTOMER, CUSTOMER_ASLEEP, MEMBER_ASLEEP, ADVOCATE_ASLEEP])
def test_who_comes_down_leaves_or_falls_asleep_anywhere_falls(to: int) -> None:
    assert kept(MEMBER, to) == pytest.approx(0.25)


@pytest.mark.parametrize("to", [MEMBER, ADVOCATE])
def test_who_stays_or_climbs_awake_does_not_fall(to: int) -> None:
    assert kept(MEMBER, to) == 0


@pytest.mark.parametrize("to", [OUTSIDE, CUSTOMER, CUSTOMER_ASLEEP])
def test_a_sleeper_who_comes_down_falls(to: int) -> None:
    assert kept(MEMBER_ASLEEP, to) == pytest.approx(0.25)


@pytest.mark.parametrize("to", [MEMBER, ADVOCATE, ADVOCATE_ASLEEP])
def test_a_sleeper_who_wakes_or_climbs_does_not_fall(to: int) -> None:
    assert kept(MEMBER_ASLEEP, to) == 0


def test_other_rungs_fall_as_before() -> None:
    assert kept(CUSTOMER, OUTSIDE) == kept(ADVOCATE, MEMBER) == 0


def test_nobody_falls_from_the_lowest_rung() -> None:
    with pytest.raises(AskedWrongly, match="Nobody falls from Suspect: no rung is below it"):
        LessFalling(1, 0.2)
