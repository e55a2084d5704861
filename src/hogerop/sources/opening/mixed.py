"""Turn rows of mixed cells (Excel, JSON) into batches of text that remember which were numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

import numpy as np
import pyarrow as pa

from hogerop.sources.opening.opened import BATCH_ROWS, Batch

Cell = object


def batches_of(rows: Iterable[tuple[int, list[Cell]]], width: int) -> Iterator[Batch]:
    """Yield batches of numbered rows, each padded to ``width`` cells."""
    waiting: list[tuple[int, list[Cell]]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == BATCH_ROWS:
            yield _batch(waiting, width)
            waiting = []
    if waiting:
        yield _batch(waiting, width)


def _batch(rows: list[tuple[int, list[Cell]]], width: int) -> Batch:
    columns, numbers = [], []
    for place in range(width):
        cells = [cells[place] if place < len(cells) else None for _, cells in rows]
        number = np.array([isinstance(c, int | float) and not isinstance(c, bool) for c in cells])
        columns.append(pa.array([text_of(cell) for cell in cells], pa.string()))
        numbers.append(number if number.any() else None)
    return Batch(np.array([n for n, _ in rows], np.int32), tuple(columns), tuple(numbers))


def text_of(cell: Cell) -> str | None:
    """Return a cell as text: whole numbers without a point, dates the ISO way."""
    match cell:
        case None:
            return None
        case str():
            # JSON can hold half a character, which is no text.
            return cell.encode("utf-8", "replace").decode()
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case int() | float():
            return str(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
        case timedelta():
            return str(cell.total_seconds() / 3600)
        case list() if all(not isinstance(c, list | dict) for c in cell):
            return ", ".join(filter(None, (text_of(c) for c in cell)))
        case _:
            return json.dumps(cell, ensure_ascii=False, default=str)
