"""What every reader of a file hands on: the names of its columns, and its rows in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

BATCH_ROWS = 65_536


@dataclass(frozen=True)
class Ragged:
    """A row that has more or fewer cells than there are columns."""

    row: int
    text: str


@dataclass(frozen=True)
class Batch:
    """Some rows of a file.

    Parameters
    ----------
    rows : array of int32
        Row numbers, as in contracts.ROW.
    columns : tuple of Arrow arrays
        Text, or Arrow's own numbers, dates and times where the file has types.
    was_number : tuple
        Per column, where a cell of text was written from a number (Excel, JSON), so with a
        decimal point whatever the column's mark; None where no cell was.
    ragged : tuple of Ragged
        Rows up to the end of this batch that do not fit, told once.
    """

    rows: NDArray[np.int32]
    columns: tuple[pa.Array, ...]
    was_number: tuple[NDArray[np.bool_] | None, ...]
    ragged: tuple[Ragged, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A file that can be read, as often as needed.

    Parameters
    ----------
    format : str
        ``csv``, ``excel``, ``parquet``, ``json``, ``json lines`` or ``toml``.
    names : tuple of str
        Its columns in its own words; unnamed ones are ``column 3``, a second ``Phone`` is
        ``Phone (2)``.
    batches : callable
        Reads it from the start.
    notes : tuple of str
        What the reader should know, such as sheets that were not read.
    """

    format: str
    names: tuple[str, ...]
    batches: Callable[[], Iterator[Batch]]
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    notes: tuple[str, ...] = ()


def distinct_names(header: list[str]) -> tuple[str, ...]:
    """Return a header in which every column has a name of its own."""
    names: dict[str, None] = {}
    times: dict[str, int] = {}
    for place, cell in enumerate(header, start=1):
        name = bare = " ".join(cell.replace("\x00", "").split()) or f"column {place}"
        while name in names:
            times[bare] = times.get(bare, 1) + 1
            name = f"{bare} ({times[bare]})"
        names[name] = None
    return tuple(names)
