"""Journals: what people said and decided, one JSON object a line, only ever added to.

A journal is read in one way, whoever reads it: blank lines hold nothing, and a last line that was
not written to its end was never told to be saved, so it is left out.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hogerop.errors import HogeropError, WorkspaceFault
from hogerop.words import say
from hogerop.workspace.durable import disk_faults, make_durable, reading_faults


@dataclass(frozen=True)
class Journal:
    """What a journal holds, read once.

    Parameters
    ----------
    lines : tuple of (int, bytes)
        Every line that is not blank, oldest first, with its number in the file; the first line of
        the file is 1. Whether a line can be understood is for its reader to say.
    digest : str
        SHA-256 of these lines, hexadecimal: another one when any of them was added, edited or
        removed.
    """

    lines: tuple[tuple[int, bytes], ...]
    digest: str


def journal_file(folder: Path, name: str) -> Path:
    """Return the file of a journal, such as ``recorded``."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise HogeropError(f"{name!r} cannot be the name of a journal", where="journal.py")
    return folder / f"{name}.jsonl"


def append(file: Path, line: Mapping[str, object], *, wait: bool = True) -> None:
    """Add a line to a journal and wait until it is on the disk.

    A last line that a stopped writer left half written is cut off first.

    Parameters
    ----------
    wait : bool
        Without it a power cut may lose the line; a stopped process never does.

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
            whole, left = _whole_bytes(handle)
            if _is_object(left):
                # An editor that ends no last line: what it holds is not ours to cut off.
                whole, text = whole + len(left), b"\n" + text
            os.ftruncate(handle, whole)
            try:
                _write(handle, text)
                if wait:
                    os.fsync(handle)
            except OSError:
                os.ftruncate(handle, whole)
                raise
        finally:
            os.close(handle)
        if wait:
            make_durable(file.parent)


def read(file: Path) -> Journal:
    """Return what a journal holds; nothing where there is no such file. A door: reads the file.

    Raises
    ------
    WorkspaceFault
        If the file is there and cannot be read.
    """
    try:
        with reading_faults(file):
            content = file.read_bytes()
    except FileNotFoundError:
        content = b""
    *whole, last = content.split(b"\n")
    if _is_object(last):
        whole.append(last)
    lines = tuple((number, line) for number, line in enumerate(whole, start=1) if line.strip())
    return Journal(lines, hashlib.sha256(b"\n".join(line for _, line in lines)).hexdigest())


def objects(file: Path) -> list[dict[str, Any]]:
    """Return what the lines of a journal say, oldest first. A door: reads the file.

    Raises
    ------
    WorkspaceFault
        If a line is no JSON object; names all of them.
    """
    found, broken = [], []
    for number, line in read(file).lines:
        if _is_object(line):
            found.append(json.loads(line))
        else:
            broken.append(number)
    if broken:
        raise WorkspaceFault(
            say("A line of this journal cannot be read."),
            where=say("{file}, line {line}", file=file, line=", ".join(map(str, broken))),
            fix=say("Put the file back from a backup, or remove that line."),
        )
    return found


def _is_object(line: bytes) -> bool:
    """Return whether a line without an end is whole all the same."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole_bytes(handle: int) -> tuple[int, bytes]:
    """Return how many bytes belong to ended lines, and what follows, looking from the end."""
    size = end = os.lseek(handle, 0, os.SEEK_END)
    while end > 0:
        start = max(0, end - 65536)
        newline = os.pread(handle, end - start, start).rfind(b"\n")
        if newline >= 0:
            end = start + newline + 1
            break
        end = start
    return end, os.pread(handle, size - end, end)


def _write(handle: int, text: bytes) -> None:
    while text:
        text = text[os.write(handle, text) :]
