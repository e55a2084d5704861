"""One writer at a time: a lock of the operating system, gone when its process is.

There are two. The writer's own is held for minutes while files come in. What people say meanwhile
is a line in a journal; for those there is a lock that is held for moments, and taken last: whoever
holds it asks for no other.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hogerop.errors import WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import disk_faults

# A thread that holds the lock may take it again (an import inside a run); another may not.
_held = threading.local()


@contextmanager
def writing(folder: Path, *, wait: float) -> Iterator[bool]:
    """Hold the writer's lock of a workspace; yields whether this is the outermost hold.

    Parameters
    ----------
    folder : Path
        The workspace.
    wait : float
        Seconds to wait for another writer, 0 or more.

    Raises
    ------
    WorkspaceFault
        If another writer is still busy after that time: says which, and since when.
    """
    lock = _acquired(folder, ".lock", wait)
    outermost = lock.lock_counter == 1
    note = _note_of(folder)
    try:
        if outermost:
            with disk_faults(folder):
                note.write_text(json.dumps({"pid": os.getpid()}), encoding="utf-8")
        yield outermost
    finally:
        if outermost:
            note.unlink(missing_ok=True)
        lock.release()


@contextmanager
def saying(folder: Path, *, wait: float) -> Iterator[None]:
    """Hold the lock of the journals of a workspace; see `writing`."""
    lock = _acquired(folder, ".saying", wait)
    try:
        yield
    finally:
        lock.release()


def _acquired(folder: Path, name: str, wait: float) -> FileLock:
    """Return a lock of a workspace that is held now, once more where this thread held it before."""
    lock = _lock_of(folder.resolve() / name)
    with disk_faults(folder):
        try:
            lock.acquire(timeout=wait)
        except Timeout:
            raise _busy(folder) from None
    return lock


def _lock_of(file: Path) -> FileLock:
    locks: dict[tuple[int, Path], FileLock] = _held.__dict__.setdefault("locks", {})
    # With the process, for a process that this one forks holds none of its locks.
    return locks.setdefault((os.getpid(), file), FileLock(file))


def _note_of(folder: Path) -> Path:
    # Beside the lock and not in it: whoever waits for a lock empties its file.
    return folder / ".writer"


def _busy(folder: Path) -> WorkspaceFault:
    what = say("Another import or run is busy in this workspace.")
    fix = say("Wait until it is ready, then give the same command again.")
    try:
        note = _note_of(folder)
        since = datetime.fromtimestamp(note.stat().st_mtime, UTC).astimezone()
        process = json.loads(note.read_text(encoding="utf-8"))["pid"]
    except (OSError, ValueError, KeyError):
        return WorkspaceFault(what, where=str(folder), fix=fix)
    return WorkspaceFault(
        what,
        where=say(
            "{folder}: process {process}, since {since}",
            folder=folder,
            process=process,
            since=f"{since:%Y-%m-%d %H:%M:%S}",
        ),
        fix=fix,
    )
