"""Where an engine goes on when memory is full: a folder per engine, gone when it is."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from uuid import uuid4

SHELF = ".spill"


def folder_of_this_process(workspace: Path) -> Path:
    """Return a folder that no other engine uses; DuckDB makes it when it needs it.

    Two engines in one folder would write over each other's files.
    """
    return workspace / SHELF / f"{socket.gethostname()}~{os.getpid()}~{uuid4().hex[:8]}"


def sweep(workspace: Path) -> None:
    """Remove the folders of processes of this computer that are no more."""
    for left in (workspace / SHELF).glob(f"{socket.gethostname()}~*~*"):
        if not _alive(int(left.name.split("~")[1])):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
