"""Fitting and scoring a million buyers, beside lifetimes and pymc-marketing in the same run.

They are no dependency. Put them in a place of their own and say where:

    uv venv peers && uv pip install --python peers lifetimes 'pymc-marketing==0.19.*' setuptools
    HOGEROP_PEERS=peers/bin/python make bench
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest
from tests.speed.value_world import make_buyers

from hogerop.value import Histories
from hogerop.value.models.bg_nbd import BGNBD

PEERS = os.environ.get("HOGEROP_PEERS", "")
ROUNDS = 3

pytestmark = [
    pytest.mark.speed,
    pytest.mark.skipif(not PEERS, reason="HOGEROP_PEERS does not say whose Python has the peers"),
]


@pytest.fixture(scope="module")
def buyers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_buyers(tmp_path_factory.mktemp("buyers") / "million.npz", 1_000_000)


def run_once(python: str, what: str, file: Path) -> dict[str, Any]:
    """Run one measurement in a fresh process."""
    done = subprocess.run(
        [python, str(Path(__file__).with_name("value_run.py")), what, str(file)],
        capture_output=True,
        text=True,
        check=True,
        timeout=3600,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def beside(ours: str, theirs: str, file: Path) -> tuple[list[Any], list[Any], float]:
    """Return the rounds of both, taken in turns, and how many times less CPU ours took."""
    run_once(sys.executable, ours, file)  # compiles, once per machine
    ours_, theirs_ = [], []
    for _ in range(ROUNDS):
        ours_.append(run_once(sys.executable, ours, file))
        theirs_.append(run_once(PEERS, theirs, file))
    ratio = median(t["cpu"] for t in theirs_) / median(o["cpu"] for o in ours_)
    print(f"\n1 million buyers, {ours} {ours_}\n  {theirs} {theirs_}\n  {ratio:.0f} times less CPU")
    return ours_, theirs_, ratio


def height(parameters: list[float], file: Path) -> float:
    """Return the log-likelihood of BG/NBD at these parameters."""
    with np.load(file) as data:
        histories = Histories(data["x"], data["recency"], data["T"])
    return BGNBD().log_likelihood(np.log(parameters), histories)[0]


def test_a_fit_takes_25_times_less_than_with_lifetimes(buyers: Path) -> None:
    ours, theirs, ratio = beside("our fit", "lifetimes", buyers)
    assert height(ours[0]["found"], buyers) >= height(theirs[0]["found"], buyers) - 0.01
    assert ratio >= 25
    assert max(run["peak_mb"] for run in ours) < 200


def test_a_years_worth_takes_20_times_less_than_with_pymc_marketing(buyers: Path) -> None:
    """Their months are 30 days and paid at the end; so the sums differ by a few percent."""
    ours, theirs, ratio = beside("our clv", "pymc", buyers)
    assert ours[0]["found"] == pytest.approx(theirs[0]["found"], rel=0.04)
    assert ratio >= 20
    assert max(run["peak_mb"] for run in ours) < 200
