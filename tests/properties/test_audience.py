"""Laws of drawing by lot, for any group of people."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hogerop.plan import Candidates, draw
from hogerop.plan.audience import strata

PEOPLE = st.lists(
    st.tuples(
        st.integers(0, 7),
        st.one_of(st.just(float("nan")), st.floats(-100, 1e6)),
        st.integers(0, 30),
    ),
    min_size=1,
    max_size=80,
)
SHARES = st.floats(0.01, 0.99)
SEEDS = st.integers(0, 2**63)


def candidates(told: list[tuple[int, float, int]], *, together: bool = False) -> Candidates:
    rung, value, household = (np.array(column) for column in zip(*told, strict=True))
    record = np.arange(len(told), dtype=np.int64) * 7919 + 11
    return Candidates(record, rung, value, household if together else None)


@given(PEOPLE, SHARES, SEEDS)
def test_each_stratum_has_its_share_to_within_one(
    told: list[tuple[int, float, int]], share: float, seed: int
) -> None:
    there = candidates(told)
    held = np.isin(there.record, draw(there, share=share, seed=seed).holdout)
    stratum = strata(there.rung, there.value)
    for one in np.unique(stratum):
        here = stratum == one
        assert abs(held[here].sum() - share * here.sum()) < 1 + 1e-6


@given(PEOPLE, SHARES, SEEDS, st.randoms())
def test_the_order_of_people_changes_nothing(
    told: list[tuple[int, float, int]], share: float, seed: int, chance: object
) -> None:
    there = candidates(told, together=True)
    mixed = list(range(len(told)))
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert there.cluster is not None
    otherwise = Candidates(
        there.record[mixed], there.rung[mixed], there.value[mixed], there.cluster[mixed]
    )
    one, other = (draw(c, share=share, seed=seed, by="household") for c in (there, otherwise))
    assert one == other


@given(PEOPLE, SHARES, SEEDS)
def test_no_household_stands_on_both_sides(
    told: list[tuple[int, float, int]], share: float, seed: int
) -> None:
    there = candidates(told, together=True)
    drawn = draw(there, share=share, seed=seed, by="household")
    assert there.cluster is not None
    sides = [set(there.cluster[np.isin(there.record, s)]) for s in (drawn.people, drawn.holdout)]
    assert sides[0] & sides[1] == set()
    assert [len(side) for side in sides] == list(drawn.units)
