"""The people's own behaviour fills all seven rungs, by a count that shares no code with ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.sample.recount import RUNGS, Files, rungs

from hogerop.sample import Truth

BETWEEN = {
    "suspect": (900, 1100),
    "prospect": (300, 500),
    "shopper": (700, 900),
    "customer": (450, 650),
    "member": (150, 300),
    "advocate": (40, 90),
    "fan": (8, 25),
}


@pytest.mark.parametrize("rung", RUNGS)
def test_a_rung_holds_about_as_many_as_a_business_like_this_would(
    counted: Files, rung: str
) -> None:
    low, high = BETWEEN[rung]
    assert low <= rungs(counted)[rung] <= high


def test_the_rungs_together_hold_every_name_once(counted: Files, truth: Truth) -> None:
    assert sum(rungs(counted).values()) == truth.names


def test_no_file_holds_a_rung(folder: Path) -> None:
    for file in folder.glob("*.csv"):
        header = file.read_text(encoding="cp1252").splitlines()[0].lower().replace(";", ",")
        assert not {*RUNGS, "trede", "rung", "stage"} & set(header.split(","))
