"""Everything that a business holds, as one file in open formats."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from hogerop import paper
from hogerop.steps.asking import contacts
from hogerop.steps.business import Progress
from hogerop.steps.running import current
from hogerop.words import say
from hogerop.workspace import Workspace


def everything(workspace: Workspace, to: Path, *, progress: Progress | None = None) -> int:
    """Save all that a business holds in a zip; return how many files are in it. A door: writes.

    Who is on the ladder as CSV, every table of the newest edition as Parquet and CSV, every file
    that was taken in as Parquet, and as they stand the settings with the rules, the plan, and what
    was recorded and decided. No text in a CSV is a formula. Keys stay behind: with one, forgetting
    could be undone.

    Parameters
    ----------
    to : Path
        A name in ``.zip``.

    Raises
    ------
    TooLittle
        If nothing was taken in yet.
    """
    edition, _ = current(workspace, progress)
    with (
        TemporaryDirectory(dir=to.parent) as folder,
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        listed = Path(folder) / "contacts.csv"
        rows = contacts(workspace, progress=progress)
        paper.save(listed, rows.columns, ([_cell(row[c]) for c in rows.columns] for row in rows))
        packed.write(listed, "contacts.csv")
        for table in sorted(edition.folder.glob("*.parquet")):
            packed.write(table, f"tables/{table.name}")
            as_csv = Path(folder) / f"{table.stem}.csv"
            paper.save(as_csv, pq.read_schema(table).names, _rows_of(table))
            packed.write(as_csv, f"tables/{as_csv.name}")
            as_csv.unlink()
        for file in _as_they_stand(workspace):
            packed.write(file, str(file.relative_to(workspace.folder)))
        packed.writestr("README.txt", _said())
        return len(packed.namelist())


def _as_they_stand(workspace: Workspace) -> Iterator[Path]:
    """Yield the files that are taken along unchanged."""
    yield workspace.folder / "hogerop.toml"
    for shelf, ending in (
        ("imports", "parquet"),
        ("imports", "json"),
        ("journal", "jsonl"),
        ("strategies", "toml"),
    ):
        yield from sorted((workspace.folder / shelf).rglob(f"*.{ending}"))


def _rows_of(table: Path) -> Iterator[list[object]]:
    with pq.ParquetFile(table) as file:
        for batch in file.iter_batches():
            for row in batch.to_pylist():
                yield [_cell(value) for value in row.values()]


def _cell(value: Any) -> object:
    """Return a value as a cell of a sheet holds it: what is no single value is written as JSON."""
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, default=str, ensure_ascii=False)
    return value.hex() if isinstance(value, bytes) else value


def _said() -> str:
    return say(
        "contacts.csv: who is on the ladder. tables: every table, as Parquet and as CSV. imports:"
        " what was taken in. journal: the plan, and what was recorded and decided. hogerop.toml:"
        " settings and rules."
    )
