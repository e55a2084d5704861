"""From a choice to actions, and what is said where nothing is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from hogerop.plan import (
    STEPS,
    Basis,
    Draft,
    Everybody,
    Limits,
    People,
    Prior,
    Round,
    Strategy,
    believe,
    choose,
    drafts,
    library,
    unpaid,
    with_holdout,
)
from hogerop.plan.strategy import LAPSED

N = 200
ROUND = Round(date(2026, 11, 23), date(2027, 1, 17), "Ann", 1, 0.2, frozenset({6}))
WIN_BACK, CARD = library()["win_back_by_reason"], library()["head_start_card"]
PLENTY = Limits(10_000, 100_000)


def people(step: int, *, worth: float = 1_000.0) -> People:
    sure = np.ones((1, N), bool)
    none = np.zeros(N)
    return People(
        step=np.full(N, step),
        chance=np.full(N, 0.1),
        worth=np.full(N, worth),
        worth_sd=none,
        suits=sure,
        may=sure,
        held_all_year=none > 0,
        reached=none.astype(np.int64),
    )


def there(standing: np.ndarray) -> Everybody:
    ids = np.arange(N)
    return Everybody(ids, ids + 1_000, standing, np.arange(N) / N, ids * 0, ids < 0, {})


def drafted(
    strategy: Strategy, standing: np.ndarray, step: int, of: Round = ROUND
) -> tuple[Draft, ...]:
    belief = believe([Prior(0.5, 0.01)], steps=len(STEPS))
    who = people(step)
    choice = choose(who, [with_holdout(strategy, 0.2)], belief, PLENTY, seed=1)
    pairs = lambda ids, by: ids if by == "contact" else ids // 2  # noqa: E731
    basis = Basis(there(standing), who, [strategy], belief, frozenset())
    return drafts(choice, basis, of, pairs)


def test_those_who_lapsed_get_an_action_for_each_rung_and_share_the_fixed_cost() -> None:
    standing = np.where(np.arange(N) < 50, 8 + 3, 8 + 4)
    three, four = drafted(WIN_BACK, standing, LAPSED)
    assert (three.action.rung, four.action.rung) == (3, 4)
    assert "Shopper" in three.action.title
    treated = len(three.action.audience.people) + len(four.action.audience.people)
    costs = float(three.action.budget + four.action.budget)
    assert costs == pytest.approx(WIN_BACK.cost.fixed + WIN_BACK.cost.money * treated, abs=0.02)
    assert {*three.contacts.tolist()} & {*four.contacts.tolist()} == set()


def test_the_fixed_cost_is_borne_by_rungs_on_which_somebody_is_treated() -> None:
    standing = np.where(np.arange(N) < 1, 8 + 3, 8 + 4)
    of_seed = (drafted(WIN_BACK, standing, LAPSED, replace(ROUND, seed=n)) for n in range(100))
    (four,) = next(found for found in of_seed if len(found) == 1)
    treated = len(four.action.audience.people)
    costs = WIN_BACK.cost.fixed + WIN_BACK.cost.money * treated
    assert float(four.action.budget) == pytest.approx(costs, abs=0.02)


def test_what_comes_through_the_door_is_drawn_by_household() -> None:
    (one,) = drafted(replace(CARD, channel="post"), np.full(N, 3), 2)
    assert one.action.audience.by == "household"
    held = {record // 2 for record in one.action.audience.holdout}
    assert held & {record // 2 for record in one.action.audience.people} == set()


def test_a_household_that_stands_on_two_rungs_is_on_one_side_in_both_actions() -> None:
    ids = np.arange(N)
    standing = np.where((ids < 60) | (ids % 2 == 0), 8 + 3, 8 + 4)
    actions = [one.action for one in drafted(replace(WIN_BACK, channel="post"), standing, LAPSED)]
    assert [one.rung for one in actions] == [3, 4]
    treated, held = (
        {record // 2 for one in actions for record in getattr(one.audience, arm)}
        for arm in ("people", "holdout")
    )
    assert treated & held == set()
    assert len(treated) + len(held) == N // 2
    for one, households in zip(actions, (100, 70), strict=True):
        assert sum(one.audience.units) == households
        assert one.audience.units[1] == pytest.approx(one.audience.share * households, abs=3)


def test_more_is_held_out_where_a_fifth_shows_nothing_and_half_does() -> None:
    (few,) = drafted(CARD, np.full(N, 3), 2)
    assert few.action.audience.share == 0.2
    assert not few.power.enough
    sure = replace(people(2), chance=np.full(N, 0.3))
    belief = believe([Prior(0.7, 0.01)], steps=len(STEPS))
    choice = choose(sure, [CARD], belief, PLENTY, seed=1)
    alone = lambda ids, by: ids  # noqa: E731
    basis = Basis(there(np.full(N, 3)), sure, [CARD], belief, frozenset())
    (one,) = drafts(choice, basis, ROUND, alone)
    assert one.action.audience.share > 0.2
    assert one.power.enough


@pytest.mark.parametrize("seed", range(20))
def test_no_more_is_held_out_than_leaves_an_action_that_pays_however_the_lot_falls(
    seed: int,
) -> None:
    cost = replace(WIN_BACK.cost, money=0.0, fixed=100.0, hours=0.0, minutes=0.0)
    letter = replace(WIN_BACK, channel="post", cost=cost)
    who = replace(people(LAPSED, worth=5.05), chance=np.full(N, 0.3))
    belief = believe([Prior(0.66, 0.01)], steps=len(STEPS))
    choice = choose(who, [with_holdout(letter, 0.2)], belief, PLENTY, seed=1)
    three = np.where(np.arange(N) < 3, 8 + 3, 8 + 4)
    basis = Basis(there(three), who, [letter], belief, frozenset())
    found = drafts(choice, basis, replace(ROUND, seed=seed), lambda ids, by: ids)
    assert [one.action.rung for one in found] == [3, 4]
    assert all(one.brings > float(one.action.budget) for one in found)


def test_where_nothing_pays_what_comes_nearest_is_said() -> None:
    belief = believe([Prior(0.5, 0.01)], steps=len(STEPS))
    poor = people(2, worth=0.5)
    choice = choose(poor, [CARD], belief, PLENTY, seed=1)
    (told,) = unpaid(choice, [CARD], poor, belief, PLENTY)
    assert choice.nothing_pays
    assert told.said("EUR") == (
        "Shopper → Customer: nothing pays. What comes nearest, Head-start card, would bring €5.00"
        " with 200 contacts, and cost €360 with 5.3 hours of work."
    )
    closed = replace(poor, may=~poor.may)
    (told,) = unpaid(choice, [CARD], closed, belief, PLENTY)
    assert "no strategy suits any of the 200 contacts" in told.said("EUR")


def test_what_is_done_once_takes_its_hours_too_and_they_must_be_earned() -> None:
    mail = library()["second_order_mail"]
    timed = replace(mail, cost=replace(mail.cost, minutes=1.0, hours=2.0))
    (one,) = drafted(timed, np.full(N, 3), 2)
    assert one.minutes == 120 + len(one.action.audience.people)
    assert sum(step.minutes for step in one.action.steps) == round(one.minutes)
    belief, who = believe([Prior(0.5, 0.01)], steps=len(STEPS)), people(2, worth=10.0)
    free = choose(who, [timed], belief, PLENTY, seed=1)
    dear = choose(who, [timed], belief, replace(PLENTY, hour_cost=45.0), seed=1)
    assert (free.nothing_pays, dear.nothing_pays) == (False, True)


def test_an_hour_that_costs_more_than_it_brings_is_not_worked() -> None:
    call = library()["guided_start"]
    belief = believe([Prior(0.5, 0.01)], steps=len(STEPS))
    who = people(2, worth=100.0)
    free = choose(who, [call], belief, PLENTY, seed=1)
    dear = choose(who, [call], belief, replace(PLENTY, hour_cost=45.0), seed=1)
    assert (free.nothing_pays, dear.nothing_pays) == (False, True)
