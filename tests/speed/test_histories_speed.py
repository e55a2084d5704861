"""Histories of 10 million orders, against pymc-marketing's rfm_summary in the same run.

The peer runs in an interpreter of its own, in which nothing of ours has to be: ``HOGEROP_PEERS``
names one that has pymc-marketing (`tests.speed.test_value_speed` says how to make it). It is given
the orders as arrays.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from tests.speed.world import as_arrays, make_world

PEERS = os.environ.get("HOGEROP_PEERS", "")
ROUNDS = 3
AT_LEAST = 4.0

pytestmark = [
    pytest.mark.speed,
    pytest.mark.skipif(not PEERS, reason="HOGEROP_PEERS names no Python with pymc-marketing"),
]


def run_once(python: str, who: str, folder: Path) -> dict[str, Any]:
    """Run one measurement in a fresh process."""
    done = subprocess.run(
        [python, "-W", "ignore", "-m", "tests.speed.histories_run", who, str(folder)],
        capture_output=True, text=True, check=True, timeout=3600,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_ten_million_orders_are_summed_up_four_times_faster(tmp_path: Path) -> None:
    given = os.environ.get("HOGEROP_WORLD")
    folder = Path(given) if given else make_world(tmp_path / "world", 1_000_000, 10_000_000)
    as_arrays(folder)
    run_once(sys.executable, "ours", folder)  # compiles, once per machine
    own, peer = [], []
    for _ in range(ROUNDS):
        own.append(run_once(sys.executable, "ours", folder))
        peer.append(run_once(PEERS, "rfm_summary", folder))
    ratio = median(p["cpu"] for p in peer) / median(o["cpu"] for o in own)
    print(f"\n10 million orders of 1 million contacts (CPU seconds, {ROUNDS} rounds, interleaved)")
    print(f"  ours {[o['cpu'] for o in own]}, rfm_summary {[p['cpu'] for p in peer]}")
    print(f"  {ratio:.1f} times faster (at least {AT_LEAST})")
    print(f"  peak MB: ours {own[0]['peak_mb']:,}, rfm_summary {peer[0]['peak_mb']:,}")
    assert own[0]["found"] == peer[0]["found"]
    assert ratio >= AT_LEAST
