"""An edition made from the one before is the same as one that is made anew."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.properties.day_to_day import TODAY, Shop

from hogerop import steps
from hogerop.steps import since
from hogerop.steps.edition import OF_AN_EDITION, read_table
from hogerop.workspace import DuckDBEngine, Numbered, Workspace

SHOPS = range(60 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 3)
DAYS = 5
# What an edition says of itself and of nothing that came in.
OWN = {"files", "made_at", "walked", "rewrote"}


def day(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number)


def rows(engine: DuckDBEngine, edition: Numbered, table: str) -> list[str]:
    read_table(engine, edition, table, called="compared")
    return sorted(map(repr, engine.ask("compared").to_pylist()))


@pytest.mark.parametrize("seed", SHOPS)
def test_day_by_day_gives_what_a_full_run_gives(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Small as these shops are, all that changed would soon be written into one file with the rest.
    monkeypatch.setattr(since, "FOLDED", 0.2 if seed % 3 == 0 else 100.0)
    workspace = steps.start(tmp_path / "shop")
    shop = Shop(workspace, seed)
    shop.take_in(lines=150, tellings=30)
    steps.run(workspace, as_of=day(TODAY))
    today = TODAY
    for passed in range(1, DAYS):
        shop.take_in(
            lines=int(shop.random.integers(1, 6)),
            tellings=(0, 0, 0, 2)[passed % 4],
            blanks=(0, 2)[passed % 2],
        )
        today += int(shop.random.choice([0, 1, 1, 30]))
        other = copy_of(workspace, tmp_path / f"{passed}")
        daily = steps.run(workspace, as_of=day(today))
        anew = steps.run(other, as_of=day(today), anew=True)
        assert (daily.walked is None, anew.walked is None) == (False, True)
        assert_same(workspace.editions()[-1], other.editions()[-1], workspace.engine())


def copy_of(workspace: Workspace, folder: Path) -> Workspace:
    shutil.copytree(workspace.folder, folder)
    return Workspace.open(folder)


def assert_same(one: Numbered, other: Numbered, engine: DuckDBEngine) -> None:
    for table in OF_AN_EDITION:
        assert rows(engine, one, table) == rows(engine, other, table), table
    said, told = ({k: v for k, v in e.says.items() if k not in OWN} for e in (one, other))
    assert said == told
