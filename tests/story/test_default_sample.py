"""The sample business that everybody gets: who stands at its top, and how its days are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.story.typed import done
from tests.unit.sample.recount import Files, rungs

from hogerop import sample, steps
from hogerop.workspace import Workspace

pytestmark = pytest.mark.story


@pytest.fixture(scope="module")
def shop(sample_shop: Path) -> Workspace:
    return Workspace.open(sample_shop)


def test_the_sample_business_has_its_raving_fans_and_advocates(shop: Workspace) -> None:
    last_day = steps.ladder(shop, as_of=sample.LAST_DAY)
    counted = {rung.key: rung.contacts for rung in last_day.rungs}
    assert (counted["fan"], counted["advocate"]) == (15, 69)


def test_a_count_by_e_mail_that_shares_no_code_with_ours_finds_no_more(shop: Workspace) -> None:
    recounted = rungs(Files(shop.folder / "files", sample.LAST_DAY).read())
    assert (recounted["fan"], recounted["advocate"]) == (12, 69)


@pytest.mark.parametrize("command", ["ladder", "months"])
def test_a_day_that_is_still_to_come_is_said_to_be_so(shop: Workspace, command: str) -> None:
    to_come = date.today().replace(month=1, day=1, year=date.today().year + 2).isoformat()
    told = " ".join(done(shop.folder, command, "--as-of", to_come).split())
    assert "This day is still to come: so it will be if nothing new happens." in told
    past = done(shop.folder, command, "--as-of", "2025-06-30")
    assert "still to come" not in past


def test_months_leave_out_noughts(shop: Workspace) -> None:
    cells = done(shop.folder, "months", "--as-of", "2025-06-30").split()
    assert "·" in cells
    assert not {"0", "+0", "−0"} & set(cells)


def test_nobody_ever_reads_true_yes(shop: Workspace) -> None:
    somebody = next(iter(steps.contacts(shop, rung="suspect")))
    told = done(shop.folder, "why", somebody["contact"])
    assert "everybody is in your target market" in told
    assert "true" not in told
