"""What somebody says of a file that waits: its kind, its columns, and cells typed anew.

Beside the file while it waits. What was said of kind and columns is kept in the business's folder
when the file is taken, and holds for the next file with the same header; cells are of one file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit

from hogerop.errors import FileFault
from hogerop.sources import Mapping as Told
from hogerop.sources.mapping import mapping_of

SHELF = "mappings"

Says = dict[str, Any]
"""``kind``, ``columns`` (column -> field) and ``cells`` (column -> row -> cell); each may lack."""


def told_of(says: Mapping[str, Any]) -> Told:
    """Return what was said of a file as reading it wants it."""
    return mapping_of({key: value for key, value in says.items() if value})


def kept_for(workspace: Path, header: Sequence[str]) -> Says:
    """Return what was said of an earlier file with this header; nothing where nobody did.

    A door: reads.
    """
    file = _file_for(workspace, header)
    if not file.is_file():
        return {}
    try:
        told = mapping_of(file)
    except FileFault:
        return {}  # Of a version that knew other fields: the file is then looked at afresh.
    return {"kind": told.kind or "", "columns": told.columns}


def keep_for_next_time(workspace: Path, header: Sequence[str], says: Says) -> None:
    """Keep what was said of kind and columns. A door: writes."""
    told = {key: says[key] for key in ("kind", "columns") if says.get(key)}
    file = _file_for(workspace, header)
    if told:
        file.parent.mkdir(exist_ok=True)
        file.write_text(tomlkit.dumps(told), encoding="utf-8")


def _file_for(workspace: Path, header: Sequence[str]) -> Path:
    digest = hashlib.sha256("\n".join(header).encode()).hexdigest()
    return workspace / SHELF / f"{digest[:16]}.toml"
