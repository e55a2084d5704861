"""A round that is chosen, drafted and put into the plan, for a dealer with nine hundred buyers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from hogerop import plan, steps
from hogerop.contracts import EFFECTS
from hogerop.errors import AskedWrongly, FileFault, TooLittle
from hogerop.plan import Chosen, Proposal, Why, journal, power_said
from hogerop.steps import acting, business, planning
from hogerop.steps.edition import reading
from hogerop.steps.resting_on import STRATEGIES, Grounds, strategies
from hogerop.workspace import Workspace

TODAY = date(2026, 6, 1)
BUYERS = 900
LIMITS = {"budget": 400.0, "hours": 10.0}


class Clock(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime(2026, 6, 1, 12, tzinfo=tz)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Give a dealer in boats with three years of orders; one of nine buyers wants no mail.

    Its key is fixed: who is held out for a year is drawn with it.
    """
    folder = tmp_path_factory.mktemp("plan") / "shop"
    lot, first = random.Random(8), date(2023, 6, 1)
    orders, names = ["e-mail,order number,date,amount"], ["e-mail,name"]
    refused = ["e-mail,consent date,opt in,scope"]
    for buyer in range(BUYERS):
        day, mail = first + timedelta(lot.randrange(1050)), f"b{buyer}@example.nl"
        names.append(f"{mail},Buyer {buyer}")
        if buyer % 9 == 0:
            refused.append(f"{mail},2026-05-01,no,all")
        gap, left = lot.uniform(15, 200), lot.random()
        for number in range(1 + int(14 * left**3)):
            orders.append(f"{mail},{buyer}-{number},{day},{lot.uniform(8000, 36000):.2f}")
            day += timedelta(max(1, int(lot.expovariate(1 / gap))))
            if day >= TODAY:
                break
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(business, "datetime", Clock)
        patch.setattr(journal, "token_hex", lambda count: "5e" * count)
        workspace = steps.start(folder, name="Shop", language="en")
        text = workspace.settings.text.replace("# margin_rate = ", "margin_rate = ")
        workspace.change_settings(text)
        for name, rows in (("orders", orders), ("names", names), ("consents", refused)):
            file = folder.parent / f"{name}.csv"
            file.write_text("\n".join(rows), encoding="utf-8")
            steps.take_in(workspace, [file])
        steps.run(workspace)
        yield workspace


@pytest.fixture(scope="module")
def proposal(shop: Workspace) -> Proposal:
    found = planning.propose(shop, **LIMITS)
    assert len(found.drafts) >= 2
    return found


def everybody(of: Proposal) -> list[Chosen]:
    return [who for one in of.drafts for who in of.people(one)]


def test_what_open_actions_ask_is_taken_off_the_hours(shop: Workspace, proposal: Proposal) -> None:
    first = proposal.drafts[0].action
    work = (plan.Step("write", first.start, 90), plan.Step("read", first.end, 30))
    name = acting.draft(shop, replace(first, steps=work), by="Ann").id
    acting.move(shop, name, "approved", by="Ann")
    try:
        found = planning.propose(shop, **LIMITS)
    finally:
        acting.move(shop, name, "stopped", by="Ann")
    assert found.limits.minutes == proposal.limits.minutes - 120
    assert any("2.0 of the hours are taken off" in note for note in found.notes)
    assert any("Open actions may cost" in note for note in found.notes)


def test_a_round_may_be_for_some_people_and_with_one_strategy_only(
    shop: Workspace, proposal: Proposal
) -> None:
    first = proposal.drafts[0]
    some = [who.contact for who in proposal.people(first)][::2]
    found = planning.propose(shop, **LIMITS, strategy=first.strategy.key, among=some)
    assert {one.strategy.key for one in found.drafts} == {first.strategy.key}
    assert {who.contact for who in everybody(found)} <= {*some}
    assert found.contacts == len(some)
    assert any(who.held_out for who in everybody(found))
    with pytest.raises(AskedWrongly, match="no such strategy"):
        planning.propose(shop, **LIMITS, strategy="nothing_such")


def test_neither_money_nor_hours_are_overdrawn(shop: Workspace, proposal: Proposal) -> None:
    tight = planning.propose(shop, budget=60.0, hours=0.5)
    for found in (proposal, tight):
        assert 0 < found.costs <= found.limits.budget
        assert found.minutes <= found.limits.minutes
    assert tight.costs < proposal.costs


def test_nobody_is_in_two_actions_and_everybody_has_a_reason(proposal: Proposal) -> None:
    people = everybody(proposal)
    assert len({who.record for who in people}) == len(people)
    chosen = sum(many for why, many in proposal.why.items() if why in (Why.CHOSEN, Why.TRIED))
    assert len(people) == chosen
    assert all(who.reason.endswith(".") for who in people)
    assert {who.held_out for who in people} == {True, False}


def test_nobody_is_reached_who_said_no_or_is_left_alone_all_year(
    shop: Workspace, proposal: Proposal
) -> None:
    edition = shop.edition()
    assert edition is not None
    engine = reading(shop, edition, ("contacts", "membership", "memberships"))
    oldest = dict(zip(*plan.oldest_records(engine).to_pydict().values(), strict=True))
    said_no = {
        oldest[one["contact_id"]]
        for one in engine.ask("contacts").to_pylist()
        if int(one["email"][1:].split("@")[0]) % 9 == 0
    }
    records = np.array(sorted(oldest.values()))
    key = acting.key_of_the_holdout(shop)
    alone = set(records[plan.held_all_year(records, key=key, year=2026)].tolist())
    taking_part = {who.record for who in everybody(proposal)}
    assert len(said_no) == BUYERS / 9
    assert len(alone) > 20
    assert taking_part & (said_no | alone) == set()


@pytest.mark.parametrize(
    ("start", "years"),
    [(date(2026, 11, 9), [2026]), (date(2026, 12, 28), [2026, 2027]), (date(2027, 1, 4), [2027])],
)
def test_one_in_twenty_is_left_out_of_a_round_that_goes_past_new_year_too(
    shop: Workspace, start: date, years: list[int]
) -> None:
    found = planning.propose(shop, **LIMITS, start=start)
    people, key = found.basis, acting.key_of_the_holdout(shop)
    alone = [plan.held_all_year(people.there.record, key=key, year=year) for year in (2026, 2027)]
    expected = np.logical_or.reduce([alone[year - 2026] for year in years])
    assert people.people.held_all_year.tolist() == expected.tolist()
    treated = [place for one in found.drafts for place in one.contacts[~one.held_out].tolist()]
    later = sum(bool(alone[1][place]) for place in treated)
    told = [note for note in found.notes if note.startswith("From 1 January 2027 on")]
    assert [f" {later} of those chosen" in note for note in told] == [True] * bool(later)
    assert bool(later) == (years == [2026])


def test_the_same_seed_gives_the_same_round_and_another_another(
    shop: Workspace, proposal: Proposal
) -> None:
    again = planning.propose(shop, **LIMITS)
    other = planning.propose(shop, **LIMITS, seed=1)
    assert everybody(again) == everybody(proposal)
    assert [one.action for one in again.drafts] == [one.action for one in proposal.drafts]
    assert everybody(other) != everybody(proposal)


def test_each_action_holds_a_fifth_out_and_says_what_that_shows(proposal: Proposal) -> None:
    for one in proposal.drafts:
        drawn = one.action.audience
        assert drawn.share >= 0.2
        assert drawn.units[1] == pytest.approx(sum(drawn.units) * drawn.share, abs=1)
        assert plan.power_said(one.power)
        assert one.brings > float(one.action.budget)


def test_steps_lie_within_the_round_and_on_no_quiet_day(proposal: Proposal) -> None:
    days = [step.on for one in proposal.drafts for step in one.action.steps]
    assert (proposal.of.start, proposal.of.end) == (date(2026, 6, 8), date(2026, 8, 2))
    assert all(proposal.of.start <= day <= proposal.of.end for day in days)
    assert all(day.weekday() != 6 for day in days)


def test_why_each_was_chosen_is_kept_with_the_action(shop: Workspace, proposal: Proposal) -> None:
    for one in proposal.drafts:
        acted = acting.draft(shop, one.action, by="Ann")
        told = {who.record: who.reason for who in proposal.people(one) if not who.held_out}
        kept = {person.record: person.reason for person in steps.plan_people(shop, acted.id)}
        assert kept.keys() == told.keys()
        for record, why in kept.items():
            assert why.endswith(told[record].rpartition("brings ")[2]) or "Tried" in why
        acting.move(shop, acted.id, "stopped", by="Ann", why="a test")


def test_who_takes_part_in_an_open_action_is_left_out_of_the_next_round(
    shop: Workspace, proposal: Proposal
) -> None:
    kept = planning.keep(shop, proposal, by="Ann")
    said = [Grounds(shop).power(acting.action(shop, one.id)) for one in kept]
    assert said == [power_said(one.power) for one in proposal.drafts]
    waiting = planning.propose(shop, **LIMITS)
    assert any("already; whoever is in" in note for note in waiting.notes)
    for one in kept:
        acting.move(shop, one.id, "approved", by="Ann")
    try:
        after = planning.propose(shop, **LIMITS)
        busy = {who.record for who in everybody(proposal)}
        assert {who.record for who in everybody(after)} & busy == set()
    finally:
        for one in kept:
            acting.move(shop, one.id, "stopped", by="Ann", why="a test")


def test_what_a_holdout_taught_changes_the_next_round(shop: Workspace, proposal: Proposal) -> None:
    used = max(proposal.drafts, key=lambda one: len(one.contacts))
    row = {
        "step": used.action.rung,
        "strategy": used.strategy.key,
        "outcome": "step",
        "gain": -0.5,
        "se": 0.01,
        "window_days": 56,
        "n": 1000,
        "run": "a1",
    }
    effects = EFFECTS.of({name: [value] for name, value in row.items()})
    found = planning.propose(shop, **LIMITS, effects=effects)
    chosen = [one for one in found.drafts if one.strategy.key == used.strategy.key]
    assert sum(len(one.contacts) - one.tried for one in chosen) == 0


def test_beliefs_without_holdouts_are_the_library() -> None:
    offered = list(plan.library().values())
    found = planning.beliefs(offered, EFFECTS.empty())
    assert found.mean[:, 0] == pytest.approx([one.prior.mean for one in offered])
    assert isinstance(EFFECTS.empty(), pa.Table)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"weeks": 0}, "1 to 26 weeks"),
        ({"start": TODAY - timedelta(days=1)}, "cannot begin in the past"),
        ({"budget": -1.0}, "A budget is an amount of 0 or more"),
        ({"budget": -1.0, "hours": -1.0, "weeks": 40}, "for 3 reasons"),
    ],
)
def test_what_cannot_be_is_refused(shop: Workspace, other: dict[str, object], said: str) -> None:
    with pytest.raises(AskedWrongly, match=said):
        planning.propose(shop, **{**LIMITS, **other})  # type: ignore[arg-type]


def test_without_margins_nothing_is_chosen(shop: Workspace, tmp_path: Path) -> None:
    poor = replace_margin(shop, tmp_path)
    with pytest.raises(TooLittle, match="No margin is known"):
        planning.propose(poor, **LIMITS)


def replace_margin(shop: Workspace, folder: Path) -> Workspace:
    import shutil

    copy = Workspace.open(shutil.copytree(shop.folder, folder / "copy"))
    copy.change_settings(copy.settings.text.replace("margin_rate = ", "# margin_rate = "))
    return copy


def test_an_own_strategy_stands_beside_the_library_and_faults_come_all_at_once(
    shop: Workspace, tmp_path: Path
) -> None:
    copy = replace_margin(shop, tmp_path)
    own = copy.folder / STRATEGIES
    own.mkdir()
    library = Path(plan.__file__).parent / "strategies" / "second_order_mail.toml"
    text = library.read_text(encoding="utf-8")
    (own / "saturday_mail.toml").write_text(text, encoding="utf-8")
    assert "saturday_mail" in strategies(copy)
    for name in ("one", "two"):
        (own / f"{name}.toml").write_text(text.replace("email", "pigeon"), encoding="utf-8")
    with pytest.raises(FileFault) as fault:
        strategies(copy)
    assert [problem[:3] for problem in fault.value.problems] == ["one", "two"]


def test_quiet_hours_are_those_of_the_settings(shop: Workspace) -> None:
    assert planning.quiet_of(shop) == plan.Quiet()
    assert replace(planning.quiet_of(shop), days=frozenset()).days == frozenset()
