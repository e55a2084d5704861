"""A folder of Parquet files (or one), on a disk or in object storage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.fs as pafs

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.lakes import LakeRows
from hogerop.sources.fetching.reader import BATCH_ROWS
from hogerop.sources.fetching.wanted import Wanted


@contextmanager
def open_parquet_folder(wanted: Wanted) -> Iterator[LakeRows]:
    """Open a folder of Parquet files. A door: lists it, and reads the footer of every file.

    Folders such as ``year=2026`` in it are columns.

    Raises
    ------
    FileFault
        If there is none, or its files hold columns of types that do not go together.
    """
    try:
        system, path = system_of(wanted)
        found = ds.FileSystemDatasetFactory(
            system,
            pafs.FileSelector(path, recursive=True) if _is_folder(system, path) else [path],
            ds.ParquetFileFormat(),
            ds.FileSystemFactoryOptions(
                partitioning=ds.HivePartitioning.discover(), partition_base_dir=path
            ),
        )
        # Not the first file's columns alone: a later one may have more.
        schema = pa.unify_schemas(found.inspect_schemas(), promote_options="permissive")
        opened = found.finish(schema)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise faults.no_such_folder(wanted) from error
    if not opened.files:
        raise faults.no_such_folder(wanted)

    def asked(names: list[str], kept: Any) -> Iterator[pa.RecordBatch]:
        yield from opened.to_batches(
            columns=names,
            filter=kept,
            batch_size=BATCH_ROWS,
            batch_readahead=2,
            fragment_readahead=1,
        )

    yield LakeRows(wanted, schema, asked)


def system_of(wanted: Wanted) -> tuple[pafs.FileSystem, str]:
    """Return the file system of an address, and the path in it. A door.

    Raises
    ------
    pyarrow.ArrowException, OSError, ValueError
        If there is no such file system.
    """
    if "://" in wanted.at:
        system, path = pafs.FileSystem.from_uri(wanted.at)
        return system, path
    return pafs.LocalFileSystem(), str((wanted.folder / wanted.at).absolute())


def format_of(wanted: Wanted) -> str:
    """Return which format a folder is of, told by the notes that Delta and Iceberg keep in it.

    Raises
    ------
    FileFault
        If it cannot be looked into.
    """
    try:
        system, path = system_of(wanted)
        if system.get_file_info(f"{path}/_delta_log").type == pafs.FileType.Directory:
            return "delta"
        notes = system.get_file_info(pafs.FileSelector(f"{path}/metadata", allow_not_found=True))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise faults.no_such_folder(wanted) from error
    return "iceberg" if any(f.path.endswith(".metadata.json") for f in notes) else "parquet"


def _is_folder(system: pafs.FileSystem, path: str) -> bool:
    return bool(system.get_file_info(path).type == pafs.FileType.Directory)
