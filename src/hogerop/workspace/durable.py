"""Put files on the disk so that they survive a power cut, and say in words why that failed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hogerop.errors import WorkspaceFault, why_not
from hogerop.words import say


@contextmanager
def disk_faults(where: Path, *, only_full: bool = False) -> Iterator[None]:
    """Turn the disk's own errors (full, read-only, not allowed) into a fault in words.

    With ``only_full`` the other two pass as they are: they may be about another file.
    """
    try:
        yield
    except OSError as error:
        fault = _said(error, where, only_full)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def reading_faults(where: Path) -> Iterator[None]:
    """Turn what keeps a part of the workspace from being read into a fault in words.

    That it is not there passes as it is: what that means is for the reader to say.
    """
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise WorkspaceFault(
            say("A part of the workspace cannot be read: {reason}.", reason=why_not(error)),
            where=str(error.filename or where),
            fix=say("Give yourself the right to read it, or put it back from a backup."),
        ) from error


def disk_full(where: Path | str) -> WorkspaceFault:
    """Return the fault of a disk without room."""
    return WorkspaceFault(
        say("There is no room left on the disk; nothing was changed."),
        where=str(where),
        fix=say("Free some room on this disk, then give the same command again."),
    )


def make_durable(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_tree_durable(folder: Path) -> None:
    """Wait until everything in a folder is on the disk itself, the folder's own names last."""
    for here, _, files in os.walk(folder, topdown=False):
        for name in files:
            make_durable(Path(here, name))
        make_durable(Path(here))


def replace_text(path: Path, text: str) -> None:
    """Replace a small text file in one step: a reader sees the old text or the new, never half."""
    fresh = path.with_name(f".tmp-{path.name}-{os.getpid()}")
    try:
        with fresh.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    make_durable(path.parent)


def _said(error: OSError, where: Path, only_full: bool) -> WorkspaceFault | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(where)
    if not only_full and error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return WorkspaceFault(
            say("This folder may be read but not written."),
            where=str(error.filename or where),
            fix=say("Give yourself the right to write there, or choose another folder."),
        )
    return None
