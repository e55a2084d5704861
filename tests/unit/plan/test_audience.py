"""Who takes part and who is held out: by lot, recorded, in every stratum alike."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import Candidates, draw, held_all_year
from hogerop.plan.audience import strata
from hogerop.plan.lots import lots

KEY = bytes(range(16))


def people(n: int, *, seed: int = 1) -> Candidates:
    chance = np.random.default_rng(seed)
    value = np.where(chance.random(n) < 0.1, np.nan, chance.lognormal(3, 1, n))
    record = chance.choice(2**62, n, replace=False).astype(np.int64)
    return Candidates(record, chance.integers(1, 8, n), value)


def test_the_same_seed_draws_the_same_people() -> None:
    candidates = people(500)
    assert draw(candidates, share=0.1, seed=7) == draw(candidates, share=0.1, seed=7)
    assert draw(candidates, share=0.1, seed=7) != draw(candidates, share=0.1, seed=8)


def test_everybody_is_treated_or_held_out_and_nobody_both() -> None:
    candidates = people(500)
    drawn = draw(candidates, share=0.1, seed=7)
    assert sorted([*drawn.people, *drawn.holdout]) == sorted(candidates.record.tolist())
    assert drawn.units == (450, 50)


def test_every_rung_and_every_quarter_of_value_has_its_share() -> None:
    candidates = people(4_000)
    held = np.isin(candidates.record, draw(candidates, share=0.1, seed=3).holdout)
    stratum = strata(candidates.rung, candidates.value)
    for one in np.unique(stratum):
        here = stratum == one
        assert abs(held[here].sum() - 0.1 * here.sum()) <= 1


def test_over_many_seeds_everybody_is_held_out_as_often() -> None:
    candidates = people(60)
    times = np.zeros(60)
    for seed in range(2_000):
        times += np.isin(candidates.record, draw(candidates, share=0.15, seed=seed).holdout)
    # Four standard errors of a share of 0.15 over 2,000 draws.
    assert np.abs(times / 2_000 - 0.15).max() < 4 * (0.15 * 0.85 / 2_000) ** 0.5


def test_under_no_seed_all_small_actions_of_a_round_hold_out_nobody() -> None:
    everybody = people(48)
    parts = [slice(of, of + 6) for of in range(0, 48, 6)]
    small = [
        Candidates(everybody.record[part], everybody.rung[part], everybody.value[part])
        for part in parts
    ]
    for seed in range(20):
        held = [len(draw(one, share=0.1, seed=seed).holdout) for one in small]
        assert sum(held) > 0


def test_a_household_is_treated_or_held_out_as_a_whole() -> None:
    alone = people(600)
    together = Candidates(alone.record, alone.rung, alone.value, np.arange(600) // 3)
    drawn = draw(together, share=0.2, seed=5, by="household")
    held = np.isin(together.record, drawn.holdout).reshape(200, 3)
    assert np.all(held.all(axis=1) == held.any(axis=1))
    assert drawn.units == (160, 40)


def test_a_stratum_is_a_rung_and_a_quarter_of_its_value() -> None:
    rung = np.array([3, 3, 3, 3, 3, 5, 5])
    value = np.array([1.0, 2.0, 3.0, 4.0, np.nan, 7.0, 7.0])
    assert strata(rung, value).tolist() == [31, 32, 33, 34, 30, 51, 51]


def test_one_in_twenty_is_left_alone_all_year() -> None:
    record = people(40_000).record
    held = held_all_year(record, key=KEY, year=2026)
    assert held.mean() == pytest.approx(0.05, abs=0.004)
    next_year = held_all_year(record, key=KEY, year=2027)
    assert (held & next_year).mean() == pytest.approx(0.0025, abs=0.001)


def test_who_is_left_alone_does_not_hang_on_who_else_there_is() -> None:
    record = people(2_000).record
    held = held_all_year(record, key=KEY, year=2026)
    assert np.array_equal(held[::7], held_all_year(record[::7], key=KEY, year=2026))
    assert not np.array_equal(held, held_all_year(record, key=b"another", year=2026))


def test_lots_are_spread_evenly_and_for_each_purpose_anew() -> None:
    numbers = np.arange(20_000)
    one, other = (lots(numbers, key=KEY, purpose=purpose) for purpose in ("one", "other"))
    assert np.bincount((one * 10).astype(int), minlength=10) / 20_000 == pytest.approx(
        0.1, abs=0.01
    )
    assert np.corrcoef(one, other)[0, 1] == pytest.approx(0, abs=0.03)


def test_lots_are_the_same_for_ever() -> None:
    drawn = lots(np.array([1, 2]), key=b"seed", purpose="example")
    assert drawn == pytest.approx([0.48862066, 0.37015167])


@pytest.mark.parametrize("share", [0.0, 1.0, -0.1, 1.5])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(AskedWrongly, match="between 0 and 1"):
        draw(people(10), share=share, seed=1)


def test_an_action_for_nobody_is_refused() -> None:
    nobody = Candidates(*(np.array([]) for _ in range(3)))
    with pytest.raises(AskedWrongly, match="Nobody may be reached"):
        draw(nobody, share=0.1, seed=1)
