"""Trying files out: what would be taken and what set aside, row by row, before anything is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock

from hogerop.errors import AskedWrongly
from hogerop.web.imports.told import Says
from hogerop.words import language, say

COMMAND = [sys.executable, "-P", "-m", "hogerop.web.imports.trial_child"]
SECONDS = 240
"""In which all files of one form must have been tried out."""
THRIFTY = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "NUMBA_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""What keeps the libraries below the child from setting memory aside for threads it has not."""

LONGEST_CELL = 200
"""Characters of a cell that are shown, and that can be typed in its place."""

_WHY = {-signal.SIGXCPU: "slow", -signal.SIGKILL: "slow", -signal.SIGXFSZ: "memory"}
"""By what a child was ended -> why; a fault of ours ends it with an exit code of its own."""

Tried = dict[str, Any]
"""What a file would come to, as `trial_child` tells it; ``fault`` is set where it cannot be read.

Of a file that brought the child down, only that.
"""


def try_out(
    workspace: Path, files: Sequence[Path], told: Sequence[Says | None], shelf: Path
) -> list[Tried]:
    """Return what each file would come to. A door: runs a child process that reads them.

    Parameters
    ----------
    workspace : Path
        The business's folder; nothing is written there.
    told : sequence
        What is said of each file; None = what was said of the last one with the same header.
    shelf : Path
        Where the child may make a folder; it is gone afterwards.
    """
    found: list[Tried] = []
    while len(found) < len(files):
        rest = slice(len(found), None)
        # One at a time, whoever asks: together they would take more memory than each may.
        with (
            FileLock(shelf.with_name("trial.lock")),
            tempfile.TemporaryDirectory(dir=shelf) as scratch,
        ):
            asked = {
                "workspace": str(workspace),
                "files": [str(file) for file in files[rest]],
                "told": list(told[rest]),
                "scratch": scratch,
                "language": language(),
            }
            lines, why = _of_child(asked, Path(scratch))
        found += [json.loads(line) for line in lines]
        if len(found) < len(files):
            # The child is no more; it was reading the next one.
            found.append({"header": [], "told": told[len(found)] or {}, "fault": None, "why": why})
    for file, one in zip(files, found, strict=True):
        one["name"] = file.name
        if one["fault"] is None and "report" not in one:
            one["fault"] = _brought_down(file, one.pop("why", "memory"))
    return found


def refuse_unread(found: Sequence[Tried] | None) -> Sequence[Tried]:
    """Return what files would come to, if every one of them was tried out and can be read.

    Raises
    ------
    AskedWrongly
        If one was not, or cannot: reading it may need more than there is, and nobody has seen what
        it comes to.
    """
    if not found:
        raise AskedWrongly(
            say("These files were not looked at yet."),
            fix=say("Have them looked at first, and take them when you see what they come to."),
        )
    faults = [one["fault"] for one in found if one["fault"]]
    if faults:
        first = faults[0]
        told = [f"{one['where']}: {one['what']}" for one in faults]
        raise AskedWrongly(first["what"], where=first["where"], fix=first["fix"], problems=told)
    return found


def cell_of(row: Mapping[str, Any]) -> str:
    """Return what stands in the file where a row that would be set aside is wrong."""
    cell = json.loads(row["original"] or "{}").get(row["column"] or "")
    return "" if cell is None else str(cell)[:LONGEST_CELL]


def _of_child(asked: dict[str, Any], scratch: Path) -> tuple[list[str], str]:
    """Return the whole lines that a child wrote, and why it wrote no more. Runs it."""
    said = scratch / "said.jsonl"
    why = "memory"
    with said.open("wb") as out:
        try:
            done = subprocess.run(
                COMMAND,
                input=json.dumps(asked).encode(),
                stdout=out,
                stderr=subprocess.DEVNULL,
                env=os.environ | THRIFTY | {"TMPDIR": str(scratch)},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            why = "slow"
        else:
            why = _WHY.get(done.returncode, "memory" if done.returncode < 0 else "ours")
    lines = said.read_text(encoding="utf-8").splitlines(keepends=True)
    return [line for line in lines if line.endswith("\n")], why


def _brought_down(file: Path, why: str) -> dict[str, Any]:
    what = {
        "slow": say("This file takes too long to read."),
        "memory": say("Reading this file takes more memory than it may."),
        "ours": say("This file could not be read; this is a mistake of ours."),
    }[why]
    fix = say("Save it as CSV, or in parts; `hogerop import` reads larger files.")
    return {"what": what, "where": file.name, "fix": fix, "problems": []}
