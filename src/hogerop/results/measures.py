"""Figures and words under their columns' names, as a table keeps them, as arrays.

Runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.results.effects import Floats, Ints

__all__ = ["Words", "figures_of", "words_of"]

Words = npt.NDArray[np.object_]


def figures_of(column: pa.ChunkedArray) -> Mapping[str, Floats]:
    """Return for each name its figures, one per row; nan where a row has none."""
    found = {}
    for name, rows, values in _by_name(column):
        found[name] = np.full(len(column), np.nan)
        found[name][rows] = values.to_numpy(zero_copy_only=False)
    return found


def words_of(column: pa.ChunkedArray) -> Mapping[str, Words]:
    """Return for each name its words, one per row; None where a row has none."""
    found = {}
    for name, rows, values in _by_name(column):
        found[name] = np.full(len(column), None, object)
        found[name][rows] = values.to_numpy(zero_copy_only=False)
    return found


def _by_name(column: pa.ChunkedArray) -> list[tuple[str, Ints, pa.Array]]:
    """Return each name, in the order in which names come up, with its rows and their values."""
    chunks = [_entries(chunk) for chunk in column.chunks if len(chunk)]
    if not chunks:
        return []
    counts, keys, items = zip(*chunks, strict=True)
    lengths = np.concatenate(counts)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    names, values = pa.concat_arrays(keys).dictionary_encode(), pa.concat_arrays(items)
    place = names.indices.to_numpy()
    return [
        (name, rows[place == at], values.filter(pa.array(place == at)))
        for at, name in enumerate(names.dictionary.to_pylist())
    ]


def _entries(chunk: pa.MapArray) -> tuple[Ints, pa.Array, pa.Array]:
    """Return how many entries each row has, and the keys and values of all of them in order."""
    offsets = chunk.offsets.to_numpy()
    held = slice(int(offsets[0]), int(offsets[-1]))
    return np.diff(offsets), chunk.keys[held], chunk.items[held]
