"""Open an Excel or OpenDocument workbook: sizes are checked first, then a child reads it.

A workbook is a zip file: a small one can unpack to fill the memory. So what it says of its sizes
is checked before anything is unpacked, and the reading is done by a child process with limits.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from hogerop.errors import FileFault
from hogerop.sources.opening.opened import Batch, Opened, distinct_names
from hogerop.words import say

LARGEST_UNPACKED = 1 << 30
_MOST_UNPACKED = 200
_SMALL = 16 << 20
_SECONDS = 300


def open_sheets(path: Path, scratch: Path, *, sheet: str | None) -> Opened:
    """Open the first sheet that holds rows, or the one named. A door: runs a child process.

    Raises
    ------
    FileFault
        If it is not a workbook, too large, locked with a password, or broken.
    """
    check_workbook(path)
    rows = scratch / "sheet.arrow"
    command = [sys.executable, "-P", "-m", "hogerop.sources.opening.sheet_child"]
    try:
        done = subprocess.run(
            [*command, str(path), str(rows), sheet or ""],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _fault(path, "slow") from error
    try:
        told = json.loads(done.stdout.decode())
    except ValueError as error:
        raise _fault(path, "memory" if done.returncode else "broken") from error
    if "fault" in told:
        raise _fault(path, told["fault"])
    width = len(told["header"])

    def batches() -> Iterator[Batch]:
        with pa.memory_map(str(rows)) as source, pa.ipc.open_stream(source) as reader:
            for batch in reader:
                numbers = [batch.column(width + place) for place in range(width)]
                yield Batch(
                    batch.column(2 * width).to_numpy().astype(np.int32),
                    tuple(batch.columns[:width]),
                    tuple(
                        n.to_numpy(zero_copy_only=False) if n.true_count else None for n in numbers
                    ),
                )

    notes = tuple(say('The sheet "{sheet}" was not read.', sheet=name) for name in told["not_read"])
    return Opened(
        "excel", distinct_names(told["header"]), batches, sheet=told["sheet"], notes=notes
    )


def check_workbook(path: Path) -> None:
    """Refuse a workbook that is not safe to unpack. A door: reads the list of its parts only.

    The list may lie, so whoever unpacks a part reads no more than the size that stands there. What
    is not zipped is not looked at.

    Raises
    ------
    FileFault
        If it is a zip file but not a workbook, if it is broken, or if it unpacks to more than a GB,
        or to more than 200 times its size (16 MB is always allowed).
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise _fault(path, "broken") from error
    if not any(p.filename.startswith("xl/") or p.filename == "content.xml" for p in parts):
        raise _fault(path, "zip")
    size = sum(p.file_size for p in parts)
    most = max(_SMALL, path.stat().st_size * _MOST_UNPACKED)
    if size > LARGEST_UNPACKED or size > most:
        raise _fault(path, "bomb")


def _fault(path: Path, reason: str) -> FileFault:
    csv = say("Save it as CSV and import that.")
    what, fix = {
        "zip": (
            say("This is a zip file, not a workbook."),
            say("Unpack it and import the files in it."),
        ),
        "bomb": (
            say("The workbook unpacks to far more than its size; that is not safe to read."),
            csv,
        ),
        "memory": (say("The workbook is too large to read."), csv),
        "slow": (say("The workbook takes too long to read."), csv),
        "password": (say("The workbook is locked with a password."), say("Save it without one.")),
        "sheet": (
            say("The workbook has no sheet of that name."),
            say("Check `sheet` in the mapping file."),
        ),
        "empty": (say("The workbook has no rows."), say("Export it again, with its rows.")),
    }.get(reason, (say("The workbook is broken."), say("Open it, save it again, and import that.")))
    return FileFault(what, where=str(path), fix=fix)
