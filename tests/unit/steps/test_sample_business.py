"""The sample business comes out the same on every machine, and never in somebody's own business."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from hogerop import plan, sample, steps
from hogerop.errors import AskedWrongly
from hogerop.sources import ImportReport
from hogerop.steps import business
from hogerop.workspace import Workspace


class InTheYear2001(datetime):
    """The clock of a machine whose battery is empty."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> InTheYear2001:
        return cls(2001, 1, 1, tzinfo=tz)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Sequence[ImportReport]]:
    """A small sample business, made on a computer whose clock is behind."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(business, "datetime", InTheYear2001)
        return steps.demo(tmp_path_factory.mktemp("sample") / "shop", names=200)


def test_a_clock_that_is_behind_does_not_matter(
    made: tuple[Workspace, Sequence[ImportReport]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(business, "datetime", InTheYear2001)
    shop, reports = made
    assert sum(report.set_aside for report in reports) < 20
    counts = steps.ladder(shop)
    assert counts.as_of >= sample.LAST_DAY
    assert counts.contacts > 150
    own, library = plan.library(shop.folder / "strategies"), plan.library()
    changed = [key for key in library if own[key] != library[key]]
    assert {own[key].cost.fixed for key in changed} == {0.0}
    assert all(library[key].cost.fixed > 0 for key in changed)
    assert len(changed) == 4


def test_the_workspace_of_another_business_is_left_alone(tmp_path: Path) -> None:
    steps.start(tmp_path, name="My own shop")
    with pytest.raises(AskedWrongly, match="a business of its own"):
        steps.demo(tmp_path)
    assert [found.name for found in tmp_path.glob("files/*")] == []


def test_the_same_seed_leaves_the_same_people_alone_all_year(
    made: tuple[Workspace, Sequence[ImportReport]],
) -> None:
    shop, _ = made
    key = plan.holdout_key(shop.said(plan.PLANS))
    assert key == bytes.fromhex("19a47e1e70bcc9515adfa480fc2f8bf3")
