"""Nobody moves in this ladder (`seen`), so twelve months are worth twelve times a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from hogerop.errors import AskedWrongly, TooLittle
from hogerop.whatif import Answer, Holdout, Seen, Terms, parse, what_if
from hogerop.whatif.sending import Sending

PLAIN = Terms(yearly_rate=0.0)


def ask(seen: Seen, asked: str, **more: Any) -> Answer:
    return what_if(parse(asked), seen, **({"terms": PLAIN, "draws": 20} | more))


def ceiling(answer: Answer) -> float:
    assert answer.ceiling.change is not None
    return answer.ceiling.change.middle


def test_everyone_up_is_the_sum_of_contacts_times_the_step_with_the_flag_kept(seen: Seen) -> None:
    steps = {
        1: 900 * 0.2,
        2: 200 * 1.7,
        3: 300 * 2.0 + 400 * 0.5,  # awake to awake, lapsed to lapsed
        4: 150 * 5.0,  # five lapsed members are too few to compare 100 lapsed customers with
        5: 80 * 3.0,
        6: 40 * 3.0,
    }
    answer = ask(seen, "everyone up")
    assert ceiling(answer) == pytest.approx(12 * sum(steps.values()))
    assert {step.rung: step.contacts for step in answer.steps} == {
        1: 900,
        2: 200,
        3: 700,
        4: 150,
        5: 80,
        6: 40,
    }


def test_raving_fans_stay_and_who_stands_outside_is_left_out(seen: Seen) -> None:
    answer = ask(seen, "everyone up")
    assert answer.moved == 900 + 200 + 700 + 150 + 80 + 40
    assert answer.before.middle == pytest.approx(12 * (seen.now[1:] @ seen.reward[1:]))


def sending(seen: Seen, months: float = 1e9) -> Seen:
    """A fan sends a shopper in ten months; that was seen over so many contact-months."""
    fan, shopper = (np.where(seen.standing == rung, 1.0, 0.0) for rung in (7, 3))
    return replace(seen, sending=Sending(0.1 * fan, shopper), weight=np.full(len(seen.now), months))


def test_whom_they_will_send_is_among_what_they_bring(seen: Seen) -> None:
    alone, chain = (ask(of, "10% advocate -> fan") for of in (seen, sending(seen)))
    # One fan more sends .1 a month from the second month on; each brings 2 a month until the end.
    sent = 2 * 0.1 * sum(range(12))
    assert ceiling(chain) - ceiling(alone) == pytest.approx(4 * sent, rel=1e-3)
    assert chain.before.middle - alone.before.middle == pytest.approx(30 * sent, rel=1e-3)


def test_a_tenth_more_margin_is_a_tenth_of_what_they_bring_with_whom_they_send(seen: Seen) -> None:
    answer = ask(sending(seen), "margin +10%")
    assert ceiling(answer) == pytest.approx(0.1 * answer.before.middle)


def test_how_often_they_send_is_as_unsure_as_the_referrals_seen_are_few(seen: Seen) -> None:
    # 9 referrals in 90 contact-months: a rate known to within two thirds of itself.
    few = ask(sending(seen, 90), "10% advocate -> fan", draws=400).ceiling.change
    many = ask(sending(seen), "10% advocate -> fan", draws=400).ceiling.change
    assert few is not None and many is not None
    sent = 4 * 2 * sum(range(12))
    assert (few.high - few.low) / sent == pytest.approx(2 * 1.96 * 0.1 / 3, rel=0.1)
    assert many.high - many.low < 0.01 * sent


def test_whoever_has_too_few_to_be_compared_with_is_named(seen: Seen) -> None:
    assert [said[:37] for said in ask(seen, "everyone up").refused] == [
        "Left out: 100 contacts on Customer; f",
        "Left out: 5 contacts on Member; fewer",
    ]


def test_how_many_are_left_out_is_told_of_what_is_asked(seen: Seen) -> None:
    assert ask(seen, "everyone up").left_out == 105
    assert ask(seen, "10% customer -> member").left_out == 100
    assert ask(seen, "margin +5%").left_out == 0
    assert [step.left_out for step in ask(seen, "margin +5%").steps] == [0, 0, 0, 100, 5, 0]


def test_whom_they_send_is_named_where_anybody_is_sent(seen: Seen) -> None:
    said = "those here and whom they send bring"
    assert said in ask(sending(seen), "margin +10%").as_it_is
    assert said not in ask(seen, "margin +10%").as_it_is


def test_a_share_of_a_rung(seen: Seen) -> None:
    answer = ask(seen, "10% shopper -> customer")
    assert ceiling(answer) == pytest.approx(12 * 0.1 * (300 * 2.0 + 400 * 0.5))
    assert answer.moved == pytest.approx(70)


def test_more_suspects_come_month_by_month(seen: Seen) -> None:
    # Those of the first month bring something for twelve months, those of the last for one.
    answer = ask(seen, "10 more suspects per month")
    assert ceiling(answer) == pytest.approx(10 * 0.1 * sum(range(1, 13)))
    dear = ask(seen, "10 more suspects per month", terms=replace(PLAIN, cost_per_suspect=2.0))
    assert ceiling(answer) == ceiling(dear)
    assert dear.winning is not None
    assert (dear.winning.suspects, dear.winning.each, dear.winning.in_all) == (120, 2.0, 240.0)
    assert any("these 120 suspects cost to win: some €240, €2 each" in s for s in dear.sentences)
    assert dear.longer is not None and dear.longer.winning is not None
    assert dear.longer.winning.in_all == 720.0


def test_what_suspects_cost_is_discounted_as_what_they_bring_is(seen: Seen) -> None:
    terms = Terms(yearly_rate=0.1, cost_per_suspect=2.0)
    found = ask(seen, "10 more suspects per month", terms=terms, months=2).winning
    assert found is not None
    assert found.in_all == pytest.approx(10 * 2.0 * (1 + 1.1 ** (-1 / 12)))


def test_a_cost_of_suspects_that_is_not_known_is_said_to_be(seen: Seen) -> None:
    answer = ask(seen, "10 more suspects per month")
    assert any("120 suspects cost to win is not known" in said for said in answer.sentences)
    assert ask(seen, "margin +5%").winning is None


def test_margin_and_order_value_change_all_that_those_here_bring(seen: Seen) -> None:
    whole = 12 * float(seen.now[1:] @ seen.reward[1:])
    assert ceiling(ask(seen, "margin +5%")) == pytest.approx(0.05 * whole)
    assert ceiling(ask(seen, "order value -5%")) == pytest.approx(-0.05 * whole)


def test_cheaper_winning_saves_what_was_spent(seen: Seen) -> None:
    answer = ask(seen, "cost -10%", terms=replace(PLAIN, cost_a_month=1000.0))
    assert [figure.change.middle for figure in answer.figures[:3] if figure.change] == (
        pytest.approx([1200.0, 1200.0, 1200.0])
    )
    assert "Arithmetic" in answer.ceiling.meaning


def test_a_cost_that_is_not_known_cannot_be_changed(seen: Seen) -> None:
    with pytest.raises(AskedWrongly, match="is not known: record costs first"):
        ask(seen, "cost -10%")


def test_who_is_referred_comes_in_as_a_prospect_each_month(seen: Seen) -> None:
    # 30 fans bring 1.2 a year each: 3 a month, of whom a month later counts first.
    answer = ask(seen, "1.2 more referrals per fan per year")
    assert ceiling(answer) == pytest.approx(3 * 0.3 * sum(range(1, 12)))


def test_one_more_referral_begins_where_those_sent_so_far_did(seen: Seen) -> None:
    answer = ask(sending(seen), "1.2 more referrals per fan per year")
    assert ceiling(answer) == pytest.approx(3 * 2.0 * sum(range(1, 12)), rel=1e-3)


def falling(seen: Seen) -> Seen:
    """Of the members half fall asleep each month; a fifth come down to customer."""
    rows = seen.rows.copy()
    rows[7, [7, 8, 5]] = 0.3, 0.5, 0.2
    return replace(seen, rows=rows, weight=np.full(len(seen.now), 1e9))


def test_less_falling_keeps_a_share_of_those_who_come_down_or_fall_asleep(seen: Seen) -> None:
    # Over two months only the first move counts: of 80 members 56 fall, a quarter of them does not.
    answer = ask(falling(seen), "25% less falling from member", months=2)
    kept = 0.25 * 80 * (0.5 * (9.0 - 3.0) + 0.2 * (9.0 - 4.0))
    assert ceiling(answer) == pytest.approx(kept, rel=1e-3)


def test_whoever_falls_asleep_on_a_higher_rung_falls_too(seen: Seen) -> None:
    rows = seen.rows.copy()
    rows[3, [3, 6]] = 0.5  # of the shoppers half are lapsed customers a month later
    asleep = replace(seen, rows=rows, weight=np.full(len(seen.now), 1e9))
    answer = ask(asleep, "25% less falling from shopper", months=2)
    assert ceiling(answer) == pytest.approx(0.25 * 300 * 0.5 * (2.0 - 1.0), rel=1e-3)


def test_who_is_kept_from_falling_is_told(seen: Seen) -> None:
    one_month = ask(falling(seen), "25% less falling from member", months=1)
    assert one_month.moved == pytest.approx(0.25 * 0.7 * 80, rel=1e-3)
    # All 80 fall sooner or later, and none of them comes back: a quarter of them is 20.
    years = ask(falling(seen), "25% less falling from member", months=36)
    assert years.moved == pytest.approx(0.25 * 80, rel=1e-3)


def test_all_falling_stopped_is_everyone_kept(seen: Seen) -> None:
    answer = ask(falling(seen), "100% less falling from member", months=12)
    assert answer.ceiling.after is not None
    assert answer.ceiling.after.middle == pytest.approx(
        12 * (seen.now[1:] @ seen.reward[1:]), rel=1e-3
    )


def test_levers_together_work_on_each_other(seen: Seen) -> None:
    step, money = "10% shopper -> customer", "margin +5%"
    together = ceiling(ask(seen, f"{step}, {money}"))
    apart = ceiling(ask(seen, step)), ceiling(ask(seen, money))
    assert together == pytest.approx(1.05 * apart[0] + apart[1])
    assert together == pytest.approx(ceiling(ask(seen, f"{money}, {step}")))


@pytest.mark.parametrize(
    ("asked", "ceiling", "calibrated", "carry_over"),
    [
        ("10% shopper -> customer", "a rung higher", "the order that was nudged", "nudged order"),
        ("20% less falling from member", "is kept", "wide guess (0.3,", "once the effort ends"),
        ("10 more suspects per month", "your suspects of today", "wide", "once the effort ends"),
        ("1 more referral per fan per year", "so far", "times 1.1", "once the effort ends"),
        ("order value +5%", "order as often", "wide guess (0.3,", "once the effort ends"),
        ("margin +5%", "Arithmetic", "Arithmetic", "Arithmetic"),
        ("margin +5%, order value +5%", "Each change", "margin and cost", "margin and cost"),
        ("10% shopper -> customer, margin +5%", "Each change", "in full", "in full"),
    ],
)
def test_what_a_number_means_is_told_of_what_was_asked(
    seen: Seen, asked: str, ceiling: str, calibrated: str, carry_over: str
) -> None:
    answer = ask(seen, asked)
    assert ceiling in answer.ceiling.meaning
    assert calibrated in answer.calibrated.meaning
    assert carry_over in answer.carry_over.meaning
    nudged = "nudged" in answer.ceiling.meaning + answer.calibrated.meaning
    assert nudged == (asked == "10% shopper -> customer")


def test_one_more_suspect_beside_a_step_is_told_of_suspects(seen: Seen) -> None:
    step = ask(seen, "margin +5%").steps[0]
    assert "a rung higher" in step.per_contact[0].meaning
    assert "your suspects of today" in step.as_suspects[0].meaning


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("everyone up, 10% shopper -> customer", "Everyone goes up already"),
        ("60% shopper -> customer, 50% shopper -> customer", "Together 110% of Shopper"),
        ("5% less falling from member, 5% less falling from member", "more than once"),
        ("everyone up, everyone up", "only once"),
    ],
)
def test_levers_that_contradict_each_other_are_refused(
    seen: Seen, asked: str, problem: str
) -> None:
    with pytest.raises(AskedWrongly, match=problem):
        ask(seen, asked)


@pytest.mark.parametrize("rung", ["customer -> member", "member -> advocate"])
def test_a_rung_of_fewer_than_thirty_is_refused(seen: Seen, rung: str) -> None:
    few = replace(
        seen, now=np.where(np.isin(seen.standing, [5, 13]), [0] * 7 + [24, 5, 0, 0], seen.now)
    )
    with pytest.raises(TooLittle, match="On Member stand 29 contacts; at least 30 are needed"):
        ask(few, f"10% {rung}")


def test_a_ladder_of_one_rung_has_nowhere_to_go(seen: Seen) -> None:
    one = replace(seen, now=np.where(seen.standing == 3, seen.now, 0))
    with pytest.raises(TooLittle, match="No two rungs that follow each other have 30 contacts"):
        ask(one, "everyone up")


@pytest.mark.parametrize("months", [0, 37])
def test_an_answer_spans_a_month_to_three_years(seen: Seen, months: int) -> None:
    with pytest.raises(AskedWrongly, match="spans 1 to 36 months"):
        ask(seen, "everyone up", months=months)


def test_three_years_are_shown_as_an_extrapolation(seen: Seen) -> None:
    longer = ask(seen, "everyone up").longer
    assert longer is not None
    assert longer.extrapolated
    assert longer.months == 36
    assert longer.warnings[0].startswith("36 months is an extrapolation")
    assert longer.longer is None


def test_before_anything_is_measured_nothing_is_proven_and_the_guess_is_wide(seen: Seen) -> None:
    answer = ask(seen, "10% shopper -> customer", draws=200)
    assert answer.proven.change is None
    assert answer.calibrated.change is not None
    assert answer.calibrated.change.low == pytest.approx(0.0423 * ceiling(answer), rel=0.05)
    assert answer.calibrated.change.high == pytest.approx(2.13 * ceiling(answer), rel=0.05)
    assert answer.carry_over.change is not None
    assert answer.carry_over.change.low == 0


def measured(effect: Any, gain: float, window: int = 12) -> Holdout:
    return Holdout(3, effect, gain * 100, 10.0, 100.0, window, 1000)


def test_holdouts_decide_what_is_calibrated_and_are_what_is_proven(seen: Seen) -> None:
    holdouts = [measured("with_order", 6.0), measured("carry_over", 2.0)]
    answer = ask(seen, "10% shopper -> customer", holdouts=holdouts)
    assert answer.calibrated.change is not None
    assert answer.calibrated.change.middle == pytest.approx(70 * 6.0, rel=0.01)
    assert answer.carry_over.change is not None
    assert answer.carry_over.change.middle == pytest.approx(70 * 2.0, rel=0.03)
    assert answer.proven.change is not None
    assert answer.proven.change.middle == 600.0
    assert answer.proven.holdouts == 1


def test_after_the_months_measured_only_the_carry_over_goes_on_and_fades(seen: Seen) -> None:
    holdouts = [measured("with_order", 6.0, 6), measured("carry_over", 2.0, 6)]
    answer = ask(seen, "10% shopper -> customer", holdouts=holdouts, draws=200)
    assert answer.calibrated.change is not None
    assert answer.calibrated.change.low == pytest.approx(70 * 6.0, rel=0.03)
    # At most the carry-over goes on as before: as much again in the six months after.
    assert answer.calibrated.change.high == pytest.approx(70 * (6.0 + 2.0), rel=0.05)
    assert answer.calibrated.change.middle < 70 * 7.0


def test_holdouts_of_another_step_say_nothing_of_this_one(seen: Seen) -> None:
    other = Holdout(4, "with_order", 600.0, 10.0, 100.0, 12)
    answer = ask(seen, "10% shopper -> customer", holdouts=[other])
    assert answer.calibrated == ask(seen, "10% shopper -> customer").calibrated
    assert answer.proven.change is None


def test_experiments_that_lost_money_are_said_to(seen: Seen) -> None:
    answer = ask(seen, "10% shopper -> customer", holdouts=[measured("with_order", -3.0)])
    assert "Your own holdouts say that such a move lost money so far." in answer.warnings


def test_which_step_pays_most_per_contact_and_in_all_beside_suspects(seen: Seen) -> None:
    best = ask(seen, "everyone up").best
    assert best is not None
    assert (best.per_contact, best.in_all) == (4, 3)
    assert best.beats_suspects is not None
    assert best.beats_suspects > 0.9


def test_the_same_effort_in_suspects_stands_beside_each_step(seen: Seen) -> None:
    step = ask(seen, "everyone up").steps[2]
    assert step.as_suspects[0].change is not None
    assert step.as_suspects[0].change.middle == pytest.approx(700 * 12 * 0.1)


def test_the_same_question_and_seed_give_the_same_answer(seen: Seen) -> None:
    assert ask(seen, "everyone up") == ask(seen, "everyone up")


def test_the_day_is_told_of_three_years_too_and_notes_go_first(seen: Seen) -> None:
    plain = ask(seen, "everyone up")
    found = plain.on(date(2026, 10, 31), "Figures of money are revenue.")
    assert found.longer is not None
    assert found.as_of == found.longer.as_of == date(2026, 10, 31)
    assert found.warnings == ("Figures of money are revenue.", *plain.warnings)
