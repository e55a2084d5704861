"""What was known of the units before chance chose, as columns of numbers.

Numbers only; runs no query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from hogerop.results.effects import Flags, Floats
from hogerop.results.measures import Words

__all__ = ["MOST_WORDS", "Known", "known_before"]

MOST_WORDS = 20
"""A trait with more different words than this tells people apart rather than groups of them."""


@dataclass(frozen=True)
class Known:
    """What was known, one row per unit.

    Parameters
    ----------
    names : tuple of str
        Of each column: ``history``, ``channel=Web``, ``history=?`` (not known of the unit).
    values : array of float, units x names
        No nan: an unknown figure is the mean of the others, and its column of ``?`` is 1.
    left_out : tuple of str
        Traits that were left out for having too many words.
    """

    names: tuple[str, ...]
    values: Floats
    left_out: tuple[str, ...] = ()

    def among(self, units: Flags) -> Known:
        """Return what was known of some of the units."""
        return replace(self, values=self.values[units]) if self.names else self


def known_before(figures: Mapping[str, Floats], traits: Mapping[str, Words]) -> Known:
    """Return figures as they are, and each word of a trait but its commonest as a yes or no.

    Examples
    --------
    >>> found = known_before(
    ...     {"spent": np.array([5.0, 7.0, np.nan])},
    ...     {"via": np.array(["web", "shop", "shop"], object)},
    ... )
    >>> found.names
    ('spent', 'spent=?', 'via=web')
    >>> found.values.tolist()
    [[5.0, 0.0, 1.0], [7.0, 0.0, 0.0], [6.0, 1.0, 0.0]]
    """
    columns: dict[str, Floats] = {}
    for name, values in figures.items():
        gone = np.isnan(values)
        columns[name] = np.where(gone, np.nanmean(values), values) if gone.any() else values
        if gone.any():
            columns[f"{name}=?"] = gone.astype(np.float64)
    left_out = []
    for name, words in traits.items():
        told = np.array(["?" if word is None else str(word) for word in words])
        found, counts = np.unique(told, return_counts=True)
        if len(found) > MOST_WORDS:
            left_out.append(name)
            continue
        commonest = found[counts.argmax()]
        columns |= {
            f"{name}={word}": (told == word).astype(np.float64)
            for word in found
            if word != commonest
        }
    units = max((len(v) for v in (*figures.values(), *traits.values())), default=0)
    values = np.column_stack(list(columns.values())) if columns else np.zeros((units, 0))
    return Known(tuple(columns), values, tuple(left_out))
