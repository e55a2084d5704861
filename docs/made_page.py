"""Pages that are made from the code: write one, or say that it is stale."""

from __future__ import annotations

import sys
from pathlib import Path

_REFERENCE = Path(__file__).parent / "reference"


def write_or_check(name: str, text: str) -> int:
    """Write a page of the reference; with ``--check`` compare it only. Return the exit code."""
    file = _REFERENCE / name
    if "--check" not in sys.argv[1:]:
        file.write_text(text, encoding="utf-8")
        return 0
    if file.exists() and file.read_text(encoding="utf-8") == text:
        return 0
    print(f"docs/reference/{name} is stale: the code that it is made from has changed.")
    print("make reference mends this.")
    return 1
