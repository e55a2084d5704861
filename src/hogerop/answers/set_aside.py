"""What `hogerop imports set-aside` answers, as JSON."""

from __future__ import annotations

import json
from typing import Any


def json_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row that was set aside, as it stood in the file."""
    original = json.loads(row["original"] or "{}")
    return {"row": row["source_row"], "column": row["column"], "reason": row["reason"]} | {
        "original": original
    }
