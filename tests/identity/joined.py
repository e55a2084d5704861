"""Which rows hang together, through shared values or through pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from tests.identity.scores import Whole


def through_values(rows: int, keys: Sequence[Whole]) -> Whole:
    """Join rows that share a value of any key (a number per row, negative = none)."""
    label = np.arange(rows, dtype=np.int64)
    places = [np.flatnonzero(key >= 0) for key in keys]
    codes = [key[at] for key, at in zip(keys, places, strict=True)]
    while True:
        before = label
        label = label.copy()
        for at, code in zip(places, codes, strict=True):
            least = np.full(int(code.max(initial=-1)) + 1, rows, dtype=np.int64)
            np.minimum.at(least, code, label[at])
            label[at] = least[code]
        label = label[label]
        if np.array_equal(label, before):
            return label


def through_pairs(rows: int, left: Whole, right: Whole) -> Whole:
    """Join the rows of every pair (by their place)."""
    label = np.arange(rows, dtype=np.int64)
    while True:
        least = np.minimum(label[left], label[right])
        after = label.copy()
        np.minimum.at(after, label[left], least)
        np.minimum.at(after, label[right], least)
        np.minimum.at(after, left, least)
        np.minimum.at(after, right, least)
        while not np.array_equal(after, after[after]):
            after = after[after]
        if np.array_equal(after, label):
            return label
        label = after
