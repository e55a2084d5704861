from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import TooLittle
from hogerop.results import Units, adjusted, cuped, difference, effect_of, of_shares

TREATED = np.array([True, True, True, False, False, False])
DRAW = np.random.default_rng(7)


def made(units: int, effect: float, *, habit: float) -> Units:
    """Return units whose outcome is a habit known before, chance, and an effect."""
    treated = DRAW.permutation(np.arange(units) % 2 == 0)
    before = DRAW.normal(10, 3, (units, 1))
    outcome = habit * before[:, 0] + DRAW.normal(0, 1, units) + effect * treated
    return Units(treated, outcome, before)


def test_the_gain_is_the_difference_of_the_means() -> None:
    found = difference(Units(TREATED, np.array([1.0, 2, 3, 0, 1, 2])))
    assert (found.gain, found.treated_mean, found.held_out_mean) == (1.0, 2.0, 1.0)
    assert found.se == pytest.approx((1 / 3 + 1 / 3) ** 0.5)
    assert (found.treated, found.held_out, found.units, found.relative) == (3, 3, 6, 1.0)


def test_nothing_known_before_leaves_the_difference_as_it_is() -> None:
    units = Units(TREATED, np.array([1.0, 2, 3, 0, 1, 2]))
    assert adjusted(units) == cuped(units) == effect_of(units) == difference(units)


def test_shares_are_means_of_zeros_and_ones() -> None:
    done = np.concatenate([np.arange(500) < 60, np.arange(400) < 30]).astype(float)
    by_units = difference(Units(np.arange(900) < 500, done))
    by_counts = of_shares(60, 500, 30, 400)
    assert by_counts.gain == pytest.approx(by_units.gain)
    assert by_counts.se == pytest.approx(by_units.se, rel=2e-3)


@pytest.mark.parametrize("sharpen", [adjusted, cuped])
def test_a_habit_known_before_takes_its_part_of_the_variance_away(sharpen) -> None:
    units = made(4000, 0.5, habit=1.0)
    plain, sharp = difference(units), sharpen(units)
    assert sharp.removed == pytest.approx(0.9, abs=0.02)  # 9 of 10 parts: 3² of 3² + 1
    assert sharp.se < plain.se / 2.5
    assert sharp.gain == pytest.approx(0.5, abs=4 * sharp.se)


def test_what_was_known_does_not_shift_the_answer_where_the_arms_are_equal() -> None:
    before = np.array([1.0, 2, 3, 4] * 50)[:, None]
    treated = np.arange(200) < 100
    units = Units(treated, before[:, 0] * 2 + treated, before)
    assert adjusted(units).gain == pytest.approx(1.0)
    assert cuped(units).gain == pytest.approx(difference(units).gain)


def test_with_few_units_for_what_was_known_it_is_left_out() -> None:
    units = made(38, 0.0, habit=1.0)
    assert effect_of(units) == difference(units)
    assert effect_of(made(40, 0.0, habit=1.0)).removed > 0


def test_words_that_say_the_same_are_no_fault() -> None:
    units = made(200, 0.5, habit=1.0)
    twice = Units(units.treated, units.outcome, np.repeat(units.before, 2, axis=1))
    assert adjusted(twice).gain == pytest.approx(adjusted(units).gain)
    assert adjusted(twice).se == pytest.approx(adjusted(units).se)


def test_housemates_who_do_the_same_count_once() -> None:
    treated, outcome = np.arange(100) % 2 == 0, DRAW.normal(0, 1, 100)
    alone = difference(Units(treated, outcome))
    threes = Units(
        np.repeat(treated, 3), np.repeat(outcome, 3), household=np.repeat(np.arange(100), 3)
    )
    together = difference(threes)
    assert together.gain == pytest.approx(alone.gain)
    assert together.se == pytest.approx(alone.se)
    assert together.df == pytest.approx(alone.df)
    assert difference(Units(threes.treated, threes.outcome)).se < together.se


def test_a_household_of_one_each_changes_nothing() -> None:
    units = made(300, 0.5, habit=1.0)
    each = Units(units.treated, units.outcome, units.before, np.arange(300))
    for reckoned in (difference, adjusted, cuped):
        assert reckoned(each).se == pytest.approx(reckoned(units).se, rel=1e-9)


@pytest.mark.parametrize(
    ("treated", "household"),
    [([True, False, False], None), ([True] * 4, None), ([True, True, False, False], [1, 1, 2, 3])],
)
def test_one_unit_is_no_arm(treated, household) -> None:
    with pytest.raises(TooLittle, match="two treated and two held out"):
        Units(
            np.array(treated),
            np.zeros(len(treated)),
            household=None if household is None else np.array(household),
        )


def test_a_small_arm_in_which_nothing_happened_is_not_believed_to_be_without_chance() -> None:
    found = of_shares(45, 1_800, 0, 200)
    assert found.se == pytest.approx((0.025 * 0.975 / 1_800) ** 0.5)
    assert found.cautious.se == pytest.approx(found.se_alike)
    assert found.se_alike == pytest.approx((0.0219375 * (1 / 1_800 + 1 / 200)) ** 0.5)
    assert found.cautious.gain == found.gain


def test_where_both_arms_vary_alike_both_standard_errors_are_one() -> None:
    found = of_shares(50, 500, 45, 450)
    assert found.se_alike == pytest.approx(found.se)
