"""The tutorial from a plan to proof, followed as `test_tutorial` follows the first one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.story.tutorial import PROOF, follow


@pytest.mark.story
@pytest.mark.long
def test_the_tutorial_from_plan_to_proof_can_be_followed_too(tmp_path: Path) -> None:
    follow(PROOF, tmp_path)
    shop = tmp_path / "workshop"
    assert all((shop / f"plan.{ending}").stat().st_size for ending in ("pdf", "ics"))
    with (shop / "answers" / "truth" / "parts.csv").open(encoding="utf-8") as file:
        arms = [row["arm"] for row in csv.DictReader(file)]
    assert set(arms) == {"treated", "held out"}
