"""An Iceberg table by its folder: the newest of the descriptions that lie in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
from pyiceberg.exceptions import NoSuchTableError
from pyiceberg.table import StaticTable

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.lakes import LakeRows
from hogerop.sources.fetching.parquet_folder import system_of
from hogerop.sources.fetching.reader import BATCH_ROWS
from hogerop.sources.fetching.wanted import Wanted

_VERSION = re.compile(r"v?(\d+)(?:-[^/]*)?\.metadata\.json$")


@contextmanager
def open_iceberg(wanted: Wanted) -> Iterator[LakeRows]:
    """Open an Iceberg table as it is now. A door: reads its newest description.

    Raises
    ------
    FileFault
        If there is none, or the library cannot read it.
    """
    try:
        table = StaticTable.from_metadata(_newest(wanted))
        schema = table.scan().projection().as_arrow()
    except (NoSuchTableError, pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise faults.no_such_folder(wanted) from error

    def asked(names: list[str], kept: Any) -> Iterator[pa.RecordBatch]:
        reader = table.scan(selected_fields=tuple(names)).to_arrow_batch_reader()
        for batch in reader:
            rows = pa.Table.from_batches([batch]).select(names)
            yield from (rows if kept is None else rows.filter(kept)).to_batches(BATCH_ROWS)

    yield LakeRows(wanted, schema, asked)


def _newest(wanted: Wanted) -> str:
    """Return the address of the description with the highest number."""
    if wanted.at.endswith(".metadata.json"):
        return wanted.at if "://" in wanted.at else str((wanted.folder / wanted.at).absolute())
    system, path = system_of(wanted)
    found = system.get_file_info(pafs.FileSelector(f"{path}/metadata"))
    numbered = [(int(m[1]), f.path) for f in found if (m := _VERSION.search(f.path))]
    if not numbered:
        raise FileNotFoundError(path)
    newest = str(max(numbered)[1])
    if "://" not in wanted.at:
        return newest
    return f"{wanted.at.rstrip('/')}/metadata/{newest.rpartition('/')[2]}"
