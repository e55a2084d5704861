"""Journals: what people said and decided, one JSON object a line, only ever added to."""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import disk_faults, make_durable


def journal_file(folder: Path, name: str) -> Path:
    """Return the file of a journal, such as ``recorded``."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise HogeropError(f"{name!r} cannot be the name of a journal", where="journal.py")
    return folder / f"{name}.jsonl"


def append(file: Path, line: Mapping[str, object]) -> None:
    """Add a line to a journal and wait until it is on the disk.

    A last line that a stopped writer left half written is cut off first.

    Raises
    ------
    WorkspaceFault
        If the disk is full or may not be written; the journal is then as it was.
    """
    text = (json.dumps(line, ensure_ascii=False) + "\n").encode()
    with disk_faults(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            whole = _whole_bytes(handle)
            os.ftruncate(handle, whole)
            try:
                _write(handle, text)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, whole)
                raise
        finally:
            os.close(handle)
        make_durable(file.parent)


def lines(file: Path) -> list[dict[str, object]]:
    """Return the lines of a journal, oldest first; a half written last line is left out.

    Raises
    ------
    WorkspaceFault
        If a whole line is no JSON object.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return []
    found = []
    for number, line in enumerate(content.split(b"\n")[:-1], start=1):
        try:
            read = json.loads(line)
        except ValueError:
            read = None
        if not isinstance(read, dict):
            raise WorkspaceFault(
                say("A line of this journal cannot be read."),
                where=say("{file}, line {line}", file=file, line=number),
                fix=say("Put the file back from a backup, or remove that line."),
            )
        found.append(read)
    return found


def _whole_bytes(handle: int) -> int:
    """Return how many bytes of a file belong to whole lines, looking from its end."""
    end = os.lseek(handle, 0, os.SEEK_END)
    while end > 0:
        start = max(0, end - 65536)
        newline = os.pread(handle, end - start, start).rfind(b"\n")
        if newline >= 0:
            return start + newline + 1
        end = start
    return 0


def _write(handle: int, text: bytes) -> None:
    while text:
        text = text[os.write(handle, text) :]
