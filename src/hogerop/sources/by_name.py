"""Several columns of a file as one: each row holds its cells under the columns' own names."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa


def by_name(columns: Mapping[str, pa.Array]) -> pa.MapArray:
    """Return for each row: name of the column -> its cell; cells that are null are left out.

    Examples
    --------
    >>> by_name({"a": pa.array([1.0, None]), "b": pa.array([2.0, 3.0])}).to_pylist()
    [[('a', 1.0), ('b', 2.0)], [('b', 3.0)]]
    """
    filled = np.column_stack(
        [c.is_valid().to_numpy(zero_copy_only=False) for c in columns.values()]
    )
    row, column = np.nonzero(filled)
    cells = pa.concat_arrays(list(columns.values())).take(pa.array(column * len(filled) + row))
    names = pa.array(list(columns), pa.string()).take(pa.array(column))
    offsets = np.concatenate([[0], np.cumsum(filled.sum(axis=1))]).astype(np.int32)
    return pa.MapArray.from_arrays(pa.array(offsets), names, cells)
