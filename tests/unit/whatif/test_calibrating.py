from __future__ import annotations

import numpy as np
import pytest

from hogerop.whatif.calibrating import REFERRED, REFERRED_SD, chances, likely
from hogerop.whatif.pulling import Part

MONTHS, CHAINS = 3, 200
PATHS = np.tile(np.arange(MONTHS + 1.0), (CHAINS, 1))
AT_ONCE = np.array([1.0, 0.0, 0.0])


@pytest.mark.parametrize("effect", ["with_order", "carry_over"])
def test_the_referred_bring_a_tenth_more_give_or_take(effect: str) -> None:
    given = chances([], {0: PATHS}, CHAINS, seed=1)
    sent, won = (
        likely(effect, Part(0, PATHS[0], AT_ONCE, referred=referred), PATHS, MONTHS, given)  # type: ignore[arg-type]
        for referred in (True, False)
    )
    more = sent[won > 0] / won[won > 0]
    assert more.mean() == pytest.approx(REFERRED, abs=0.02)
    assert more.std() == pytest.approx(REFERRED_SD, rel=0.1)
    assert more.min() >= 0
