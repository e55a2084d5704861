"""A file of 2,000 names, taken in and shown: how long an owner waits once it is warm."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.speed


def hogerop(*asked: str) -> float:
    """Run the command line and return the seconds it took."""
    began = time.monotonic()
    subprocess.run(
        [sys.executable, "-m", "hogerop", *asked], capture_output=True, check=True, timeout=600
    )
    return time.monotonic() - began


def test_two_thousand_names_are_shown_soon(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    rows = [
        f"{name},2025-{1 + name % 12:02}-{1 + order * 9:02},{20 + order}.50,{name}-{order}"
        for name in range(2000)
        for order in range(1 + name % 3)
    ]
    file.write_text("customer id,order date,amount,order number\n" + "\n".join(rows))
    for round_, shop in enumerate((tmp_path / "warm", tmp_path / "measured")):
        hogerop("init", str(shop))
        taken = hogerop("-w", str(shop), "import", str(file))
        shown = hogerop("-w", str(shop), "ladder")
        if round_:
            print(f"\n2,000 names: import {taken:.1f} s, ladder {shown:.1f} s (about 3 together)")
