"""Cells that the owner typed anew: read instead of what stands in the file, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from hogerop.sources.opening import Batch


def mended(batch: Batch, names: tuple[str, ...], cells: Mapping[str, Mapping[int, str]]) -> Batch:
    """Return a batch with some cells in place of those of the file; numbers only as text.

    Parameters
    ----------
    cells : mapping
        Column -> row -> cell. A column of the file's own numbers or dates (Parquet) stays as it is.
    """
    columns, flags = list(batch.columns), list(batch.was_number)
    for name, typed in cells.items():
        place = names.index(name) if name in names else -1
        here = np.flatnonzero(np.isin(batch.rows, list(typed)))
        if place >= 0 and here.size and pa.types.is_string(columns[place].type):
            columns[place] = _with(columns[place], batch.rows, here, typed)
            flags[place] = _no_number(flags[place], here)
    return replace(batch, columns=tuple(columns), was_number=tuple(flags))


def _with(
    cells: pa.Array, rows: NDArray[np.int32], here: NDArray[np.intp], typed: Mapping[int, str]
) -> pa.Array:
    mask = np.zeros(len(cells), bool)
    mask[here] = True
    return pc.replace_with_mask(
        cells, pa.array(mask), pa.array([typed[int(rows[place])] for place in here], pa.string())
    )


def _no_number(
    was_number: NDArray[np.bool_] | None, here: NDArray[np.intp]
) -> NDArray[np.bool_] | None:
    """Return which cells were numbers: what was typed is text, with the column's own mark."""
    if was_number is None:
        return None
    changed = was_number.copy()
    changed[here] = False
    return changed
