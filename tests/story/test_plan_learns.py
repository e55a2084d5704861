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
from pathlib import Path

import pyarrow as pa
import pytest
from tests.unit.plan.outlets.test_mail import kept_by, serving

from hogerop import plan, steps
from hogerop.contracts import EFFECTS
from hogerop.plan import Action, Proposal
from hogerop.plan.outlets.letter import Letter
from hogerop.plan.outlets.mail import Mailing
from hogerop.plan.outlets.mail_server import MailServer
from hogerop.results import Overview
from hogerop.steps.planning import beliefs
from hogerop.steps.sample_answers import Answered
from hogerop.workspace import Workspace, with_values

pytestmark = [pytest.mark.story, pytest.mark.long]

BEGINS, AFTER = date(2026, 11, 2), date(2027, 2, 2)
LETTER = Letter(
    subject="Uw fiets, {name}",
    text="Beste {name},\n\nDe tweede beurt is voor ons.",
    sender="werkplaats@deketting.example",
    sender_name="De Ketting",
    unsubscribe="https://deketting.example/stop",
)


@dataclass(frozen=True)
class Told:
    """Everything that happened, in its order.

    ``untaught`` is the next plan as it would be on the same day, had nothing been measured.
    """

    shop: Workspace
    first: Proposal
    actions: tuple[Action, ...]
    mailed: dict[str, Mailing]
    kept: Counter[str]
    answered: Answered
    found: Overview
    effects: pa.Table
    second: Proposal
    untaught: Proposal


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("HOGEROP_NOW", "2026-11-01T10:00")
        shop, _ = steps.demo(folder / "shop")
        shop.change_settings(with_values(shop.settings.text, "plan", holdout=0.35))
        first = proposed(shop)
        begun = steps.plan_keep(shop, first, by="Ann")
        clock.setenv("HOGEROP_NOW", f"{BEGINS}T10:00")
        for one in begun:
            steps.plan_move(shop, one.id, "approved", by="Ben")
            steps.plan_move(shop, one.id, "running", by="Ann")
        mailed, kept = written_to(shop, begun, folder / "kept")
        answered = steps.answer_sample(shop)
        clock.setenv("HOGEROP_NOW", f"{AFTER}T10:00")
        steps.run(shop)
        found, effects = steps.results(shop), steps.learned(shop)
        for one in begun:
            steps.plan_move(shop, one.id, "done", by="Ann")
        yield Told(
            shop,
            first,
            begun,
            mailed,
            kept,
            answered,
            found,
            effects,
            proposed(shop),
            proposed(shop, EFFECTS.empty()),
        )


def proposed(shop: Workspace, effects: pa.Table | None = None) -> Proposal:
    """Return the next round of a small purse; of all that was learned unless told otherwise."""
    return steps.plan_propose(shop, budget=500, hours=8, hour_cost=2, owner="Ann", effects=effects)


def written_to(
    shop: Workspace, begun: Sequence[Action], kept: Path
) -> tuple[dict[str, Mailing], Counter[str]]:
    """Write to the people of all actions by e-mail through a mail server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = MailServer("127.0.0.1", port, "none", patience=10)
    with serving(port, kept):
        mailed = {
            one.id: steps.plan_mail(shop, one.id, LETTER, server, dry_run=False)
            for one in begun
            if one.channel == "email"
        }
    return mailed, kept_by(kept)


def test_the_plan_has_actions_for_people_enough_to_learn_from(told: Told) -> None:
    assert "second_order_mail" in {one.strategy for one in told.actions}
    drawn = [r for one in told.actions for r in (*one.audience.people, *one.audience.holdout)]
    assert len(drawn) == len(set(drawn)) > 100


def test_everybody_treated_gets_one_letter_and_nobody_held_out(told: Told) -> None:
    assert set(told.kept.values()) == {1}
    assert sum(told.kept.values()) == sum(len(one.sent) for one in told.mailed.values()) > 50
    treated = sum(len(one.audience.people) for one in told.actions if one.id in told.mailed)
    assert sum(told.kept.values()) <= treated


def test_what_they_did_comes_in_through_the_ordinary_import(told: Told) -> None:
    meant = [(f.file, f.rows, len(f.set_aside)) for f in told.answered.answers.files]
    assert [(r.file, r.rows, r.set_aside) for r in told.answered.reports] == meant
    assert BEGINS + timedelta(days=89) <= told.answered.answers.until <= AFTER


def test_in_truth_the_treated_alone_did_more(told: Told) -> None:
    with (told.answered.answers.folder / "truth" / "parts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    brought = Counter({"treated": 0, "held out": 0})
    for row in rows:
        brought[row["arm"]] += int(row["brought"])
    assert brought["held out"] == 0
    assert brought["treated"] > 5


def test_each_action_is_judged_and_no_check_raises_an_alarm(told: Told) -> None:
    assert [one.name for one in told.found.actions] == [one.id for one in told.actions]
    for one in told.found.actions:
        assert one.judged
        for judged in one.judged:
            assert not [check for check in judged.checks if check.alarm]
            assert judged.verdict != "no_proof"
            assert judged.few or judged.low < judged.effect.gain < judged.high
            assert judged.sentences


def test_what_holdouts_taught_changes_what_is_believed(told: Told) -> None:
    offered = list(steps.plan_strategies(told.shop).values())
    before, after = beliefs(offered, EFFECTS.empty()), beliefs(offered, told.effects)
    lessons = plan.taught(told.effects, offered)
    assert lessons
    for one in lessons:
        old, new = before.mean[one.strategy, one.step], after.mean[one.strategy, one.step]
        assert new != old
        assert min(old, one.lift) <= new <= max(old, one.lift)
        assert after.sd[one.strategy, one.step] < before.sd[one.strategy, one.step]


def test_the_next_plan_is_another_because_of_it_and_of_nothing_else(told: Told) -> None:
    expected, without = gains(told.second), gains(told.untaught)
    taught = set(told.effects["strategy"].to_pylist())
    assert taught & {*expected, *without}
    for key in taught & {*expected, *without}:
        assert expected.get(key) != without.get(key)


def gains(of: Proposal) -> dict[str, float]:
    """Return what each strategy is expected to bring, per person who gets it; currency."""
    return {one.strategy.key: one.brings / one.contacts for one in of.choice.shares}


def test_who_took_part_is_free_again_once_the_actions_are_done(told: Told) -> None:
    before = {r for one in told.actions for r in (*one.audience.people, *one.audience.holdout)}
    again = {
        r
        for one in told.second.drafts
        for r in (*one.action.audience.people, *one.action.audience.holdout)
    }
    assert before & again
