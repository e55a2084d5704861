"""What else is known of buyers that may tell them apart: the channel they came by, and their kind.

A sort counts when enough of it came back: of fewer nothing can be learned, as of a business with
fewer (decision 0011). Whoever is of a rarer or an unknown sort counts as the most common one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from hogerop.value.buying.enough import LEAST_CAME_BACK
from hogerop.value.buying.occasions import Buyers
from hogerop.value.fitting.model import Floats, Histories, Integers
from hogerop.value.selection.refusal import Refusal, Sort

__all__ = ["KNOWN_OF", "NO_SORTS", "Sorts", "sorts_of"]

KNOWN_OF = 0.8
"""Share of the buyers of whom it must be known: where only good customers are asked, being known
would itself tell who buys."""


@dataclass(frozen=True)
class Sorts:
    """What tells contacts apart.

    Parameters
    ----------
    by : tuple of str
        What they are told apart by: ``channel``, ``kind``, both or none.
    names : tuple of str
        One per column, such as ``channel: shop``.
    rows : float64 array of contacts by names
        1 where a contact is of that sort; only zeros for the most common one.
    refused : tuple of Refusal
        Why they are not told apart by the other.
    """

    by: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rows: Floats | None = None
    refused: tuple[Refusal, ...] = ()

    def known_of(self, of: Buyers) -> Histories:
        """Return the histories with what is known of each buyer."""
        if self.rows is None:
            return of.histories
        return replace(of.histories, covariates=self.rows[of.contact], names=self.names)


NO_SORTS = Sorts()


def sorts_of(known: Mapping[Sort, pa.Array], of: Buyers) -> Sorts:
    """Return what tells contacts apart.

    Parameters
    ----------
    known : mapping of str to pyarrow.Array
        ``channel`` and ``kind`` of each contact, by its number; null = not known.
    of : Buyers
        Those who are to be learned from.
    """
    by: list[str] = []
    names: list[str] = []
    columns: list[Floats] = []
    refused: list[Refusal] = []
    for what, words in known.items():
        found = _told_apart(what, words, of)
        if isinstance(found, Refusal):
            refused.append(found)
            continue
        by.append(what)
        names += found
        columns += [_is(words, name) for name in found.values()]
    rows = np.column_stack(columns) if columns else None
    return Sorts(tuple(by), tuple(names), rows, tuple(refused))


def _told_apart(what: Sort, words: pa.Array, of: Buyers) -> dict[str, str] | Refusal:
    """Return name of the column -> word, for the large sorts but the most common one."""
    coded = words.dictionary_encode()
    code = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False)[of.contact]
    there = float(np.mean(code >= 0)) if len(code) else 0.0
    if there < KNOWN_OF:
        return Refusal(what, "unknown", there, KNOWN_OF)
    large = _large(code, of.histories.frequency > 0)
    if len(large) < 2:
        return Refusal(what, "one", len(large), LEAST_CAME_BACK)
    sorts = [str(coded.dictionary[int(place)]) for place in large[1:]]
    return {f"{what}: {word}": word for word in sorts}


def _large(code: Integers, came_back: NDArray[np.bool_]) -> Integers:
    """Return the codes of the sorts of which enough came back, the most common first."""
    those = code[code >= 0]
    again = np.bincount(code[came_back & (code >= 0)], minlength=int(those.max()) + 1)
    many = np.bincount(those)
    order = np.argsort(-many, kind="stable")
    return order[again[order] >= LEAST_CAME_BACK]


def _is(words: pa.Array, word: str) -> Floats:
    return np.asarray(
        pc.equal(words, word).fill_null(False).to_numpy(zero_copy_only=False), np.float64
    )
