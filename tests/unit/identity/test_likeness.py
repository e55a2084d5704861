"""What the weights of levels promise to the queries that read them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from hogerop.identity.scoring import SORTS, Sort


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_levels_that_weigh_one_name_have_one_usual_rate(sort: Sort) -> None:
    rates = defaultdict(set)
    for level in sort.by_rarity():
        rates[level.frequency_of].add(level.u)
    assert rates and all(len(found) == 1 for found in rates.values())


@pytest.mark.parametrize("tellings", [1, 10, 300, 5_000, 50_000, 1_000_000, 10_000_000])
@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_every_level_of_a_comparison_is_told_by_its_weight(sort: Sort, tellings: int) -> None:
    for comparison in sort.comparisons:
        in_order = sorted(comparison.weights(tellings).values())
        # The queries find a level again within 1e-5 of its weight.
        assert all(after - before > 1e-5 for before, after in pairwise(in_order))
