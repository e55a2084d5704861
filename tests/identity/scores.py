"""How well rows were put together, beside the truth. Whole numbers in, shares of 1 out.

``found`` is a number per row (rows with the same number were put together), ``truth`` the number
of who it really is, negative where nobody knows: those rows are left out of every score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Share = npt.NDArray[np.float64]
BINS = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 0.999, 1.0)


@dataclass(frozen=True)
class Score:
    """What one method reached."""

    precision: float
    recall: float
    f1: float
    b_cubed: float
    mixed: float
    """contacts that hold rows of two or more real people / contacts"""
    count: float
    """contacts found / real people"""


@dataclass(frozen=True)
class Bin:
    """Pairs whose probability lies in [low, high), and how many are one person in truth."""

    low: float
    high: float
    pairs: int
    said: float
    true: float


@dataclass(frozen=True)
class Questions:
    """What a human would be asked: are these two contacts the same?"""

    asked: int
    yes: int
    per_1000_rows: float

    @property
    def yes_share(self) -> float:
        """Share of the questions that are answered yes, 0 where none is asked."""
        return self.yes / self.asked if self.asked else 0.0


def score(found: Whole, truth: Whole) -> Score:
    """Score a clustering; without any pair, precision and recall are 1."""
    known = truth >= 0
    found, truth = numbered(found[known]), numbered(truth[known])
    in_found, in_truth = np.bincount(found), np.bincount(truth)
    both, sizes = np.unique(found * (len(in_truth) + 1) + truth, return_counts=True)
    cell_found, cell_truth = both // (len(in_truth) + 1), both % (len(in_truth) + 1)
    right, ours, real = pairs(sizes), pairs(in_found), pairs(in_truth)
    precision = right / ours if ours else 1.0
    recall = right / real if real else 1.0
    squares = sizes.astype(np.float64) ** 2
    b_precision = float(np.sum(squares / in_found[cell_found])) / max(len(found), 1)
    b_recall = float(np.sum(squares / in_truth[cell_truth])) / max(len(found), 1)
    people = np.bincount(cell_found)
    return Score(
        precision, recall, harmonic(precision, recall), harmonic(b_precision, b_recall),
        float(np.mean(people > 1)) if len(people) else 0.0,
        len(in_found) / max(len(in_truth), 1),
    )  # fmt: skip


def whole(values: npt.ArrayLike) -> Whole:
    """Return the values as whole numbers."""
    return np.asarray(values, dtype=np.int64)


def pairs(sizes: npt.NDArray[np.integer]) -> int:
    """Return how many pairs groups of these sizes hold."""
    rows = whole(sizes)
    return int(np.sum(rows * (rows - 1) // 2))


def harmonic(one: float, two: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * one * two / (one + two) if one + two else 0.0


def numbered(values: Whole) -> Whole:
    """Return the values as numbers 0, 1, 2 ..., equal ones the same."""
    return whole(np.unique(values, return_inverse=True)[1])


def mean(scores: Sequence[Score]) -> Score:
    """Return the mean of each figure."""
    rows = np.array([list(vars(each).values()) for each in scores], dtype=np.float64)
    return Score(*(float(value) for value in rows.mean(axis=0)))


def calibration(left: Whole, right: Whole, probability: Share, truth: Whole) -> list[Bin]:
    """Return the share of pairs that are true for each bin of probability; rows by their place."""
    known = (truth[left] >= 0) & (truth[right] >= 0)
    same = (truth[left] == truth[right])[known]
    said = probability[known]
    at = np.clip(np.searchsorted(BINS, said, side="right") - 1, 0, len(BINS) - 2)
    number = np.bincount(at, minlength=len(BINS) - 1)
    true = np.bincount(at, weights=same, minlength=len(BINS) - 1)
    mass = np.bincount(at, weights=said, minlength=len(BINS) - 1)
    return [
        Bin(BINS[i], BINS[i + 1], int(n), float(mass[i] / n), float(true[i] / n))
        for i, n in enumerate(number)
        if n
    ]


def questions(
    found: Whole, truth: Whole, left: Whole, right: Whole, probability: Share, *, low: float
) -> Questions:
    """Ask a perfect reviewer about every two contacts joined by a pair of probability >= low.

    The likeliest first; what follows from the answers given (A is B, B is C) is not asked again.
    A yes needs that most rows of both contacts are one person; where nobody knows it is a no.
    """
    contact = numbered(found)
    owner = _owners(contact, truth)
    one, two = contact[left], contact[right]
    open_ = (one != two) & (probability >= low)
    low_one, high_two = np.minimum(one, two)[open_], np.maximum(one, two)[open_]
    order = np.argsort(-probability[open_], kind="stable")
    _, first = np.unique(
        (low_one * (contact.max(initial=0) + 1) + high_two)[order], return_index=True
    )
    chosen = order[np.sort(first)]
    joined: dict[int, int] = {}
    apart: set[tuple[int, int]] = set()

    def root(each: int) -> int:
        while (up := joined.get(each, each)) != each:
            each = up
        return each

    asked = yes = 0
    for first_one, second in zip(low_one[chosen].tolist(), high_two[chosen].tolist(), strict=True):
        a, b = sorted((root(first_one), root(second)))
        if a == b or (a, b) in apart:
            continue
        asked += 1
        if owner[first_one] >= 0 and owner[first_one] == owner[second]:
            yes += 1
            joined[b] = a
        else:
            apart.add((a, b))
    return Questions(asked, yes, 1000 * asked / max(len(found), 1))


def _owners(contact: Whole, truth: Whole) -> Whole:
    """Return whose most rows of each contact are, -1 where nobody knows."""
    owner = np.full(int(contact.max(initial=-1)) + 1, -1, dtype=np.int64)
    known = truth >= 0
    cells, rows = np.unique(np.stack([contact[known], truth[known]]), axis=1, return_counts=True)
    order = np.argsort(rows, kind="stable")  # the most rows come last, and stay
    owner[cells[0][order]] = cells[1][order]
    return owner
