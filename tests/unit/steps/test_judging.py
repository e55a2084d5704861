"""From the lots in the journal and the orders that came in to a verdict in words."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.unit.steps.conftest import SetClock
from tests.unit.steps.shop import take
from tests.unit.steps.tried import START, answered, email, letter, orders, records, shop

from hogerop import plan, results, steps
from hogerop.contracts import EFFECTS
from hogerop.errors import AskedWrongly, TooLittle
from hogerop.plan import believe
from hogerop.steps import acting
from hogerop.workspace import Workspace

LAST = START + timedelta(days=89)
WEEK = START + timedelta(days=6)


@pytest.fixture(scope="module")
def untried(tmp_path_factory: pytest.TempPathFactory, first_of_june: None) -> Path:
    made = shop(tmp_path_factory.mktemp("tried") / "shop", shoppers=800)
    steps.run(made)
    return made.folder


@pytest.fixture
def tried(untried: Path, tmp_path: Path, clock: SetClock) -> Workspace:
    """Give a shop with 800 people who came in before 2026 was three weeks old."""
    return Workspace.open(shutil.copytree(untried, tmp_path / "shop"))


def test_an_action_that_works_is_said_to_work_on_the_step_first(tried: Workspace) -> None:
    action = letter(tried)
    answered(tried, action, treated=0.5, held_out=0.2, until=LAST)
    (found,) = steps.results(tried).actions
    step, money = found.judged
    assert (found.name, found.verdict, step.outcome.name) == (action.id, "works", "moved up")
    assert step.effect.gain == pytest.approx(0.3, abs=0.08)
    # Half of 60 is margin; 100 for all who were treated was allowed.
    assert money.effect.gain == pytest.approx(30 * step.effect.gain, rel=0.02)
    assert money.worthwhile == pytest.approx(100 / step.effect.treated)
    assert found.paragraphs[0][0].startswith("It works: moved up +")
    assert found.paragraphs[1][0].startswith("It works: margin +€")
    assert sum("Go on with it." in part for part in found.paragraphs) == 1


def test_before_there_are_many_it_is_too_early_and_it_is_told_until_when(tried: Workspace) -> None:
    action = letter(tried)
    answered(tried, action, treated=0.25, held_out=0.2, until=START + timedelta(days=30))
    (found,) = steps.results(tried).actions
    assert found.verdict == "too_early"
    assert "It could be known on 30 May 2026." in found.paragraphs[0]


def test_what_does_harm_is_to_be_stopped(tried: Workspace) -> None:
    answered(tried, letter(tried), treated=0.1, held_out=0.5, until=LAST)
    (found,) = steps.results(tried).actions
    assert found.verdict == "harmful"
    assert found.paragraphs[0][0].startswith("It does harm: moved up −")
    assert "Stop it now." in found.paragraphs[0]


def test_what_has_not_begun_is_not_judged(tried: Workspace) -> None:
    begun = letter(tried)
    acting.move(tried, begun.id, "stopped", by="Ann")
    drafted = acting.draft(tried, replace(begun, state="draft"), by="Ann")
    told = {one.name: one.paragraphs for one in steps.results(tried).actions}
    assert told[drafted.id] == (("It has not begun.",),)
    assert told[begun.id] == (
        ("It began on 2 March 2026, and orders are known up to 20 January 2026: bring in newer"
         " ones.",),
    )  # fmt: skip


def test_what_begins_next_week_has_not_begun_nor_what_was_stopped_before_that(
    tried: Workspace, clock: SetClock
) -> None:
    ends = {"start": date(2026, 6, 8), "end": date(2026, 6, 21)}
    stopped = letter(tried, **ends)
    acting.move(tried, stopped.id, "stopped", by="Ann")
    waiting = letter(tried, **ends)
    told = {one.name: one.paragraphs for one in steps.results(tried).actions}
    assert told[waiting.id] == (("It was started, and begins on 8 June 2026.",),)
    never = (("It was stopped before its first day, 8 June 2026: there is nothing to judge.",),)
    assert told[stopped.id] == never
    clock("2026-07-01")
    assert {one.name: one.paragraphs for one in steps.results(tried).actions}[stopped.id] == never


def test_what_was_stopped_as_a_draft_is_not_judged_and_costs_nothing(tried: Workspace) -> None:
    action = letter(tried)
    answered(tried, action, treated=0.5, held_out=0.2, until=LAST)
    never = acting.draft(tried, replace(action, state="draft", started=False), by="Ann")
    acting.move(tried, never.id, "stopped", by="Ann")
    told = {one.name: one for one in steps.results(tried).actions}
    assert told[never.id].paragraphs == (("It was stopped before it began.",),)
    assert steps.results_of_year(tried).cost == float(action.budget)


def test_without_anybody_held_out_nothing_can_be_known(tried: Workspace) -> None:
    begun = letter(tried)
    acting.move(tried, begun.id, "stopped", by="Ann")
    everybody = replace(begun.audience, people=begun.audience.people[:9], holdout=())
    for_all = letter(tried, audience=everybody)
    answered(tried, begun, treated=0.5, held_out=0.2, until=LAST)
    found = steps.results(tried, for_all.id.upper()).actions[0]
    assert found.verdict is None
    assert found.paragraphs[0][0] == "Nobody was held out by lot: what it brings cannot be known."


def test_where_those_held_out_were_reached_too_nothing_is_proven(tried: Workspace) -> None:
    action = letter(tried)
    lines = [f"{name},{action.id},{WEEK}" for name in records(tried)]
    take(tried, "\n".join(["e-mail,campaign,sent on", *lines]), "sent.csv")
    answered(tried, action, treated=0.5, held_out=0.2, until=LAST)
    (found,) = steps.results(tried).actions
    assert found.verdict == "no_proof"
    ((proof, why),) = found.paragraphs
    assert proof == "This proves nothing."
    assert "held out (100%) were reached all the same" in why
    assert steps.learned(tried).num_rows == 0


def test_nothing_is_learned_before_the_window_is_over(tried: Workspace) -> None:
    action = letter(tried)
    day = LAST - timedelta(days=1)
    answered(tried, action, treated=0.5, held_out=0.2, until=day)
    assert steps.results(tried).actions[0].verdict == "works"
    assert steps.learned(tried).num_rows == 0
    orders(tried, [(email(0), "one day more", LAST, 60)], "more.csv")
    assert steps.learned(tried).num_rows == 2
    assert steps.learned(tried, as_of=day).num_rows == 0


def test_harm_is_learned_as_well(tried: Workspace) -> None:
    answered(tried, letter(tried), treated=0.1, held_out=0.5, until=LAST)
    rows = {row["outcome"]: row for row in steps.learned(tried).to_pylist()}
    assert rows["step"]["gain"] < -0.5
    assert rows["step"]["induced_moves"] is None


def test_what_an_action_showed_changes_what_if_and_what_is_believed(tried: Workspace) -> None:
    asked = "10% shopper -> customer"
    orders(tried, [(email(0), "newest", LAST, 60)], "newest.csv")
    before = steps.what_if(tried, asked)
    assert before.proven.change is None
    assert steps.learned(tried).schema == EFFECTS.schema

    answered(tried, letter(tried), treated=0.5, held_out=0.2, until=LAST, then=0.5)
    learned = steps.learned(tried)
    told = [(row["outcome"], row["step"], row["strategy"]) for row in learned.to_pylist()]
    assert told == [
        (outcome, 3, "second_order_mail") for outcome in ("step", "with_order", "carry_over")
    ]
    after = steps.what_if(tried, asked)
    assert after.proven.change is not None
    assert after.proven.change.low > 0
    assert after.calibrated.holdouts == 1
    known, guessed = (
        (one.calibrated.change.high - one.calibrated.change.low) / one.ceiling.change.middle
        for one in (after, before)
    )
    assert known < guessed / 2

    strategies = list(plan.library().values())
    priors = [one.prior for one in strategies]
    place = next(n for n, one in enumerate(strategies) if one.key == "second_order_mail")
    guess = believe(priors, steps=len(plan.STEPS))
    belief = believe(priors, plan.taught(learned, strategies), steps=len(plan.STEPS))
    shopper, gain = plan.STEPS.index("shopper"), learned["gain"][0].as_py()
    moved = belief.mean[place, shopper] - guess.mean[place, shopper]
    assert moved > 0.4 * (gain - guess.mean[place, shopper]) > 0
    assert belief.mean[place, shopper] > 2 * guess.mean[place, shopper]
    doubt, before_it = (one.sd[place] / one.mean[place] for one in (belief, guess))
    assert doubt[shopper] < before_it[shopper]


def test_two_rounds_of_one_strategy_are_told_together_too(tried: Workspace) -> None:
    there = letter(tried)
    acting.move(tried, there.id, "stopped", by="Ann")
    half = len(there.audience.people) // 2
    rounds = []
    for part in (slice(None, half), slice(half, None)):
        some = replace(
            there.audience, people=there.audience.people[part],
            holdout=there.audience.holdout[part],
        )  # fmt: skip
        rounds.append(letter(tried, audience=some, title=f"Round {part.start}"))
    for action in rounds:
        answered(tried, action, treated=0.5, held_out=0.2, until=LAST)
    found = steps.results(tried, "second_order_mail")
    (together,) = found.strategies
    assert together.paragraphs[-1] == (
        "3 actions, taken together as one. Each has a lot of its own.",
    )
    one = steps.results(tried, rounds[0].id).actions[0].judged[0]
    width = {
        of: found.high - found.low for of, found in (("one", one), ("all", together.judged[0]))
    }
    assert width["all"] < 0.7 * width["one"]
    assert found.actions == ()


def test_whoever_was_lapsed_is_to_come_back(tried: Workspace) -> None:
    action = letter(tried, strategy="win_back_by_reason")
    answered(tried, action, treated=0.5, held_out=0.2, until=LAST)
    (found,) = steps.results(tried).actions
    assert found.judged[0].outcome.name == "came back"
    learned = steps.learned(tried)
    assert learned["induced_moves"].null_count == learned.num_rows > 0


def test_a_campaign_without_a_lot_is_no_proof(tried: Workspace) -> None:
    lines = [f"{email(n)},Spring,2026-03-02" for n in range(0, 800, 4)]
    take(tried, "\n".join(["e-mail,campaign,sent on", *lines]), "spring.csv")
    orders(tried, [(email(n), f"S{n}", LAST, 60) for n in range(0, 800, 4)], "after.csv")
    found = steps.results(tried)
    assert found.campaigns.sentences[0] == "1 campaign came in of which nobody drew lots."
    assert "That is selection and no effect" in found.campaigns.sentences[2]
    one = steps.results(tried, "spring").campaign
    assert one is not None and one.compared is not None
    assert one.sentence == "From 2 March 2026 on it reached 200 contacts."
    assert (one.compared.chosen_mean, one.compared.others_mean) == (30.0, 0.0)
    assert one.compared.chosen_before is not None
    assert steps.learned(tried).num_rows == 0


def test_what_is_not_there_is_told_with_what_is(tried: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="Nothing was tried yet"):
        steps.results(tried, "autumn")
    action = letter(tried)
    with pytest.raises(AskedWrongly, match=f"There are: {action.id}"):
        steps.results(tried, "autumn")


EXPERIMENT = ["experiment,arm,step"] + [
    f"second_order_mail,{arm},{int(n < did)}"
    for arm, did in (("letter", 90), ("control", 30))
    for n in range(300)
]


def test_an_experiment_that_names_a_strategy_teaches_its_step(tried: Workspace) -> None:
    take(tried, "\n".join(EXPERIMENT), "elsewhere.csv")
    (found,) = steps.results(tried).experiments
    assert (found.title, found.strategy, found.verdict) == ("letter", "second_order_mail", "works")
    (row,) = steps.learned(tried).to_pylist()
    assert (row["step"], row["outcome"], row["window_days"]) == (3, "step", None)
    assert row["gain"] == pytest.approx(2.0)


def test_an_experiment_of_which_no_arm_is_held_out_asks_which(tried: Workspace) -> None:
    text = "\n".join(line.replace("control", "card") for line in EXPERIMENT)
    take(tried, text, "elsewhere.csv")
    (found,) = steps.results(tried).experiments
    assert found.notes == ("It cannot be told which arm was held out. Say which arm got nothing.",)
    told = steps.results(tried, "second_order_mail", held_out="card").experiments
    assert told[0].verdict == "works"
    with pytest.raises(AskedWrongly, match="which arm was held out"):
        steps.results(tried, "second_order_mail")


def test_a_year_is_judged_by_those_whom_nothing_reached(tried: Workspace) -> None:
    answered(tried, letter(tried), treated=0.5, held_out=0.2, until=LAST)
    told = steps.results_of_year(tried)
    assert (told.year, told.cost) == (2026, 100.0)
    alone = told.moved.effect.held_out
    assert alone == len(steps.reaching.left_alone(tried))
    assert told.money.effect.units == 800
    assert told.notes == (
        "It is counted from 2 February 2026 on: until then nobody was left alone by lot.",
        "What they cost is what they were allowed to cost.",
    )
    with pytest.raises(TooLittle, match="Nothing is known yet of those who are left alone in 2027"):
        steps.results_of_year(tried, 2027)


def test_a_year_so_far_does_not_bear_the_cost_of_what_began_later(tried: Workspace) -> None:
    first = letter(tried)
    answered(tried, first, treated=0.5, held_out=0.2, until=LAST)
    acting.move(tried, first.id, "done", by="Ann")
    letter(tried, start=LAST + timedelta(days=1), end=LAST + timedelta(days=30))
    assert steps.results_of_year(tried).cost == 100.0
    told = steps.results_of_year(tried, as_of=first.end - timedelta(days=1))
    assert told.cost == 100.0
    assert any("1 action of them went on after" in said for said in told.notes)


def test_without_the_lot_of_a_year_there_is_no_year(workspace: Workspace) -> None:
    with pytest.raises(TooLittle, match="Nobody was left alone by lot yet"):
        steps.results_of_year(workspace)


def test_those_who_were_drawn_as_a_household_count_as_one(tried: Workspace) -> None:
    homes = [f"{email(n)},Ann {n},Dorpsstraat {n // 8},1234 AB" for n in range(800)]
    take(tried, "\n".join(["e-mail,name,street,postcode", *homes]), "homes.csv")
    alone = letter(tried)
    acting.move(tried, alone.id, "stopped", by="Ann")
    together = letter(tried, audience=replace(alone.audience, by="household"))
    answered(tried, alone, treated=0.5, held_out=0.2, until=LAST)
    found = {one.name: one.judged[0].effect for one in steps.results(tried).actions}
    assert found[together.id].gain == pytest.approx(found[alone.id].gain)
    assert found[together.id].df < found[alone.id].df / 2


def test_an_action_whose_people_were_all_forgotten_is_told_of(tried: Workspace) -> None:
    begun = letter(tried)
    gone = replace(begun, audience=replace(begun.audience, people=()), reckoned=None)
    assert results.before(gone, LAST, today=LAST).notes == (
        "Nobody is left of those whom it reached.",
    )
