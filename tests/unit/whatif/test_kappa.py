from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.whatif.kappa import Holdout, Measured, gain_per_move, posterior

RANKS = (np.arange(20_000) + 0.5).reshape(1, -1) / 20_000
CEILING = np.array([100.0])


def within(draws: np.ndarray) -> list[float]:
    return [float(q) for q in np.quantile(draws, [0.025, 0.5, 0.975])]


def test_the_guess_is_what_is_stated() -> None:
    assert within(posterior("with_order", RANKS)) == pytest.approx([0.0423, 0.3, 2.13], rel=0.01)


def test_of_the_guess_at_what_carries_over_one_in_five_is_nothing_at_all() -> None:
    drawn = posterior("carry_over", RANKS)
    assert np.mean(drawn == 0) == pytest.approx(0.2, abs=1e-3)
    assert np.median(drawn[drawn > 0]) == pytest.approx(0.3, rel=0.01)


def test_what_carries_over_is_never_more_than_the_whole_of_the_same_guess() -> None:
    assert np.all(posterior("carry_over", RANKS) <= posterior("with_order", RANKS))


def test_a_sharp_measurement_decides() -> None:
    drawn = posterior("with_order", RANKS, [Measured(60.0, 1.0, CEILING)])
    assert within(drawn) == pytest.approx([0.58, 0.60, 0.62], abs=2e-3)


def test_a_blunt_measurement_hardly_moves_the_guess() -> None:
    drawn = posterior("with_order", RANKS, [Measured(60.0, 1e5, CEILING)])
    assert within(drawn) == pytest.approx(within(posterior("with_order", RANKS)), rel=0.01)


def test_kappa_may_be_more_than_one() -> None:
    drawn = posterior("with_order", RANKS, [Measured(160.0, 5.0, CEILING)])
    assert within(drawn)[1] == pytest.approx(1.6, abs=0.02)


def test_a_measured_nothing_makes_nothing_at_all_likelier() -> None:
    drawn = posterior("carry_over", RANKS, [Measured(0.0, 5.0, CEILING)])
    assert np.mean(drawn == 0) > 0.5
    assert within(drawn)[2] < 0.15


def test_a_measured_loss_brings_it_down_to_nothing_and_not_below() -> None:
    drawn = posterior("with_order", RANKS, [Measured(-80.0, 5.0, CEILING)])
    assert drawn.min() >= 0
    assert drawn.max() < 0.05


def test_a_ceiling_that_is_not_above_nothing_cannot_tell() -> None:
    drawn = posterior("with_order", RANKS, [Measured(60.0, 1.0, -CEILING)])
    assert within(drawn) == pytest.approx(within(posterior("with_order", RANKS)))


def test_two_windows_say_more_than_one() -> None:
    one = posterior("with_order", RANKS, [Measured(60.0, 20.0, CEILING)])
    both = [Measured(60.0, 20.0, CEILING), Measured(30.0, 10.0, CEILING / 2)]
    two = posterior("with_order", RANKS, both)
    assert np.std(two) < 0.8 * np.std(one)


def holdout(gain: float, *, se: float = 10.0, moves: float = 10.0) -> Holdout:
    return Holdout(4, "with_order", gain, se, moves, 6)


def test_holdouts_that_agree_add_up() -> None:
    assert gain_per_move([holdout(100.0)] * 4) == pytest.approx((10.0, 0.5))


def test_holdouts_that_differ_beyond_chance_are_trusted_less() -> None:
    # 10 and 30 of one each: Q = 200 on one degree of freedom.
    mean, se = gain_per_move([holdout(100.0), holdout(300.0)])
    assert (mean, se) == pytest.approx((20.0, 200**0.5 / 2**0.5))


@pytest.mark.parametrize(
    "wrong", [{"se": 0.0}, {"moves": 0.0}, {"se": float("nan")}, {"gain": float("inf")}]
)
def test_a_holdout_that_measured_nothing_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(AskedWrongly, match="A holdout has a gain"):
        holdout(**({"gain": 1.0} | wrong))
