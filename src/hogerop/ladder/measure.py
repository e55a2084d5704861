"""What words of the rule language are worth to every contact on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hogerop.contracts import Engine
from hogerop.ladder.language import parse_value
from hogerop.ladder.place import walk_everybody
from hogerop.ladder.policy import Policy
from hogerop.ladder.program import Program
from hogerop.ladder.rungs import FAN
from hogerop.ladder.tree import Call, Number
from hogerop.ladder.walk import Walked

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def measure(engine: Engine, words: Sequence[str], *, on: int, policy: Policy) -> pa.Table:
    """Return one row per contact seen by a day: ``contact_id`` and one column per word.

    Reads the relations ``events``, ``membership`` and ``contacts``.

    Parameters
    ----------
    words : sequence of str
        Words or sums of words (``order_days(730)``, ``spend() - 2 * orders()``) or conditions
        (``in_rhythm(2)``), which are worth 1 or 0.
    on : int
        The day.
    policy : Policy
        For the rhythm of the business.

    Returns
    -------
    Table
        Null is a missing value; infinity says that it never happened.

    Raises
    ------
    PolicyFault
        If a word cannot be read.
    """
    asked = {word: parse_value(word) for word in words}
    sums = [form for form in asked.values() if isinstance(form, Number)]
    calls = tuple(dict.fromkeys(call for form in sums for call, _ in form.terms))
    found = _gathered(walk_everybody(engine, policy, as_of=on, words=calls))
    columns = {"contact_id": pa.array(found.ids)}
    for word, form in asked.items():
        if isinstance(form, Number):
            values = found.worth(form)
        else:
            # A rule's comparisons have limited room: each condition gets a walk of its own.
            asking = replace(policy, rules={**policy.rules, "fan": form})
            held = _gathered(walk_everybody(engine, asking, as_of=on, words=())).held
            values = ((held >> FAN) & 1).astype(np.float64)
        columns[word] = pa.array(values, mask=np.isnan(values))
    return pa.table(columns)


@dataclass(frozen=True)
class _Found:
    """Contact ids, conditions held and words' values of those seen by the day."""

    ids: Ids
    held: Ids
    values: Floats
    calls: tuple[Call, ...]

    def worth(self, form: Number) -> Floats:
        total = np.full(len(self.ids), form.constant)
        for call, weight in form.terms:
            total = total + weight * self.values[:, self.calls.index(call)]
        return total


def _gathered(walked: Iterator[tuple[pa.Table, Walked, Program]]) -> _Found:
    parts = list(walked)
    seen = [part.held >= 0 for _, part, _ in parts]
    return _Found(
        np.concatenate(
            [c["contact_id"].to_numpy()[s] for (c, _, _), s in zip(parts, seen, strict=True)]
        ),
        np.concatenate([p.held[s] for (_, p, _), s in zip(parts, seen, strict=True)]),
        np.concatenate([p.values[s] for (_, p, _), s in zip(parts, seen, strict=True)]),
        parts[0][2].calls,
    )
