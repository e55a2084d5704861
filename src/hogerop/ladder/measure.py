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
from hogerop.ladder.rungs import FAN, KEYS
from hogerop.ladder.tree import And, Call, Condition, Not, Number, Or
from hogerop.ladder.walk import Walked

Ids = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_PLACES = range(2, FAN + 1)
"""Rungs whose rules make room for conditions that are asked."""
_ROOM = 40
"""Comparisons of one walk that are for them; the policy's others have the rest."""


def measure(engine: Engine, words: Sequence[str], *, on: int, policy: Policy) -> pa.Table:
    """Return one row per contact seen by a day: ``contact_id`` and one column per word.

    Reads the relations ``events``, ``membership``, ``contacts``, ``left_out`` and ``credits``.

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
    conditions = [form for form in asked.values() if not isinstance(form, Number)]
    # Conditions take the places of the rungs' own rules, several in one walk; words join the first.
    held: dict[Condition, Floats] = {}
    found = None
    for some in _several(conditions):
        places = dict(zip(_PLACES, some, strict=False))
        rules = {KEYS[place]: condition for place, condition in places.items()}
        asking = replace(policy, rules={**policy.rules, **rules})
        words_now = () if found else calls
        walked = _gathered(walk_everybody(engine, asking, as_of=on, words=words_now))
        held |= {c: ((walked.held >> place) & 1).astype(float) for place, c in places.items()}
        found = found or walked
    assert found is not None
    columns = {"contact_id": pa.array(found.ids)}
    for word, form in asked.items():
        values = found.worth(form) if isinstance(form, Number) else held[form]
        columns[word] = pa.array(values, mask=np.isnan(values))
    return pa.table(columns)


def _several(conditions: Sequence[Condition]) -> Iterator[list[Condition]]:
    """Yield conditions that fit into one walk: its comparisons have limited room. At least once."""
    some: list[Condition] = []
    for condition in dict.fromkeys(conditions):
        size = sum(map(_comparisons, [*some, condition]))
        if some and (len(some) == len(_PLACES) or size > _ROOM):
            yield some
            some = []
        some.append(condition)
    yield some


def _comparisons(condition: Condition) -> int:
    match condition:
        case And(parts) | Or(parts):
            return sum(map(_comparisons, parts))
        case Not(part):
            return _comparisons(part)
    return 1


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
