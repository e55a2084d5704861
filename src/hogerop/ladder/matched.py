"""What a list of names brought: who was known before, who is new, who is outside the market."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from hogerop.contracts import ABOUT, Engine, contact_name
from hogerop.ladder.asked import leaves
from hogerop.ladder.counting import day_number
from hogerop.ladder.policy import Policy
from hogerop.ladder.rungs import KEYS, OUTSIDE
from hogerop.ladder.tree import CodeIs, Compare, Known, TextIs, without_nots
from hogerop.ladder.vocabulary import COLUMNS
from hogerop.rows import Rows

_QUERIES = Path(__file__).parent / "queries"

KNOWN, DOUBTFUL, NEW, OUTSIDE_MARKET = "known", "doubtful", "new", "outside"
"""What a name on a list can be; each is exactly one of these."""


@dataclass(frozen=True)
class Matched:
    """The names of one file, beside the book: ``names`` = known + doubtful + new + outside.

    A name is a contact: several rows of one list about one company are one name.

    Parameters
    ----------
    number : int
        Number of the import.
    rows : int
        Rows of the file.
    known : int
        An earlier file, or something that happened before, speaks of them.
    buyers : int
        Of those known: they have ordered.
    doubtful : int
        Not known for certain: an open question stands between them and a contact that is.
    new : int
        New, and in the target market (or they did something since).
    outside : int
        New, outside the target market, and they did nothing.
    lacking : int
        Of those outside: a column that the rule of the target market asks for is empty.
    withdrawn : int
        They withdrew their consent for something; do not write to them about it.
    known_on, new_on : mapping of str to int
        Key of a rung, or ``outside`` -> how many stand there now.
    who : Rows
        One row per name, in the order of the file: ``contact``, ``verdict``, ``rung``, ``may_be``
        (the contact that a doubtful one may be), ``withdrawn``, and the contact's columns.
    """

    number: int
    file: str
    rows: int
    names: int
    known: int
    buyers: int
    doubtful: int
    new: int
    outside: int
    lacking: int
    withdrawn: int
    known_on: Mapping[str, int]
    new_on: Mapping[str, int]
    who: Rows


def matched(
    engine: Engine, policy: Policy, *, number: int, file: str, rows_of_file: int, as_of: date
) -> Matched:
    """Return what became of the names of one import.

    Reads ``list_records`` (RECORDS of the import), ``earlier_records`` (of those before it),
    ``membership``, ``contacts``, ``intervals``, ``events``, and ``question_pairs`` and ``accounts``
    (see `identity.ready`).

    Parameters
    ----------
    number : int
        Number of the import.
    file : str
        Its file's name.
    rows_of_file : int
        How many rows the file has.
    as_of : date
        Day of the standings.
    """
    query = _QUERIES / "matched.sql"
    found = engine.ask(query, number=number, day=day_number(as_of))
    rows: list[dict[str, Any]] = found.to_pylist()
    asked = tuple(_columns_asked(policy))
    of = Counter(row["verdict"] for row in rows)
    return Matched(
        number=number,
        file=file,
        rows=rows_of_file,
        names=len(rows),
        known=of[KNOWN],
        buyers=sum(row["buys"] for row in rows if row["verdict"] == KNOWN),
        doubtful=of[DOUBTFUL],
        new=of[NEW],
        outside=of[OUTSIDE_MARKET],
        lacking=sum(
            any(row[column] is None for column in asked)
            for row in rows
            if row["verdict"] == OUTSIDE_MARKET
        ),
        withdrawn=sum(row["withdrawn"] for row in rows),
        known_on=_by_rung(rows, KNOWN),
        new_on=_by_rung(rows, NEW),
        who=Rows(_who(rows)),
    )


def _columns_asked(policy: Policy) -> Iterator[str]:
    """Yield the columns of a contact that the rule of the target market looks at."""
    for leaf in leaves(without_nots(policy.rules["suspect"])):
        if isinstance(leaf, TextIs | CodeIs | Known):
            yield leaf.column
        elif isinstance(leaf, Compare):
            terms = (*leaf.left.terms, *leaf.right.terms)
            yield from (call.word for call, _ in terms if call.word in COLUMNS)


def _by_rung(rows: list[dict[str, Any]], verdict: str) -> dict[str, int]:
    """Return rung -> how many of a verdict stand there, the top rung first."""
    on = Counter(row["rung"] or 0 for row in rows if row["verdict"] == verdict)
    return {KEYS[rung]: on[rung] for rung in sorted(on, reverse=True)}


def _who(rows: list[dict[str, Any]]) -> pa.Table:
    told: dict[str, pa.Array] = {
        "contact": _texts(contact_name(row["contact_id"]) for row in rows),
        "verdict": _texts(row["verdict"] for row in rows),
        "rung": _texts(KEYS[row["rung"]] if row["rung"] else OUTSIDE for row in rows),
        "may_be": _texts(
            None if row["may_be"] is None else contact_name(row["may_be"]) for row in rows
        ),
        "withdrawn": pa.array([row["withdrawn"] for row in rows], pa.bool_()),
    }
    about = {c.name: pa.array([row[c.name] for row in rows], c.type) for c in ABOUT}
    return pa.table(told | about)


def _texts(values: Iterator[str | None]) -> pa.Array:
    return pa.array(list(values), pa.string())
