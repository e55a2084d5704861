"""The made-up people answer to the actions that began; nobody answers in a real business."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from tests.story.typed import done, typed
from tests.unit.plan.made import action

from hogerop import plan, sample, steps
from hogerop.errors import AskedWrongly, FileFault
from hogerop.ladder import LadderCounts, day_date
from hogerop.plan import Audience, Candidates
from hogerop.steps import acting
from hogerop.steps.edition import reading
from hogerop.steps.sample_answers import Answered
from hogerop.workspace import Workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return steps.demo(tmp_path_factory.mktemp("sample") / "shop", names=300)[0].folder


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Workspace:
    """A copy of the sample, to change."""
    return Workspace.open(shutil.copytree(made, tmp_path / "shop"))


def begun(shop: Workspace, **other: object) -> plan.Action:
    """Start an action for everybody, half of them held out."""
    edition = shop.edition()
    assert edition is not None
    engine = reading(shop, edition, ("membership", "memberships"))
    records = plan.oldest_records(engine)["record_id"].to_numpy()
    there = Candidates(records, np.full(len(records), 3), np.ones(len(records)))
    new = replace(action(audience=plan.draw(there, share=0.5, seed=7)), **other)
    drafted = acting.draft(shop, new, by="Ann")
    acting.move(shop, drafted.id, "approved", by="Ann")
    return acting.move(shop, drafted.id, "running", by="Ann")


@dataclass(frozen=True)
class Lived:
    """A sample in which an action began and some months were lived, and the ladder of before."""

    shop: Workspace
    before: LadderCounts
    drawn: Audience
    told: Answered


@pytest.fixture(scope="module")
def lived(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    shop = Workspace.open(shutil.copytree(made, tmp_path_factory.mktemp("lived") / "shop"))
    before = steps.ladder(shop, as_of=sample.LAST_DAY)
    drawn = begun(shop, strategy="second_order_mail").audience
    return Lived(shop, before, drawn, steps.answer_sample(shop, months=3))


def test_what_they_did_comes_in_as_any_files_do(lived: Lived) -> None:
    told, before = lived.told, lived.before
    meant = [(f.file, f.rows, len(f.set_aside), f.not_about) for f in told.answers.files]
    counted = [(r.file, r.rows, r.set_aside, r.not_about_a_contact) for r in told.reports]
    assert counted == meant
    assert told.answers.until == date(2027, 2, 1)
    assert steps.ladder(lived.shop).contacts > before.contacts
    # A name more may tip a doubtful pair of before.
    again = steps.ladder(lived.shop, as_of=sample.LAST_DAY)
    moved = [a.contacts - b.contacts for a, b in zip(again.rungs, before.rungs, strict=True)]
    assert max(map(abs, moved)) <= 2


def test_everybody_who_was_drawn_is_found_again_in_the_arm_of_the_lot(lived: Lived) -> None:
    told, drawn = lived.told, lived.drawn
    assert told.treated == pytest.approx(len(drawn.people), rel=0.05)
    assert told.held_out == pytest.approx(len(drawn.holdout), rel=0.05)
    assert Counter(c.part.held_out for c in told.answers.came) == {
        False: told.treated,
        True: told.held_out,
    }


def test_their_orders_are_theirs_in_the_workspace_too(lived: Lived) -> None:
    orders = sum(c.anyway + c.brought for c in lived.told.answers.came)
    edition = lived.shop.edition()
    assert edition is not None
    events = reading(lived.shop, edition, ("events",)).ask("events").to_pylist()
    came = [e for e in events if e["kind"] == "order" and day_date(e["day"]) >= date(2026, 11, 2)]
    assert 0 < orders <= len(came)


def test_months_are_lived_once(lived: Lived) -> None:
    with pytest.raises(AskedWrongly, match="lived already"):
        steps.answer_sample(lived.shop)


def test_the_command_says_that_all_of_it_is_simulated(shop: Workspace) -> None:
    begun(shop)
    said = " ".join(done(shop.folder, "demo", shop.folder, "--answers", "--months", "1").split())
    assert "Simulated: what these made-up people did from 1 November 2026 to 1 Dec" in said
    assert "One action had begun:" in said
    assert "is invented:" in said
    assert "shopify_orders.csv" in said
    again = typed(shop.folder, "demo", shop.folder, "--answers", lang="nl")
    assert (again.code, again.said) == (2, "")
    assert "zijn al geweest" in again.complained


def test_the_plan_must_have_begun(shop: Workspace) -> None:
    with pytest.raises(AskedWrongly, match="nothing to answer to"):
        steps.answer_sample(shop)
    assert not (shop.folder / "answers").exists()


def test_a_real_business_is_never_answered_for(tmp_path: Path) -> None:
    shop = steps.start(tmp_path, name="My own shop")
    with pytest.raises(AskedWrongly, match="no sample business"):
        steps.answer_sample(shop)
    assert not (tmp_path / "answers").exists()


def test_a_truth_that_was_edited_is_refused(shop: Workspace) -> None:
    (shop.folder / "files" / "truth" / "parameters.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FileFault, match="truth of the sample"):
        steps.answer_sample(shop)


def test_what_was_stopped_before_it_began_brings_nothing(shop: Workspace) -> None:
    acting.move(shop, begun(shop, budget=Decimal(0)).id, "stopped", by="Ann")
    with pytest.raises(AskedWrongly, match="No action has begun"):
        steps.answer_sample(shop)
