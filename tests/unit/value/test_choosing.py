"""The business's own last months choose the model, beside two rules of thumb."""

from __future__ import annotations

import numpy as np
import pytest

from hogerop.value.choosing import AS_BEFORE, EVERYBODY, POOL, choose, split_day
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.occasions import Occasions, occasions

SPAN = 900


@pytest.fixture(scope="module")
def bought() -> Occasions:
    """400 buyers of a made-up shop: orders at their own rate until the day they leave."""
    random = np.random.default_rng(7)
    who, when = [], []
    for contact in range(400):
        first = int(random.integers(0, 600))
        rate, leaving = random.gamma(0.8, 1 / 60), random.gamma(0.7, 1 / 200)
        stays = min(random.exponential(1 / leaving), SPAN - first)
        days = first + random.uniform(0, stays, random.poisson(rate * stays))
        who += [contact] * (len(days) + 1)
        when += [first, *days]
    n = len(who)
    day = np.array(when).astype(np.int32)
    return occasions(np.array(who, np.int32), day, np.ones(n, np.int8), np.ones(n), 400)


def test_a_third_is_held_out_but_a_year_at_most() -> None:
    assert split_day(0, 300) == 200
    assert split_day(0, 3000) == 2635


def test_the_table_has_every_model_and_both_rules_of_thumb(bought) -> None:
    choice = choose(bought, SPAN)
    assert [t.name for t in choice.tried] == [m.name for m in POOL] + [AS_BEFORE, EVERYBODY]
    assert choice.chosen.name == choice.model.name
    assert (choice.split, choice.until) == (600, SPAN)


def test_a_model_is_nearer_than_going_on_as_before(bought) -> None:
    choice = choose(bought, SPAN)
    before = next(t for t in choice.tried if t.name == AS_BEFORE)
    assert abs(choice.chosen.bias) < abs(before.bias)
    assert choice.chosen.error < before.error


def test_of_models_that_cannot_be_told_apart_the_first_is_taken(bought) -> None:
    same = (MBGNBD(), Regular(1))  # with one step in a gap it is the same model
    for models in (same, same[::-1]):
        assert choose(bought, SPAN, models=models).model is models[0]


def test_a_model_that_is_clearly_better_is_taken_wherever_it_stands(bought) -> None:
    assert choose(bought, SPAN, models=(Regular(3), ParetoNBD())).model == ParetoNBD()


def test_what_comes_after_the_day_is_not_looked_at(bought) -> None:
    keep = bought.day <= 700
    start = np.concatenate([[0], np.cumsum(keep)])[bought.start]
    cut = Occasions(start, bought.day[keep], bought.money[keep])
    assert choose(bought, 700) == choose(cut, 700)
