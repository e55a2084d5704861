"""Which kind of table lies at an address, and what opens it.

Libraries of databases and lakes are loaded when one is asked for: most businesses have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from hogerop.sources.fetching import faults
from hogerop.sources.fetching.parquet_folder import format_of, open_parquet_folder
from hogerop.sources.fetching.reader import Reader
from hogerop.sources.fetching.wanted import Wanted

_HERE = "hogerop.sources.fetching"
_DATABASES = {
    "postgresql": ("postgres", "POSTGRES"),
    "postgres": ("postgres", "POSTGRES"),
    "mysql": ("mysql", "MYSQL"),
    "mariadb": ("mysql", "MYSQL"),
    "sqlite": ("sqlite", "SQLITE"),
}
_LAKES = {"delta": ("delta", "open_delta"), "iceberg": ("iceberg", "open_iceberg")}


@contextmanager
def open_table(wanted: Wanted) -> Iterator[Reader]:
    """Open whatever is wanted. A door: connects, or looks into a folder.

    Raises
    ------
    FileFault
        If it cannot be opened or read, now or at any moment in the block.
    """
    scheme = wanted.at.partition("://")[0] if "://" in wanted.at else ""
    if scheme in _DATABASES:
        open_database = _loaded(wanted, "databases", "databases", "open_database")
        dialect = _loaded(wanted, "databases", *_DATABASES[scheme])
        opened = open_database(wanted, dialect)
    else:
        format = wanted.format or format_of(wanted)
        of_lake = _loaded(wanted, "lakehouse", *_LAKES[format]) if format in _LAKES else None
        opened = (of_lake or open_parquet_folder)(wanted)
    with opened as reader:
        yield reader


def _loaded(wanted: Wanted, extra: str, module: str, name: str) -> Any:
    try:
        return getattr(import_module(f"{_HERE}.{module}"), name)
    except ModuleNotFoundError as error:
        raise faults.missing_extra(wanted, extra) from error
