"""Laws of effects and of the intervals that hold for every look."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hogerop.results import Units, adjusted, always_valid, cuped, difference, half_width

RECKONED = st.sampled_from([difference, adjusted, cuped])


@st.composite
def units(draw: st.DrawFn) -> Units:
    number = draw(st.integers(30, 80))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    treated = random.permutation(np.arange(number) < draw(st.integers(12, number - 12)))
    before = random.normal(size=(number, draw(st.integers(1, 3))))
    return Units(treated, before[:, 0] + random.normal(size=number), before)


@given(units(), RECKONED)
def test_the_order_of_the_units_does_not_matter(made: Units, reckoned) -> None:
    again = np.random.default_rng(1).permutation(len(made.outcome))
    shuffled = Units(made.treated[again], made.outcome[again], made.before[again])
    assert reckoned(shuffled).gain == pytest.approx(reckoned(made).gain, abs=1e-9)
    assert reckoned(shuffled).se == pytest.approx(reckoned(made).se)


@given(units(), RECKONED)
def test_the_arms_changed_about_give_the_opposite(made: Units, reckoned) -> None:
    other = Units(~made.treated, made.outcome, made.before)
    assert reckoned(other).gain == pytest.approx(-reckoned(made).gain, abs=1e-9)
    assert reckoned(other).se == pytest.approx(reckoned(made).se)


@given(units(), RECKONED, st.floats(0.01, 100), st.floats(-1000, 1000))
def test_other_units_of_measure_give_the_same_effect(made, reckoned, factor, shift) -> None:
    other = Units(made.treated, made.outcome * factor + shift, made.before * factor - shift)
    assert reckoned(other).gain == pytest.approx(reckoned(made).gain * factor, rel=1e-5, abs=1e-5)
    assert reckoned(other).se == pytest.approx(reckoned(made).se * factor, rel=1e-5)


@given(units(), st.integers(10, 10**6))
def test_an_interval_for_every_look_holds_that_for_one(made: Units, tuned_to: int) -> None:
    found = difference(made)
    low, high = always_valid(found, tuned_to=tuned_to)
    at_once = found.se * 1.96
    assert low < found.gain - at_once
    assert high > found.gain + at_once


@given(st.integers(10, 10**6), st.floats(0.5, 0.999))
def test_it_is_narrowest_about_where_it_is_tuned(units: int, level: float) -> None:
    here = half_width(1.0, units, tuned_to=units, level=level)
    for other in (units / 3, units * 3):
        assert half_width(1.0, units, tuned_to=other, level=level) > here
