"""How many move up when nobody does anything for it, as the past shows. Runs a query."""

from __future__ import annotations

from pathlib import Path

from hogerop.contracts import Engine

__all__ = ["moves_of_itself"]

_QUERY = Path(__file__).parent / "queries" / "moves_of_itself.sql"

LEAST = 20
"""Contacts that must have stood there, for their share to say anything."""


def moves_of_itself(
    engine: Engine, *, rung: int, lapsed: bool, since: int, until: int
) -> float | None:
    """Return which part of those on a rung moved up in a time that is past. Runs one query.

    Reads the relation ``intervals``.

    Parameters
    ----------
    rung : int
        1 to 7.
    lapsed : bool
        Count only those who had lapsed, and who of them came back.
    since, until : int
        The day on which they stood there, and the last day on which a move counts; numbers.

    Returns
    -------
    float or None
        0 to 1; None where fewer than 20 contacts stood there.
    """
    row = engine.ask(_QUERY, rung=rung, lapsed=lapsed, since=since, until=until).to_pylist()[0]
    return row["moved"] / row["stood"] if row["stood"] >= LEAST else None
