"""What words of the rule language are worth to every contact on a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    columns: dict[str, pa.Array] = {}
    for word in words:
        asked = parse_value(word)
        if isinstance(asked, Number):
            calls = tuple(call for call, _ in asked.terms)
            found = _gathered(walk_everybody(engine, policy, as_of=on, words=calls))
            values = np.full(len(found[0]), asked.constant)
            for call, weight in asked.terms:
                values = values + weight * found[2][:, found[3].index(call)]
        else:
            asking = replace(policy, rules={**policy.rules, "fan": asked})
            found = _gathered(walk_everybody(engine, asking, as_of=on, words=()))
            values = ((found[1] >> FAN) & 1).astype(np.float64)
        columns = {"contact_id": pa.array(found[0]), **columns}
        columns[word] = pa.array(values, mask=np.isnan(values))
    return pa.table(columns)


def _gathered(
    walked: Iterator[tuple[pa.Table, Walked, Program]],
) -> tuple[Ids, Ids, Floats, tuple[Call, ...]]:
    """Contact ids, conditions held and words' values of those seen by the day."""
    parts = list(walked)
    seen = [part.held >= 0 for _, part, _ in parts]
    return (
        np.concatenate(
            [c["contact_id"].to_numpy()[s] for (c, _, _), s in zip(parts, seen, strict=True)]
        ),
        np.concatenate([p.held[s] for (_, p, _), s in zip(parts, seen, strict=True)]),
        np.concatenate([p.values[s] for (_, p, _), s in zip(parts, seen, strict=True)]),
        parts[0][2].calls,
    )
