"""Try files out in a process of its own, with limits: whatever is in them, the app stays up.

Run as ``python -m hogerop.web.imports.trial_child``, with a JSON object on standard input: the
business's folder, the files, what is told of each, a folder to work in, and the language. Writes
one JSON object a line for each file, in their order, as soon as it is known.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from itertools import islice
from pathlib import Path
from typing import Any

from hogerop import steps
from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.sources import header
from hogerop.web.imports.told import kept_for, told_of
from hogerop.words import speaking
from hogerop.workspace import Workspace

SHOWN = 50
"""Rows of a file that are told of those that would be set aside."""
WIDEST = 150
"""Columns of a file that are told."""
LONGEST = 10_000
"""Characters of a row up to which it is told whole."""
ADDRESS_SPACE = 1536 << 20
CPU_SECONDS = 150
LARGEST_WRITTEN = 2 << 30
ENGINE = {"memory": "300MB", "threads": 1}


def tried(asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what each file would come to. A door: reads them, and writes into ``scratch``.

    They are taken into an empty workspace with the same settings, so what is known already does not
    count as a repeat here.
    """
    business = Path(asked["workspace"])
    with speaking(asked["language"], on_pages=True):
        empty = _like(steps.open(business), Path(asked["scratch"]) / "tried")
        for file, says in zip(asked["files"], asked["told"], strict=True):
            yield _tried(empty, business, Path(file), says)


def _like(workspace: Workspace, folder: Path) -> Workspace:
    steps.start(folder)
    shutil.copyfile(workspace.folder / "hogerop.toml", folder / "hogerop.toml")
    rates = workspace.settings.money.rates
    if rates and (workspace.folder / rates).is_file():
        shutil.copyfile(workspace.folder / rates, folder / Path(rates).name)
    empty = steps.open(folder)
    steps.change_settings(empty, {"engine": ENGINE})
    return empty


def _tried(
    empty: Workspace, business: Path, file: Path, says: dict[str, Any] | None
) -> dict[str, Any]:
    names: tuple[str, ...] = ()
    try:
        names = header(file)
        says = kept_for(business, names) if says is None else says
        told = told_of(says)
        read = steps.look(empty, file, mapping=told)
        (report,) = steps.take_in(empty, [file], mapping=told)
        rows = list(islice(_wrong(empty, report.number), SHOWN)) if report.set_aside else []
    except (MemoryError, WorkspaceFault):
        return {"header": names[:WIDEST], "told": says or {}, "fault": None}
    except HogeropError as fault:
        return {"header": names[:WIDEST], "told": says or {}, "fault": _said(fault, file)}
    return {
        "header": names[:WIDEST],
        "told": says,
        "fault": None,
        "read": asdict(replace(read, columns=read.columns[:WIDEST], unread=read.unread[:WIDEST])),
        "report": asdict(report),
        "wrong": rows,
    }


def _wrong(empty: Workspace, number: int) -> Iterator[dict[str, Any]]:
    """Yield the rows that were set aside; of a very long one only the cell that is wrong."""
    for row in steps.set_aside(empty, number):
        if len(row["original"] or "") > LONGEST:
            cell = json.loads(row["original"]).get(row["column"])
            told = {row["column"]: str(cell)[:LONGEST]} if row["column"] and cell else {}
            yield {**row, "original": json.dumps(told, ensure_ascii=False)}
        else:
            yield dict(row)


def _said(fault: HogeropError, file: Path) -> dict[str, Any]:
    """Return a fault without the folder in which the app keeps the file."""
    return {
        "what": fault.what,
        "where": fault.where.replace(f"{file.parent}/", ""),
        "fix": fault.fix,
        "problems": [one.replace(f"{file.parent}/", "") for one in fault.problems[:SHOWN]],
    }


def _limit() -> None:
    """Limit memory, time and what is written; not every system knows every limit."""
    import resource

    import pyarrow as pa

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    for kind, most in (
        (resource.RLIMIT_AS, ADDRESS_SPACE),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    _limit()
    for told in tried(json.load(sys.stdin)):
        sys.stdout.write(json.dumps(told, default=str) + "\n")
        sys.stdout.flush()
