"""The reference pages say what the spec tables say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).parents[2] / "docs" / "build_reference.py"


def test_the_reference_pages_are_fresh() -> None:
    told = subprocess.run(
        [sys.executable, str(BUILD), "--check"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout + told.stderr
