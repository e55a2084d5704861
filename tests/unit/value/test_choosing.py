"""The business's own last months choose the model, beside two rules of thumb."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pytest

from hogerop.value.buying.occasions import Buyers, Occasions, occasions
from hogerop.value.models.bg_nbd import BGNBD
from hogerop.value.models.mbg_nbd import MBGNBD
from hogerop.value.models.pareto_nbd import ParetoNBD
from hogerop.value.models.regular import Regular
from hogerop.value.selection.choosing import Choice, choose, model_named, split_day
from hogerop.value.selection.refusal import Refusal
from hogerop.value.selection.sorts import Sorts, sorts_of
from hogerop.value.selection.trying import AS_BEFORE, EVERYBODY

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
    models = ["Pareto/NBD", "MBG/NBD", "BG/NBD"]
    assert [t.name for t in choice.tried] == [*models, AS_BEFORE, EVERYBODY]
    assert choice.chosen.name == choice.model.name
    assert (choice.split, choice.until) == (600, SPAN)


def test_a_model_is_nearer_than_going_on_as_before(bought) -> None:
    choice = choose(bought, SPAN)
    before = next(t for t in choice.tried if t.name == AS_BEFORE)
    assert abs(choice.chosen.bias) < abs(before.bias)
    assert choice.chosen.error < before.error


def test_the_rule_of_thumb_is_not_lost_without_end_by_those_who_bought_once(bought) -> None:
    before, same = choose(bought, SPAN).tried[-2:]
    assert (before.name, same.name) == (AS_BEFORE, EVERYBODY)
    # It knows who bought often, so it must lose less than who knows nothing of anybody.
    assert before.deviance < same.deviance
    assert before.orders > same.orders  # its orders are those of each one's own rate as they are


def test_of_models_that_cannot_be_told_apart_the_first_is_taken(bought) -> None:
    same = (MBGNBD(), Regular(1))  # with one step in a gap it is the same model
    for models in (same, same[::-1]):
        assert choose(bought, SPAN, models=models).model is models[0]


def test_a_model_that_is_clearly_better_is_taken_wherever_it_stands(bought) -> None:
    assert choose(bought, SPAN, models=(Regular(3), ParetoNBD())).model == ParetoNBD()


def loyal_after_the_first(*, once: bool) -> Occasions:
    """300 buyers none of whom leaves before the second order, half after each next one."""
    random = np.random.default_rng(11)
    who, when = [], []
    for contact in range(300):
        first, day = int(random.integers(0, 500)), 0.0
        days = [0.0]
        while (day := day + 1.0 + random.exponential(90)) < SPAN - first:
            days.append(day)
            if random.random() < 0.5:
                break
        if len(days) > 1 or once:
            who += [contact] * len(days)
            when += [first + int(d) for d in days]
    n, day_of = len(who), np.array(when, np.int32)
    return occasions(np.array(who, np.int32), day_of, np.ones(n, np.int8), np.ones(n), 300)


def test_the_model_in_which_no_one_time_buyer_ever_leaves_is_not_chosen() -> None:
    models = (BGNBD(), Regular(3))  # the second is far off: these buyers have no rhythm
    choice = choose(loyal_after_the_first(once=True), SPAN, models=models)
    assert choice.model == Regular(3)
    assert min(choice.tried[:2], key=lambda line: line.deviance).name == "BG/NBD"
    assert ("once", "surely_there") in refused(choice)


def test_where_everybody_came_back_it_may_be_chosen() -> None:
    models = (BGNBD(), Regular(3))
    choice = choose(loyal_after_the_first(once=False), SPAN, models=models)
    assert choice.model == BGNBD()
    assert choice.refused == ()


def test_where_no_other_was_asked_for_it_is_chosen() -> None:
    choice = choose(loyal_after_the_first(once=True), SPAN, models=(BGNBD(),))
    assert choice.model == BGNBD()


def test_what_comes_after_the_day_is_not_looked_at(bought) -> None:
    keep = bought.day <= 700
    start = np.concatenate([[0], np.cumsum(keep)])[bought.start]
    cut = Occasions(start, bought.day[keep], bought.money[keep])
    assert choose(bought, 700) == choose(cut, 700)


def test_every_model_that_can_be_chosen_is_found_again_by_its_name() -> None:
    for name in ("Pareto/NBD", "MBG/NBD", "BG/NBD", "MBG/CNBD-2", "BG/CNBD-8"):
        model = model_named(name)
        assert model is not None
        assert model.name == name
    assert model_named("BG/BB") is None  # it counts occasions, not days


def shop(seed: int, *, gaps: int = 1, busy: bool = False, channels: bool = False) -> Occasions:
    """900 buyers in four years: even gaps, a busy quarter, a channel that buys five times more."""
    random = np.random.default_rng(seed)
    who, when = [], []
    for contact in range(900):
        first = int(random.integers(0, 1100))
        rate = random.gamma(2.0, 1 / 120) * (5.0 if channels and contact % 2 else 1.0)
        leaves = first + random.exponential(600)
        each = first + np.cumsum(random.gamma(gaps, 1 / (rate * gaps), 300))
        each = each[each < min(leaves, 1460)]
        if busy:
            each = each[random.random(len(each)) < np.where(each % 365.25 > 274, 1.0, 0.3)]
        who += [contact] * (len(each) + 1)
        when += [first, *each]
    n, day = len(who), np.array(when).astype(np.int32)
    return occasions(np.array(who, np.int32), day, np.ones(n, np.int8), np.ones(n), 900)


def refused(choice: Choice) -> set[tuple[str, str]]:
    return {(one.what, one.why) for one in choice.refused}


def test_even_gaps_are_seen_and_how_even_they_are_is_found() -> None:
    choice = choose(shop(1, gaps=4), 1460)
    assert choice.model.name == "MBG/CNBD-4"
    assert ("rhythm", "none") not in refused(choice)


def test_where_chance_sets_the_gaps_no_rhythm_is_seen() -> None:
    assert Refusal("rhythm", "none") in choose(shop(1), 1460).refused


def test_a_shop_with_a_busy_quarter_lives_by_the_seasons() -> None:
    choice = choose(shop(2, busy=True), 1460)
    assert choice.candidate.clock.name == choice.chosen.clock == "seasons"
    same = next(t for t in choice.tried if t.name == choice.model.name)
    assert choice.chosen.weeks < same.weeks


def test_a_shop_without_seasons_lives_by_the_calendar() -> None:
    choice = choose(shop(2), 1460)
    assert choice.candidate.clock.name == "calendar"
    assert ("seasons", "no_nearer") in refused(choice)


def by_channel(known: float) -> Callable[[Buyers], Sorts]:
    """Tell buyers apart by two channels, known of so large a share."""
    words = [None if c % 100 >= 100 * known else ("shop", "web")[c % 2] for c in range(900)]
    none = pa.array([None] * 900, pa.string())
    return lambda of: sorts_of({"channel": pa.array(words, pa.string()), "kind": none}, of)


def test_each_model_is_tried_with_and_without_what_tells_buyers_apart() -> None:
    choice = choose(shop(3, channels=True), 1460, sorts=by_channel(1.0))
    tried = [(t.name, t.by) for t in choice.tried if t.clock == "calendar"]
    for name in ("Pareto/NBD", "MBG/NBD", "BG/NBD"):
        assert {(name, ()), (name, ("channel",))} <= set(tried)
    assert Refusal("kind", "unknown", 0.0, 0.8) in choice.refused


def test_a_channel_that_buys_more_is_told_apart() -> None:
    choice = choose(shop(5, channels=True), 1460, sorts=by_channel(1.0))
    assert choice.candidate.sorts.by == ("channel",)
    assert choice.candidate.whole.coefficients[0].startswith("buying.channel: ")


def test_a_channel_known_of_half_the_buyers_is_not_tried() -> None:
    choice = choose(shop(3, channels=True), 1460, sorts=by_channel(0.5))
    assert choice.candidate.sorts.by == ()
    assert ("channel", "unknown") in refused(choice)


def market(seed: int) -> Occasions:
    """400 people who come to a weekly market most weeks, until they come no more."""
    random = np.random.default_rng(seed)
    who, when = [], []
    for contact in range(400):
        came = int(random.integers(0, 100))
        gone = came + int(random.geometric(random.beta(1, 20)))
        weeks = np.arange(came + 1, min(gone, 150))
        bought = [came, *weeks[random.random(len(weeks)) < random.beta(3, 2)]]
        who += [contact] * len(bought)
        when += bought
    n, day = len(who), 7 * np.array(when, np.int32)
    return occasions(np.array(who, np.int32), day, np.ones(n, np.int8), np.ones(n), 400)


def test_at_a_weekly_market_occasions_are_counted() -> None:
    choice = choose(market(1), 149 * 7)
    assert choice.model.name == "BG/BB"
    assert choice.chosen.clock == "occasions"
    assert abs(choice.chosen.bias) < 0.1
    assert all(one.what != "occasions" for one in choice.refused)
