"""The sample business from its files to a plan, to what came of it, to another plan.

What people answer is simulated: what each strategy truly does to them stands in
``answers/truth/lifts.csv`` and is known to nothing that judges it.
"""

from __future__ import annotations

import csv
import socket
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.plan.outlets.test_mail import kept_by, serving

from hogerop import plan, results, steps, value
from hogerop.contracts import EFFECTS, contact_number
from hogerop.ladder import KEYS, Policy, day_number
from hogerop.plan import Action, Audience, Belief, Candidates, Choice, People, Step, Strategy
from hogerop.plan.outlets.letter import Letter
from hogerop.plan.outlets.mail import Mailing
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.results import CameOf, Course, Judged, Outcome, Trial
from hogerop.steps import acting, reaching
from hogerop.steps.edition import reading
from hogerop.steps.sample_answers import Answered
from hogerop.workspace import DuckDBEngine, Workspace

pytestmark = pytest.mark.story

BEGINS, WEEKS, WINDOW = date(2026, 11, 2), 8, 90
AFTER = date(2027, 2, 2)
BUDGET, HOURS = 900.0, 6.0
LETTER = Letter(
    subject="Uw fiets, {name}",
    text="Beste {name},\n\nDe tweede beurt is voor ons.",
    sender="werkplaats@deketting.example",
    sender_name="De Ketting",
    unsubscribe="https://deketting.example/stop",
)


# what `steps.propose` and `steps.keep` do

OFFERED = ("second_order_mail", "return_policy_message", "name_in_subject", "near_tier_nudge")
CHANCE = np.array([0.01, 0.08, 0.09, 0.12, 0.06, 0.03, 0.05])
WORTH = np.array([5.0, 60.0, 60.0, 60.0, 60.0, 60.0, 40.0])
"""Of each step: that it is taken in three months anyway, and what it brings, a guess."""


@dataclass(frozen=True)
class Round:
    strategies: Sequence[Strategy]
    belief: Belief
    choice: Choice
    record: np.ndarray
    rung: np.ndarray


def chosen(shop: Workspace, effects: pa.Table, *, seed: int) -> Round:
    """Choose who gets which of four strategies, by what is believed of them."""
    strategies = [plan.library()[key] for key in OFFERED]
    belief = plan.believe(
        [one.prior for one in strategies], plan.taught(effects, strategies), steps=len(plan.STEPS)
    )
    there = [row for row in steps.contacts(shop) if row["rung"] != "outside"]
    ids = np.array([contact_number(row["contact"]) for row in there])
    rung = np.array([KEYS.index(row["rung"]) for row in there])
    step = np.where([row["lapsed"] for row in there], plan.STEPS.index("lapsed"), rung - 1)
    step = np.where((step == rung - 1) & (rung == KEYS.index("fan")), -1, step)
    record = _records(shop, ids)
    many = len(ids)
    people = People(
        step=step,
        chance=CHANCE[step],
        worth=WORTH[step],
        worth_sd=WORTH[step] / 2,
        suits=plan.suiting(
            _engine(shop),
            strategies,
            ids,
            on=day_number(steps.ladder(shop).as_of),
            policy=Policy.parse(shop.settings.text),
        ),
        may=np.tile(_may_be_mailed(shop, ids), (len(strategies), 1)),
        held_all_year=np.isin(record, list(reaching.left_alone(shop))),
        reached=np.zeros(many, np.int64),
    )
    limits = plan.Limits(BUDGET, HOURS * 60 * WEEKS)
    choice = plan.choose(people, strategies, belief, limits, seed=seed)
    return Round(strategies, belief, choice, record, rung)


def drafted(shop: Workspace, of: Round, *, start: date) -> list[Action]:
    """Put one action per strategy and rung into the plan, with a third held out by lot."""
    found = []
    for place, strategy in enumerate(of.strategies):
        for rung in np.unique(of.rung[of.choice.picks == place]).tolist():
            who = (of.choice.picks == place) & (of.rung == rung)
            if who.sum() < 30:
                continue
            there = Candidates(of.record[who], of.rung[who], np.full(int(who.sum()), np.nan))
            audience = plan.draw(there, share=1 / 3, seed=start.toordinal())
            found.append(acting.draft(shop, _action(strategy, rung, audience, start), by="Ann"))
    return found


def _action(strategy: Strategy, rung: int, audience: Audience, start: date) -> Action:
    return Action(
        id="",
        title=strategy.name,
        strategy=strategy.key,
        rung=rung,
        owner="Ann",
        channel=strategy.channel,
        start=start,
        end=start + timedelta(weeks=WEEKS),
        steps=(Step("Write to them", start, 60),),
        budget=Decimal(100),
        audience=audience,
    )


def _engine(shop: Workspace) -> DuckDBEngine:
    edition = shop.edition()
    assert edition is not None
    tables = ("contacts", "membership", "memberships", "events", "standings", "intervals")
    return reading(shop, edition, tables)


def _records(shop: Workspace, ids: np.ndarray) -> np.ndarray:
    oldest = plan.oldest_records(_engine(shop)).to_pylist()
    of = {row["contact_id"]: row["record_id"] for row in oldest}
    return np.array([of[one] for one in ids.tolist()])


def _may_be_mailed(shop: Workspace, ids: np.ndarray) -> np.ndarray:
    rows = plan.permissions(_engine(shop), channel="email", day=BEGINS).to_pylist()
    may = {row["contact_id"] for row in rows if row["permission"] in plan.MAY}
    return np.isin(ids, list(may))


# what `steps.results` and `steps.learned` do


def judged(shop: Workspace, action: Action) -> tuple[CameOf, Judged]:
    """Return what came of everybody who was drawn, and the verdict on the step."""
    engine = _engine(shop)
    records = (*action.audience.people, *action.audience.holdout)
    drawn = {
        "record_id": pa.array(records, pa.int64()),
        "treated": [n < len(action.audience.people) for n in range(len(records))],
        "household": pa.nulls(len(records), pa.int64()),
    }
    engine.put("drawn", pa.table(drawn))
    value.read_takings(engine, value.orders_known(engine, value.number_of(AFTER)))
    came_of = results.read_came_of(
        engine, action.id, start=action.start, window_days=WINDOW, as_of=AFTER
    )
    over = action.start + timedelta(days=WINDOW - 1)
    return came_of, results.judge(
        came_of.effect("moved").effect,
        Outcome("moved up", "share"),
        course=Course(AFTER, over, len(came_of.treated)),
        checks=came_of.checks(share_treated=1 - action.audience.share),
    )


def learned(found: dict[str, tuple[Action, Judged]]) -> pa.Table:
    """Return what the actions teach."""
    return results.effects_table(
        lesson
        for action, verdict in found.values()
        for lesson in results.lessons(
            Trial(action.id, action.strategy, action.rung, WINDOW), verdict
        )
    )


# the story


@dataclass(frozen=True)
class Told:
    """Everything that happened, in its order."""

    shop: Workspace
    first: Round
    actions: list[Action]
    mailed: dict[str, Mailing]
    kept: Counter[str]
    answered: Answered
    found: dict[str, tuple[Action, Judged]]
    came_of: dict[str, CameOf]
    effects: pa.Table
    second: Round


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("HOGEROP_NOW", "2026-11-01T10:00")
        shop, _ = steps.demo(folder / "shop")
        first = chosen(shop, EFFECTS.empty(), seed=1)
        there = drafted(shop, first, start=BEGINS)
        clock.setenv("HOGEROP_NOW", f"{BEGINS}T10:00")
        for one in there:
            acting.move(shop, one.id, "approved", by="Ben")
            acting.move(shop, one.id, "running", by="Ann")
        mailed, kept = written_to(shop, there, folder / "kept")
        answered = steps.answer_sample(shop)
        clock.setenv("HOGEROP_NOW", f"{AFTER}T10:00")
        steps.run(shop)
        begun = acting.actions(shop)
        found = {one.id: (one, *judged(shop, one)) for one in begun}
        verdicts = {key: (one, verdict) for key, (one, _, verdict) in found.items()}
        effects = learned(verdicts)
        yield Told(
            shop,
            first,
            list(begun),
            mailed,
            kept,
            answered,
            verdicts,
            {key: came for key, (_, came, _) in found.items()},
            effects,
            chosen(shop, effects, seed=1),
        )


def written_to(
    shop: Workspace, there: Sequence[Action], kept: Path
) -> tuple[dict[str, Mailing], Counter[str]]:
    """Write to the people of all actions through a mail server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = MailServer("127.0.0.1", port, "none", patience=10)
    with serving(port, kept):
        mailed = {
            one.id: reaching.mail(shop, one.id, LETTER, server, dry_run=False) for one in there
        }
    return mailed, kept_by(kept)


def test_the_plan_has_actions_for_people_enough_to_learn_from(told: Told) -> None:
    assert {one.strategy for one in told.actions} <= set(OFFERED)
    assert "second_order_mail" in {one.strategy for one in told.actions}
    drawn = [r for one in told.actions for r in (*one.audience.people, *one.audience.holdout)]
    assert len(drawn) == len(set(drawn)) > 100


def test_everybody_treated_gets_one_letter_and_nobody_held_out(told: Told) -> None:
    assert set(told.kept.values()) == {1}
    assert sum(told.kept.values()) == sum(len(one.sent) for one in told.mailed.values()) > 50
    treated = sum(len(one.audience.people) for one in told.actions)
    assert sum(told.kept.values()) <= treated


def test_what_they_did_comes_in_through_the_ordinary_import(told: Told) -> None:
    meant = [(f.file, f.rows, len(f.set_aside)) for f in told.answered.answers.files]
    assert [(r.file, r.rows, r.set_aside) for r in told.answered.reports] == meant
    assert told.answered.answers.until >= BEGINS + timedelta(days=WINDOW - 1)


def test_in_truth_the_treated_alone_did_more(told: Told) -> None:
    with (told.answered.answers.folder / "truth" / "parts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    brought = Counter({"treated": 0, "held out": 0})
    for row in rows:
        brought[row["arm"]] += int(row["brought"])
    assert brought["held out"] == 0
    assert brought["treated"] > 5


def test_each_action_is_judged_and_chance_did_its_work(told: Told) -> None:
    for action, verdict in told.found.values():
        assert not [check for check in verdict.checks if check.alarm]
        assert verdict.verdict in ("works", "does_not", "too_early", "harmful")
        assert verdict.low < verdict.effect.gain < verdict.high
        assert verdict.sentences
        came_of = told.came_of[action.id]
        assert came_of.in_both <= 2
        assert int(came_of.there.sum()) == len(came_of.treated)


def test_what_holdouts_taught_changes_what_is_believed(told: Told) -> None:
    assert told.effects.num_rows > 0
    before, after = told.first.belief, told.second.belief
    for place, step, lift in (
        (row.strategy, row.step, row.lift)
        for row in plan.taught(told.effects, told.first.strategies)
    ):
        old, new = before.mean[place, step], after.mean[place, step]
        assert min(old, lift) <= new <= max(old, lift)
        assert after.sd[place, step] < before.sd[place, step]


def test_the_next_plan_is_another_because_of_it(told: Told) -> None:
    untaught = chosen(told.shop, EFFECTS.empty(), seed=1)
    expected, without = (
        {one.strategy.key: one.brings / one.contacts for one in of.choice.shares}
        for of in (told.second, untaught)
    )
    taught = {row["strategy"] for row in told.effects.to_pylist()}
    assert {key for key in expected if expected[key] != without.get(key)} == taught & set(expected)
    assert taught & set(expected)


def test_who_took_part_is_free_again_once_the_actions_are_done(told: Told) -> None:
    assert plan.engaged(told.actions)
    for one in told.actions:
        acting.move(told.shop, one.id, "done", by="Ann")
    assert not plan.engaged(acting.actions(told.shop))
    assert drafted(told.shop, told.second, start=AFTER)
