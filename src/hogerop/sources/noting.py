"""What a reader of a report must know of the rows, beside the counts."""

from __future__ import annotations

from collections.abc import Iterator

from hogerop.contracts import Engine
from hogerop.sources.asking import QUERIES
from hogerop.words import say, say_count

NAMED = 3
"""Imports that a note names at most."""


def notes_on_rows(engine: Engine, source: str) -> Iterator[str]:
    """Yield what is remarkable in the rows of a file that was just read. A door: asks the engine.

    Parameters
    ----------
    engine : Engine
        Holds ``rows``, ``told``, ``entries`` and ``known_lines``.
    source : str
        The system that the file comes from.
    """
    changed = engine.ask(QUERIES / "changed.sql").column("orders")[0].as_py()
    if changed:
        yield say_count(
            "{n} order or quote was known and differs now; this file's rows take its place.",
            "{n} orders or quotes were known and differ now; this file's rows take their place.",
            changed,
        )
    again = engine.ask(QUERIES / "told_again.sql", source=source).to_pylist()[0]
    if again["orders"]:
        # Which of both is right cannot be seen: half of an order looks like its correction.
        removals = (f"hogerop imports remove {n}" for n in again["imports"][-NAMED:])
        yield say_count(
            "{n} order number was known and has other lines here; the lines of both files count."
            " If this file corrects the older one, take that back: {commands}",
            "{n} order numbers were known and have other lines here; the lines of both files count."
            " If this file corrects the older one, take that back: {commands}",
            again["orders"],
            commands=", ".join(removals),
        )
    businesses = engine.ask(QUERIES / "businesses.sql").column("businesses")[0].as_py()
    if businesses > 1:
        yield say(
            "The file holds {n} businesses of yours; all were taken together. To keep them apart,"
            " export each into a file of its own, for a workspace of its own.",
            n=businesses,
        )
