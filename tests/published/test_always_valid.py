"""The intervals that GrowthBook's gbstats 0.8.0 gives for visits of the Hillstrom test.

2,262 of 21,306 held out visited, and 3,894 of 21,307 who were sent an e-mail.
"""

from __future__ import annotations

import pytest

from hogerop.results import always_valid, half_width, of_shares, units_needed
from hogerop.results.always_valid import rho

VISITS = of_shares(3_894, 21_307, 2_262, 21_306)
PRINTED = 5e-11


def test_for_one_look() -> None:
    assert VISITS.looked_at_once() == pytest.approx((0.0699533033, 0.0832258240), abs=PRINTED)


def test_for_every_look() -> None:
    found = always_valid(VISITS, tuned_to=5000)
    assert found == pytest.approx((0.0656856851, 0.0874934422), abs=PRINTED)


def test_how_far_it_reaches() -> None:
    assert rho(5000) == pytest.approx(0.0398400668, abs=PRINTED)
    found = half_width(VISITS.se, VISITS.units, tuned_to=5000)
    assert found == pytest.approx(0.0109038786, abs=PRINTED)


def test_so_many_units_are_needed_as_there_were() -> None:
    assert units_needed(VISITS, 0.0109038787, tuned_to=5000) == 42_613
