"""A small ladder on which every number can be followed."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.whatif import Seen

STANDING = np.array([0, 1, 2, 3, 11, 4, 12, 5, 13, 6, 7])
NOW = np.array([70, 900, 200, 300, 400, 150, 100, 80, 5, 40, 30])
REWARD = np.array([9.0, 0.1, 0.3, 2.0, 0.5, 4.0, 1.0, 9.0, 3.0, 12.0, 15.0])


@pytest.fixture
def seen() -> Seen:
    """Nobody moves, and everything is known for certain: a month is worth its reward."""
    return Seen(
        rows=np.eye(len(NOW)),
        weight=np.full(len(NOW), 1e6),
        reward=REWARD,
        reward_se=np.zeros(len(NOW)),
        standing=STANDING,
        now=NOW,
    )
