"""Who gets what in a round, within which limits, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hogerop.errors import AskedWrongly
from hogerop.plan import (
    STEPS,
    Belief,
    Choice,
    Cost,
    Limits,
    Measured,
    People,
    Prior,
    Strategy,
    Why,
    Worthwhile,
    believe,
    choose,
    library,
    reason,
)
from hogerop.words import speaking

SHOPPER, LAPSED = STEPS.index("shopper"), STEPS.index("lapsed")
MAIL, GUIDE = library()["second_order_mail"], library()["guided_start"]
WIN_BACK = library()["win_back_by_reason"]
PLENTY = Limits(budget=1e6, minutes=1e6)


def priced(strategy: Strategy, **cost: float) -> Strategy:
    return replace(strategy, cost=replace(Cost(0.5, 0.0, 0.0), **cost))


def people(contacts: int = 4, strategies: int = 1, **other: object) -> People:
    """Return shoppers, one in ten of whom orders again by themselves, worth 50 each."""
    usual = {
        "step": np.full(contacts, SHOPPER),
        "chance": np.full(contacts, 0.1),
        "worth": np.full(contacts, 50.0),
        "worth_sd": np.full(contacts, 10.0),
        "suits": np.ones((strategies, contacts), bool),
        "may": np.ones((strategies, contacts), bool),
        "held_all_year": np.zeros(contacts, bool),
        "reached": np.zeros(contacts, np.int64),
    }
    return People(**{**usual, **other})  # type: ignore[arg-type]


def believed(*lifts: float, sd: float = 0.01) -> Belief:
    """Return what is believed to lift each step so much, as unsurely on all steps together."""
    steps = len(STEPS)
    mean = np.repeat(np.array(lifts)[:, None], steps, axis=1)
    return Belief(mean, np.tile(np.eye(steps) * sd**2, (len(lifts), 1, 1)))


def chosen(
    who: People, strategies: list[Strategy], belief: Belief, limits: Limits = PLENTY
) -> Choice:
    return choose(who, strategies, belief, limits, seed=1)


def test_what_pays_goes_to_everybody_it_is_for() -> None:
    found = chosen(people(), [priced(MAIL)], believed(0.2))
    assert found.picks.tolist() == [0, 0, 0, 0]
    (share,) = found.shares
    assert (share.contacts, share.brings, share.costs) == (4, pytest.approx(4.0), 2.0)


def test_the_range_of_what_it_brings_holds_the_doubt_of_the_lift_and_of_the_worth() -> None:
    (share,) = chosen(people(), [priced(MAIL)], believed(0.2, sd=0.1)).shares
    by_lift, by_worth = 0.1 * 20, (0.2**2 + 0.1**2) ** 0.5 * 4
    assert share.sd == pytest.approx((by_lift**2 + by_worth**2) ** 0.5)
    assert share.range == pytest.approx((4 - 1.2816 * share.sd, 4 + 1.2816 * share.sd))


def test_nothing_is_done_where_nothing_pays() -> None:
    found = chosen(people(), [priced(MAIL, money=2.0)], believed(0.2))
    assert found.nothing_pays
    assert set(found.why) == {Why.DOES_NOT_PAY}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"held_all_year": np.array([True, False])}, Why.HELD_ALL_YEAR),
        ({"reached": np.array([2, 1])}, Why.REACHED),
        ({"may": np.array([[False, True]])}, Why.MAY_NOT),
        ({"suits": np.array([[False, True]])}, Why.NOTHING_SUITS),
        ({"step": np.array([-1, SHOPPER])}, Why.NO_STEP),
        ({"step": np.array([LAPSED, SHOPPER])}, Why.NOTHING_SUITS),
    ],
)
def test_who_must_not_be_reached_is_not_however_much_it_would_bring(
    change: dict[str, object], why: Why
) -> None:
    found = chosen(people(2, **change), [priced(MAIL)], believed(5.0))
    assert found.picks.tolist() == [-1, 0]
    assert found.why.tolist() == [why, Why.CHOSEN]


def test_it_is_told_with_how_many_more_it_would_pay_but_for_one_thing() -> None:
    held, far, poor = np.arange(9) < 2, np.arange(9) >= 6, np.arange(9) == 8
    who = people(9, held_all_year=held, may=~far[None], worth=np.where(poor, 0.01, 100.0))
    found = chosen(who, [priced(MAIL)], believed(0.2))
    assert (found.picks >= 0).sum() == 4
    assert found.barred == {Why.HELD_ALL_YEAR: 2, Why.REACHED: 0, Why.MAY_NOT: 2}
    assert sum(chosen(people(), [priced(MAIL)], believed(0.2)).barred.values()) == 0


def test_what_reaches_no_names_is_given_to_no_name() -> None:
    advert = replace(priced(MAIL), channel="advert")
    assert chosen(people(), [advert], believed(5.0)).nothing_pays


def test_money_goes_where_it_brings_most_and_the_others_are_told_so() -> None:
    who = people(worth=np.array([50.0, 90.0, 60.0, 80.0]))
    found = chosen(who, [priced(MAIL)], believed(0.2), Limits(1.0, 0.0))
    assert found.picks.tolist() == [-1, 0, -1, 0]
    assert found.why.tolist() == [Why.NO_ROOM, Why.CHOSEN, Why.NO_ROOM, Why.CHOSEN]


def test_hours_are_a_limit_too_and_one_person_gets_one_strategy() -> None:
    mail, guide = priced(MAIL), priced(GUIDE, minutes=20.0)
    found = chosen(people(4, 2), [mail, guide], believed(0.2, 0.5), Limits(1e6, 45.0))
    assert sorted(found.picks.tolist()) == [0, 0, 1, 1]
    assert sum(share.minutes for share in found.shares) == 40.0


def test_a_strategy_that_does_not_earn_its_fixed_cost_is_dropped_and_named() -> None:
    dear, cheap = priced(MAIL, fixed=30.0), priced(GUIDE)
    found = chosen(people(10, 2), [dear, cheap], believed(0.4, 0.2))
    assert set(found.picks) == {1}
    assert found.dropped == (dear,)


def test_fixed_costs_come_out_of_the_same_budget() -> None:
    found = chosen(people(100), [priced(MAIL, fixed=20.0)], believed(1.0), Limits(40.0, 0.0))
    assert (found.picks == 0).sum() == 40
    assert sum(share.costs for share in found.shares) == pytest.approx(40.0)


def test_hours_once_come_out_of_the_same_hours_and_what_has_no_room_for_them_is_dropped() -> None:
    mail = priced(MAIL, minutes=1.0, hours=0.5)
    found = chosen(people(100), [mail], believed(1.0), Limits(1e6, 70.0))
    assert (found.picks == 0).sum() == 40
    assert sum(share.minutes for share in found.shares) == pytest.approx(70.0)
    assert chosen(people(100), [mail], believed(1.0), Limits(1e6, 20.0)).dropped == (mail,)


def test_a_lapsed_one_is_let_go_only_where_even_the_upper_end_does_not_pay() -> None:
    who = people(3, step=np.full(3, LAPSED), worth=np.array([50.0, 4.0, 200.0]))
    found = chosen(who, [priced(WIN_BACK, money=1.0)], believed(0.1, sd=0.1))
    assert found.why.tolist() == [Why.DOES_NOT_PAY, Why.LET_GO, Why.CHOSEN]


def unsure(*lifts: tuple[float, float]) -> Belief:
    steps = len(STEPS)
    mean = np.repeat(np.array([lift for lift, _ in lifts])[:, None], steps, axis=1)
    return Belief(mean, np.array([np.eye(steps) * sd**2 for _, sd in lifts]))


def test_with_many_what_is_not_known_is_tried_for_a_fifth_of_the_money_at_most() -> None:
    sure, unknown = priced(MAIL), priced(GUIDE)
    found = chosen(
        people(5_000, 2), [sure, unknown], unsure((0.3, 0.01), (0.2, 0.5)), Limits(2_500.0, 0.0)
    )
    assert set(found.picks[~found.tried]) == {0}
    assert set(found.picks[found.tried]) == {1}
    assert 0 < found.tried.sum() * 0.5 <= 500
    assert set(found.why[found.tried]) == {Why.TRIED}


def test_half_of_a_trial_is_held_out_and_of_what_is_known_a_tenth() -> None:
    found = chosen(people(5_000, 2), [priced(MAIL), priced(GUIDE)], unsure((0.3, 0.01), (0.2, 0.5)))
    assert set(found.held[found.tried]) == {0.5}
    assert set(found.held[~found.tried]) == {0.1}


def test_nothing_is_tried_where_no_answer_would_be_used_or_change_anything() -> None:
    both = [priced(MAIL), priced(GUIDE)]
    beliefs = unsure((0.3, 0.01), (0.2, 0.5))
    never_used = choose(people(5_000, 2), both, beliefs, PLENTY, seed=1, rounds=0)
    assert not never_used.tried.any()
    as_good_as_known = chosen(people(5_000, 2), both, unsure((0.3, 0.01), (0.2, 0.01)))
    assert not as_good_as_known.tried.any()


def test_with_few_nothing_is_tried() -> None:
    beliefs = unsure((0.3, 0.01), (0.2, 0.15))
    assert not chosen(people(40, 2), [priced(MAIL), priced(GUIDE)], beliefs).tried.any()


def test_what_a_holdout_measured_changes_the_next_choice() -> None:
    priors, both = [Prior(0.3, 0.3), Prior(0.2, 0.3)], [priced(MAIL), priced(GUIDE)]
    before = believe(priors, steps=len(STEPS))
    after = believe(priors, [Measured(0, SHOPPER, 0.0, 0.05)], steps=len(STEPS))
    assert set(chosen(people(50, 2), both, before).picks) == {0}
    assert set(chosen(people(50, 2), both, after).picks) == {1}


def test_a_chance_does_not_rise_above_one() -> None:
    (share,) = chosen(people(2, chance=np.ones(2) * 0.9), [priced(MAIL)], believed(5.0)).shares
    assert share.contacts == 2
    assert share.brings == pytest.approx(2 * 0.1 * 50)


def test_everybody_has_a_reason_in_both_languages() -> None:
    expected = Worthwhile(chance=0.1, lift=0.27, worth=50.0, measured=False)
    told = reason(Why.CHOSEN, strategy=MAIL, expected=expected)
    assert told == (
        "Second-order mail: of people like this 10% take the step by themselves, it is expected to"
        " make that 27% likelier (after trials elsewhere), and the step is worth €50, so"
        " with 100 of them it brings €135 and costs €2.00."
    )
    for why in Why:
        said = [_said(why, tongue, expected) for tongue in ("en", "nl")]
        assert said[0] != said[1]
        assert all(text.count(".") >= 1 for text in said)


def _said(why: Why, tongue: str, expected: Worthwhile) -> str:
    with speaking(tongue):
        return reason(why, strategy=MAIL, expected=expected)


def test_what_does_not_fit_together_is_refused() -> None:
    with pytest.raises(AskedWrongly, match="of the same contacts"):
        chosen(people(4, chance=np.full(3, 0.1)), [MAIL], believed(0.1))
    with pytest.raises(AskedWrongly, match="chance from 0 to 1"):
        chosen(people(4, chance=np.full(4, 1.1)), [MAIL], believed(0.1))
    with pytest.raises(AskedWrongly, match="must be 0 or more"):
        Limits(-1.0, 0.0)
