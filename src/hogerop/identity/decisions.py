"""What people decided: these records are one, those are not. Between records, never contacts.

A decision speaks of every record of one side with every record of the other, as both sides were
when it was taken. So it holds however the rest is joined later, and it can be taken back whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Literal

import pyarrow as pa

from hogerop.contracts import Engine, key_of
from hogerop.errors import AskedWrongly, FileFault
from hogerop.words import say

DECISIONS = "decisions"
"""The journal that they stand in."""

PERSON, ORGANISATION = "person", "organisation"
SAME, DIFFERENT, REVOKE = "same", "different", "revoke"
Word = Literal["same", "different"]

_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = pa.schema([("kind", pa.string()), ("record_l", pa.int64()), ("record_r", pa.int64())])
_GROUPS = pa.schema([("kind", pa.string()), ("record_id", pa.int64()), ("group_id", pa.int64())])


@dataclass(frozen=True)
class Decision:
    """One decision: what was said of which records (``source:id``), when, under which id.

    ``kind`` is what they are or are not the same of: person or organisation. Two colleagues are
    two persons of one organisation, and both is said of the same two records.
    """

    id: str
    what: Word
    a: tuple[str, ...]
    b: tuple[str, ...]
    on: date
    kind: str = PERSON


@dataclass(frozen=True)
class Decided:
    """What all decisions together come to; no pair of it speaks against another.

    Pairs are of record ids, the smaller first. ``groups`` gives every record that decisions join,
    in one step or several, the smallest record it hangs together with.
    """

    together: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]
    groups: Mapping[int, int]


def decision_line(
    what: Word, a: Sequence[str], b: Sequence[str], on: date, *, kind: str = PERSON, after: int
) -> dict[str, object]:
    """Return the line of the journal for one decision. Reads and writes nothing.

    Parameters
    ----------
    what : str
        ``same`` or ``different``.
    a, b : sequence of str
        The records of the two sides, as ``source:id``.
    on : date
        The day.
    kind : str
        ``person`` or ``organisation``.
    after : int
        How many lines the journal has already; equal decisions get different ids by it.

    Raises
    ------
    AskedWrongly
        If a side is empty, or a record stands on both.
    """
    if not a or not b:
        raise AskedWrongly(
            say("No source says who this is, so there is nothing to decide."),
            fix=say("Import a file that holds their name or e-mail address."),
        )
    if set(a) & set(b):
        raise AskedWrongly(
            say("These are one and the same record."), fix=say("Name two different ones.")
        )
    sides = [sorted(set(side)) for side in (a, b)]
    key = key_of(what, kind, *sides[0], "|", *sides[1], on.isoformat(), str(after))
    return {
        "id": f"d{_short(key)}",
        "what": what,
        "kind": kind,
        "a": sides[0],
        "b": sides[1],
        "on": on.isoformat(),
    }


def revoke_line(decision: Decision, on: date, *, after: int) -> dict[str, object]:
    """Return the line of the journal that takes a decision back."""
    key = key_of(REVOKE, decision.id, str(after))
    return {"id": f"d{_short(key)}", "what": REVOKE, "of": decision.id, "on": on.isoformat()}


def in_force(lines: Iterable[Mapping[str, Any]]) -> list[Decision]:
    """Return the decisions that were not taken back, oldest first.

    Raises
    ------
    FileFault
        If lines are no decisions of ours; lists all of them.
    """
    found: dict[str, Decision] = {}
    problems = []
    for number, line in enumerate(lines, start=1):
        try:
            if line["what"] == REVOKE:
                found.pop(str(line["of"]), None)
            else:
                decision = _decision(line)
                found[decision.id] = decision
        except (KeyError, ValueError, TypeError):
            problems.append(say("Line {line} is no decision.", line=number))
    if problems:
        raise FileFault(
            say("The journal of decisions is damaged."),
            where="journal/decisions.jsonl",
            fix=say("Put the file back from a backup, or remove these lines."),
            problems=problems,
        )
    return list(found.values())


def decided(decisions: Sequence[Decision]) -> Decided:
    """Return what decisions of one kind come to where the newest word counts. Knows no tables.

    From the newest to the oldest: a *same* holds whole, or not at all where it would bring together
    what newer ones keep apart; a *different* holds for every two that newer ones did not join.

    Examples
    --------
    >>> first = Decision("d1", "same", ("shop:1",), ("crm:9",), date(2026, 5, 3))
    >>> later = Decision("d2", "different", ("crm:9",), ("shop:1",), date(2026, 5, 4))
    >>> outcome = decided([first, later])
    >>> len(outcome.together), len(outcome.apart)
    (0, 1)
    """
    groups: dict[int, set[int]] = {}
    foes: dict[int, set[int]] = {}
    together: list[tuple[int, int]] = []
    apart: list[tuple[int, int]] = []
    for decision in reversed(decisions):
        pairs = list(_pairs(decision))
        if decision.what == SAME:
            joined = set().union(*(groups.get(one, {one}) for pair in pairs for one in pair))
            if not any(foes.get(one, set()) & joined for one in joined):
                together += pairs
                groups.update(dict.fromkeys(joined, joined))
            continue
        for one, other in pairs:
            if other not in groups.get(one, {one}):
                apart.append((one, other))
                foes.setdefault(one, set()).add(other)
                foes.setdefault(other, set()).add(one)
    smallest = {record: min(group) for record, group in groups.items()}
    return Decided(tuple(dict.fromkeys(together)), tuple(dict.fromkeys(apart)), smallest)


def put_decided(engine: Engine, decisions: Sequence[Decision]) -> None:
    """Leave what decisions come to, for persons and for organisations.

    ``decided_together`` and ``decided_apart`` hold pairs (kind, record_l < record_r);
    ``decided_groups`` holds which records decisions join in one step or several (kind, record_id,
    group_id). Records that the book does not have may be among them.
    """
    pairs: dict[str, list[dict[str, object]]] = {"together": [], "apart": []}
    groups: list[dict[str, object]] = []
    for kind in (PERSON, ORGANISATION):
        outcome = decided([one for one in decisions if one.kind == kind])
        for name, found in (("together", outcome.together), ("apart", outcome.apart)):
            pairs[name] += [
                {"kind": kind, "record_l": left, "record_r": right} for left, right in found
            ]
        groups += [
            {"kind": kind, "record_id": record, "group_id": group}
            for record, group in outcome.groups.items()
        ]
    for name, rows in pairs.items():
        engine.put(f"decided_{name}", pa.Table.from_pylist(rows, schema=_PAIRS))
    engine.put("decided_groups", pa.Table.from_pylist(groups, schema=_GROUPS))


def without(line: Mapping[str, Any], gone: AbstractSet[str]) -> dict[str, Any] | None:
    """Return a line of the journal without these records; None where nothing is left to say.

    Parameters
    ----------
    gone : set of str
        Records that are no more, as ``source:id``.
    """
    if line.get("what") == REVOKE:
        return dict(line)
    sides = {side: [name for name in _names(line[side]) if name not in gone] for side in ("a", "b")}
    return {**line, **sides} if sides["a"] and sides["b"] else None


def record_of(name: str) -> int:
    """Return the id of the record that ``source:id`` names."""
    source, _, own_id = name.partition(":")
    return key_of(source, own_id)


def _pairs(decision: Decision) -> Iterator[tuple[int, int]]:
    """Yield every pair of one side with the other, the smaller id first."""
    sides = ([record_of(name) for name in side] for side in (decision.a, decision.b))
    for one, other in product(*sides):
        if one != other:
            yield min(one, other), max(one, other)


def _decision(line: Mapping[str, Any]) -> Decision:
    what = line["what"]
    if what not in (SAME, DIFFERENT):
        raise ValueError(what)
    a, b, kind = _names(line["a"]), _names(line["b"]), str(line.get("kind", PERSON))
    if not a or not b or kind not in (PERSON, ORGANISATION):
        raise ValueError(what)
    return Decision(str(line["id"]), what, a, b, date.fromisoformat(str(line["on"])), kind)


def _names(side: Any) -> tuple[str, ...]:
    """Return the names of a side, which may be a single one."""
    return (side,) if isinstance(side, str) else tuple(str(name) for name in side)


def _short(key: int) -> str:
    digits = ""
    for _ in range(6):
        key, digit = divmod(key, 32)
        digits += _DIGITS[digit]
    return digits
