"""Trying files out: what would be taken and what set aside, row by row, before anything is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hogerop import steps
from hogerop.errors import FileFault
from hogerop.sources import ImportReport, Recognised
from hogerop.web.imports.waiting import trials
from hogerop.workspace import Workspace

SHOWN = 50
"""Rows of a file that are shown of those that would be set aside."""


@dataclass(frozen=True)
class Tried:
    """What one file would come to: how it is read, its report and rows set aside; or its fault."""

    name: str
    read: Recognised | None = None
    report: ImportReport | None = None
    aside: tuple[dict[str, Any], ...] = ()
    fault: FileFault | None = None


def try_out(workspace: Workspace, files: Sequence[Path]) -> list[Tried]:
    """Return what each file would come to. A door: reads them, and writes a folder that goes again.

    They are taken into an empty workspace with the same settings, so what is known already does not
    count as a repeat here.
    """
    with tempfile.TemporaryDirectory(dir=trials()) as folder:
        empty = _like(workspace, Path(folder) / "tried")
        return [_tried(empty, file) for file in files]


def _like(workspace: Workspace, folder: Path) -> Workspace:
    steps.start(folder)
    shutil.copyfile(workspace.folder / "hogerop.toml", folder / "hogerop.toml")
    rates = workspace.settings.money.rates
    if rates and (workspace.folder / rates).is_file():
        shutil.copyfile(workspace.folder / rates, folder / Path(rates).name)
    return steps.open(folder)


def _tried(empty: Workspace, file: Path) -> Tried:
    try:
        read = steps.look(empty, file)
        (report,) = steps.take_in(empty, [file])
    except FileFault as fault:
        return Tried(file.name, fault=fault)
    rows = list(steps.set_aside(empty, report.number))[:SHOWN] if report.set_aside else []
    return Tried(file.name, read, report, tuple(rows))
