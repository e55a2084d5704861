"""What `hogerop imports set-aside` answers, as JSON and as a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hogerop.words import say


def json_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row that was set aside, as it stood in the file."""
    original = json.loads(row["original"] or "{}")
    return {"row": row["source_row"], "column": row["column"], "reason": row["reason"]} | {
        "original": original
    }


def rows_aside(rows: Iterable[dict[str, Any]]) -> tuple[list[str], Iterator[list[object]]]:
    """Return headings and cells: the row's own columns, after its number and what is wrong."""
    from hogerop.sources import reason_said

    told = [(row, original_of(row)) for row in rows]
    own = list(dict.fromkeys(name for _, original in told for name in original))
    headings = [say("Row in the file"), say("What is wrong"), say("In column"), *own]
    cells = (
        [row["source_row"], reason_said(row["reason"]), row["column"]]
        + [original.get(name) for name in own]
        for row, original in told
    )
    return headings, cells


def original_of(row: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of a row by column; a row that does not fit the header is one whole."""
    cells: dict[str, Any] = json.loads(row["original"] or "{}")
    return {name or say("The whole row"): cell for name, cell in cells.items()}
