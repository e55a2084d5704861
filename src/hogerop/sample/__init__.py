"""The sample business: five years of an invented Dutch bicycle workshop, as files.

"Fietswerkplaats De Ketting" sells parts in a web shop and repairs bicycles in a workshop. Its
people live, buy, drop out, come back, complain and tell others by their own true parameters;
what they do is written in the shapes that real packages export, dirt included, and the truth is
written beside it in a folder ``truth``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hogerop.errors import AskedWrongly
from hogerop.sample.answers import Answers, answers
from hogerop.sample.files import WRITERS, Fault, Written
from hogerop.sample.lifts import LIFTS, Lift
from hogerop.sample.parts import Came, Part
from hogerop.sample.truth import FOLDER, Truth, write
from hogerop.sample.world import five_years
from hogerop.sample.years import Years
from hogerop.words import say

__all__ = [
    "FOLDER",
    "LAST_DAY",
    "LIFTS",
    "Answers",
    "Came",
    "Fault",
    "Lift",
    "Part",
    "Truth",
    "Written",
    "answers",
    "make",
]

FEWEST = 200

LAST_DAY = date(2026, 10, 31)
"""The last day of business, unless another is asked for."""


def make(
    folder: Path,
    *,
    seed: int = 2026,
    until: date = LAST_DAY,
    names: int = 3200,
    progress: Callable[[str, float], None] | None = None,
) -> Truth:
    """Write the files of the sample business into a folder, and the truth beside them.

    The same arguments give the same bytes, on every day and every machine.

    Parameters
    ----------
    folder : Path
        Made where it is not there; files of the same names are replaced.
    seed : int
        Where chance begins, 0 or more.
    until : date
        Last day of business; the first is five years earlier.
    names : int
        About how many names the files hold, double entries included; 200 or more.
    progress : callable, optional
        Told what is being done and which share of it is done (0 to 1).

    Returns
    -------
    Truth
        The files with their rows and faults, and how many people are behind the names.

    Raises
    ------
    AskedWrongly
        If ``names`` is below 200: then some of the files would be empty.
    """
    if names < FEWEST:
        raise AskedWrongly(
            say("A sample business of {names} names is too small.", names=names),
            where="names",
            fix=say("Ask for {fewest} names or more.", fewest=FEWEST),
        )
    folder.mkdir(parents=True, exist_ok=True)
    world = five_years(seed, until, names)
    business = Years(world, progress).live()
    written = []
    for done, write_file in enumerate(WRITERS, 1):
        written.append(write_file(folder, business, world))
        if progress:
            progress("files", done / len(WRITERS))
    return write(folder, business, world, written)
